import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Empty, Page, Section, Wide } from "../parts/index.ts";
import { Loaded, useSession, useTRPC } from "../server/index.ts";
import { OwnResult } from "./OwnResult.tsx";
import { text as texts } from "./text.ts";

/** The queue; for an employee, the own result with the form above it. */
export function ObjectionsPage() {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const list = useQuery(trpc.objections.list.queryOptions({}));
  return (
    <Page title={text.title} lead={text.lead}>
      {me.role === "employee" && <OwnResult />}
      <Section title={text.queue} flush>
        <Loaded query={list}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={text.none} />
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
                          <Link
                            className="link"
                            to="/objections/$objectionId"
                            params={{ objectionId: row.objectionId }}
                          >
                            {row.person.initials} · {row.institutionAbbrev}
                          </Link>
                        </th>
                        <td>{format.date(row.filedOn)}</td>
                        <td>
                          {format.date(row.answerBy)} {row.zone}
                        </td>
                        <td>
                          <Badge tone="neutral">{text.states[row.state]}</Badge>
                        </td>
                        <td>{row.answer ?? "–"}</td>
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
