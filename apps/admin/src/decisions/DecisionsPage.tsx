import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { labels } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Empty, Page, Wide } from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { Propose } from "./Propose.tsx";
import { text as texts } from "./text.ts";

const tones = { proposed: "notice", granted: "positive", refused: "neutral" } as const;
type Row = Outputs["decisions"]["list"]["rows"][number];

/** Hardship reviews: what the plan computed beside what is asked for and what was decided. */
export function DecisionsPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const me = useSession();
  const list = useQuery(trpc.decisions.list.queryOptions({}));
  return (
    <Page title={text.title} lead={text.lead}>
      {(me.role === "planner" || me.role === "institution_admin") && <Propose />}
      <Loaded query={list}>
        {({ rows }) => (
          <div className="card">
            {rows.length === 0 ? (
              <Empty title={text.none}>{text.noneNext}</Empty>
            ) : (
              <Wide label={text.title}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{text.person}</th>
                      <th scope="col">{text.computed}</th>
                      <th scope="col">{text.asked}</th>
                      <th scope="col">{text.until}</th>
                      <th scope="col">{text.state}</th>
                      <th scope="col">{text.decision}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <DecisionRow key={row.decisionId} row={row} />
                    ))}
                  </tbody>
                </table>
              </Wide>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function DecisionRow({ row }: { readonly row: Row }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const decide = useMutation(
    trpc.decisions.decide.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.decisions.pathKey() }),
    }),
  );
  const { decisionId, contentHash, state } = row;
  const act = (name: "grant" | "refuse", question: string) => (
    <Act
      name={text[name]}
      question={question}
      hash={contentHash}
      asksReason
      isPrimary={name === "grant"}
      isBusy={decide.isPending}
      failure={decide.error === null ? null : failure(decide.error)}
      onConfirm={(reason, close) =>
        decide.mutate(
          { commandId: crypto.randomUUID(), decisionId, contentHash, act: name, reason },
          { onSuccess: close },
        )
      }
    />
  );
  return (
    <tr>
      <th scope="row">
        {row.person.initials} · {row.institutionAbbrev}
        <span className="block font-mono text-sm font-normal text-soft">{row.personId}</span>
        <span className="block text-sm font-normal text-soft">{row.unitNameId}</span>
      </th>
      <td>
        {names.standing[row.computed.status]}
        <span className="block text-sm text-soft">{names.because[row.computed.because]}</span>
      </td>
      <td>
        {text.measures[row.measure]}, {text.grounds[row.ground]}
        <span className="block text-sm text-soft">{row.reason}</span>
      </td>
      <td>
        {format.date(row.answerBy)} {row.zone}
      </td>
      <td>
        <Badge tone={tones[state]}>{text.states[state]}</Badge>
      </td>
      <td>
        {state === "proposed" && me.role === "approver" ? (
          <div className="flex flex-wrap gap-2">
            {act("grant", text.grantQuestion)}
            {act("refuse", text.refuseQuestion)}
          </div>
        ) : (
          (row.decisionReason ?? text.waits)
        )}
      </td>
    </tr>
  );
}
