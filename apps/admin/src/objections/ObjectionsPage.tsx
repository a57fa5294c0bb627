import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Empty, Page, Section, Wide } from "../parts/index.ts";
import { Loaded, useSession, useTRPC } from "../server/index.ts";
import { OwnResult } from "./OwnResult.tsx";
import { Withdraw } from "./Withdraw.tsx";
import { text as texts } from "./text.ts";

const tones = {
  filed: "notice",
  in_review: "notice",
  upheld: "positive",
  rejected: "neutral",
  withdrawn: "neutral",
} as const;

/** The queue; for an employee, the own result with the form above it. */
export function ObjectionsPage() {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const opens = ["planner", "approver", "auditor", "objection_officer"].includes(me.role);
  const list = useQuery(trpc.objections.list.queryOptions({}));
  return (
    <Page title={text.title} lead={text.lead}>
      {me.role === "employee" && <OwnResult />}
      <Section title={me.role === "employee" ? text.ownQueue : text.queue} flush>
        <Loaded query={list}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={text.none}>
                {me.role === "employee" ? text.noneOwn : text.noneNext}
              </Empty>
            ) : (
              <Wide label={text.queue}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{text.person}</th>
                      <th scope="col">{text.filed}</th>
                      <th scope="col">{text.answerBy}</th>
                      <th scope="col">{text.state}</th>
                      <th scope="col">{text.answer}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.objectionId}>
                        <th scope="row">
                          {opens ? (
                            <Link
                              className="link"
                              to="/objections/$objectionId"
                              params={{ objectionId: row.objectionId }}
                            >
                              {row.person.initials} · {row.institutionAbbrev}
                            </Link>
                          ) : (
                            `${row.person.initials} · ${row.institutionAbbrev}`
                          )}
                          <span className="block font-mono text-sm font-normal text-soft">
                            {row.personId}
                          </span>
                        </th>
                        <td>{format.date(row.filedOn)}</td>
                        <td>
                          {format.date(row.answerBy)} {row.zone}
                        </td>
                        <td>
                          <Badge tone={tones[row.state]}>{text.states[row.state]}</Badge>
                          <span className="block text-sm text-soft">
                            {
                              text.next[
                                row.state === "in_review" && row.replayState === "ready"
                                  ? "to_sign"
                                  : row.state
                              ]
                            }
                          </span>
                        </td>
                        <td>
                          {row.answer ?? "–"}
                          {me.role === "employee" &&
                            (row.state === "filed" || row.state === "in_review") && (
                              <Withdraw objectionId={row.objectionId} />
                            )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Wide>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
