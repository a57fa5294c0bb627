import { assertNever } from "@pindah/domain/kernel";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { labels } from "@pindah/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Empty, Facts, Failed, Notice, Page, Section, Wide } from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type List = Outputs["nominations"]["list"];
type Refusal = Extract<Outputs["nominations"]["name"], { kind: "refused" }>["refusals"][number];

/** One institution's list for one wave: its names, who may be added, and what its state allows. */
export function ListPage() {
  const text = useText(texts);
  const { waveId, institutionCode } = useParams({ from: "/nominations/$waveId/$institutionCode" });
  const trpc = useTRPC();
  const list = useQuery(trpc.nominations.list.queryOptions({ waveId, institutionCode }));
  const format = useFormat();
  const waves = useQuery(trpc.waves.list.queryOptions({}));
  const wave = waves.data?.find((each) => each.waveId === waveId);
  const name = wave === undefined ? waveId : format.text(wave.name);
  return (
    <Page
      title={text.listTitle(institutionCode, name)}
      lead={
        <Link className="link" to="/nominations">
          {text.back}
        </Link>
      }
    >
      <Loaded query={list}>{(data) => <ListBody list={data} />}</Loaded>
    </Page>
  );
}

function ListBody({ list }: { readonly list: List }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const onSuccess = (answer: Outputs["nominations"]["name"]) => {
    setRefusals(answer.kind === "refused" ? answer.refusals : []);
    void queries.invalidateQueries({ queryKey: trpc.nominations.pathKey() });
  };
  const name = useMutation(trpc.nominations.name.mutationOptions({ onSuccess }));
  const submit = useMutation(trpc.nominations.submit.mutationOptions({ onSuccess }));
  const verify = useMutation(trpc.nominations.verify.mutationOptions({ onSuccess }));
  const confirm = useMutation(trpc.nominations.confirm.mutationOptions({ onSuccess }));
  const giveBack = useMutation(trpc.nominations.return.mutationOptions({ onSuccess }));
  const { waveId, institutionCode, contentHash, state, quota } = list;
  const place = () => ({ commandId: crypto.randomUUID(), waveId, institutionCode });
  const isOpen = state === "draft" || state === "returned";
  const names = isOpen && (me.role === "institution_officer" || me.role === "institution_admin");
  const failed = (error: unknown) => (error === null ? null : failure(error));
  return (
    <>
      <Section title={text.standing}>
        <Facts
          facts={[
            [
              text.state,
              <Badge key="state" tone="neutral">
                {text.states[state]}
              </Badge>,
            ],
            [text.quota, `${format.number(list.named.length)} / ${format.number(quota)}`],
            [text.until, `${format.date(list.lastDay)} ${list.zone}`],
            [text.nextStep, text.next[state]],
            ...(list.note === null ? [] : [[text.note, list.note] as const]),
          ]}
        />
        <div className="no-print mt-3 flex flex-wrap gap-2">
          {isOpen && me.role === "institution_admin" && list.named.length > 0 && (
            <Act
              name={text.submit}
              question={text.submitQuestion}
              hash={contentHash}
              isPrimary
              isBusy={submit.isPending}
              failure={failed(submit.error)}
              onConfirm={(_reason, close) =>
                submit.mutate({ ...place(), contentHash }, { onSuccess: close })
              }
            />
          )}
          {state === "submitted" && me.role === "competency_assessor" && (
            <Act
              name={text.verify}
              question={text.verifyQuestion}
              hash={contentHash}
              isPrimary
              isBusy={verify.isPending}
              failure={failed(verify.error)}
              onConfirm={(_reason, close) =>
                verify.mutate({ ...place(), contentHash }, { onSuccess: close })
              }
            />
          )}
          {state === "verified" && me.role === "approver" && (
            <Act
              name={text.confirm}
              question={text.confirmQuestion}
              hash={contentHash}
              isPrimary
              isBusy={confirm.isPending}
              failure={failed(confirm.error)}
              onConfirm={(_reason, close) =>
                confirm.mutate({ ...place(), contentHash }, { onSuccess: close })
              }
            />
          )}
          {((state === "submitted" && me.role === "competency_assessor") ||
            (state === "verified" && me.role === "approver")) && (
            <Act
              name={text.return}
              question={text.returnQuestion}
              asksReason
              isBusy={giveBack.isPending}
              failure={failed(giveBack.error)}
              onConfirm={(note, close) =>
                giveBack.mutate({ ...place(), note }, { onSuccess: close })
              }
            />
          )}
        </div>
        {refusals.length > 0 && (
          <Notice tone="negative" title={text.refusedTitle}>
            <Findings findings={refusals} />
          </Notice>
        )}
        {list.findings.length > 0 && (
          <Notice tone="notice" title={text.findings}>
            <Findings findings={list.findings} />
          </Notice>
        )}
        {name.error !== null && <Failed failure={failure(name.error)} />}
      </Section>
      <People
        title={text.people}
        empty={text.nobody}
        rows={list.named}
        act={
          names
            ? {
                name: text.remove,
                run: (remove) => name.mutate({ ...place(), add: [], remove }),
              }
            : null
        }
      />
      {names && (
        <People
          title={text.candidates}
          empty={text.noCandidates}
          rows={list.candidates}
          act={{ name: text.add, run: (add) => name.mutate({ ...place(), add, remove: [] }) }}
          all={{
            name: text.addAll,
            count: Math.max(0, quota - list.named.length),
          }}
        />
      )}
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly Refusal[] }) {
  return (
    <ul className="list-disc pl-5">
      {findings.map((finding, place) => (
        <li key={`${finding.kind} ${place}`}>
          {"personId" in finding && <span className="font-mono">{finding.personId}: </span>}
          <Cause finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function Cause({ finding }: { readonly finding: Refusal }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const cause = text.refusals[finding.kind];
  switch (finding.kind) {
    case "beyond_quota":
      return `${cause}: ${format.number(finding.named)} / ${format.number(finding.quota)}`;
    case "too_late":
      return `${cause}: ${format.date(finding.lastDay)} ${finding.zone}. ${text.askForTime}`;
    case "discipline":
      return `${cause}: ${oneOf(names.discipline, finding.discipline)}`;
    case "legal_standing":
      return `${cause}: ${oneOf(names.legalStanding, finding.standing)}`;
    case "retires_too_soon":
      return `${cause}: ${format.date(finding.retiresOn)}`;
    case "not_in_registry":
    case "competency":
    case "objection_open":
    case "hardship_granted":
    case "not_of_institution":
    case "named_elsewhere":
    case "nobody_named":
      return cause;
    default:
      return assertNever(finding);
  }
}

/** The name of a coded value, or the code where it has none. */
function oneOf(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code;
}

type Row = List["candidates"][number];

function People(props: {
  readonly title: string;
  readonly empty: string;
  readonly rows: readonly Row[];
  readonly act: { readonly name: string; readonly run: (ids: Row["personId"][]) => void } | null;
  readonly all?: { readonly name: string; readonly count: number };
}) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { act, all, rows } = props;
  const chosen = rows.filter(({ personId }) => picked.has(personId));
  const toggle = (personId: string) => {
    const next = new Set(picked);
    if (!next.delete(personId)) next.add(personId);
    setPicked(next);
  };
  const run = (people: readonly Row[]) => {
    act?.run(people.map(({ personId }) => personId));
    setPicked(new Set());
  };
  return (
    <Section
      title={`${props.title} (${format.number(rows.length)})`}
      flush
      actions={
        act !== null && (
          <div className="no-print flex flex-wrap gap-2">
            {all !== undefined && all.count > 0 && rows.length > 0 && (
              <button
                type="button"
                className="button"
                onClick={() => run(rows.slice(0, all.count))}
              >
                {all.name}
              </button>
            )}
            <button
              type="button"
              className="button"
              disabled={chosen.length === 0}
              onClick={() => run(chosen)}
            >
              {act.name} ({chosen.length})
            </button>
          </div>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty title={props.empty} />
      ) : (
        <Wide label={props.title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{text.person}</th>
                <th scope="col">{text.unit}</th>
                <th scope="col">{text.outcome}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.personId}>
                  <th scope="row">
                    <label className="flex items-center gap-2">
                      {act !== null && (
                        <input
                          type="checkbox"
                          aria-label={text.pick(row.personId)}
                          checked={picked.has(row.personId)}
                          onChange={() => toggle(row.personId)}
                        />
                      )}
                      {row.person.initials}{" "}
                      <span className="font-mono text-sm text-soft">{row.person.nipMasked}</span>
                    </label>
                  </th>
                  <td>
                    {row.unitNameId}
                    <span className="block text-sm text-soft">
                      {names.postLevel[row.postLevel]}
                    </span>
                  </td>
                  <td>{row.outcome === null ? text.notAssessed : text.outcomes[row.outcome]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </Section>
  );
}
