import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { z } from "zod";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Failed, Page, Section, SelectField } from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";
import { LineField, valueIn } from "./TextField.tsx";
import { wordFor } from "./words.ts";

type Retention = Outputs["privacy"]["retention"];

/** The clock that removes what is past its time, and the erasures that two officers decide. */
export function RetentionPage() {
  const { retention } = useText(texts);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const state = useQuery(trpc.privacy.retention.queryOptions({}));
  const run = useMutation(
    trpc.privacy.runRetention.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  return (
    <Page
      title={retention.title}
      lead={retention.lead}
      actions={
        <Act
          name={retention.run}
          question={retention.runQuestion}
          body={retention.runBody}
          isBusy={run.isPending}
          failure={run.error === null ? null : failure(run.error)}
          onConfirm={(_, close) =>
            run.mutate({ commandId: crypto.randomUUID() }, { onSuccess: close })
          }
        />
      }
    >
      <Loaded query={state}>
        {(data) => (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Schedule schedule={data.schedule} />
            <div className="grid gap-4">
              <Erasures erasures={data.erasures} />
              <Runs runs={data.runs} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Schedule({ schedule }: { readonly schedule: Retention["schedule"] }) {
  const { retention } = useText(texts);
  const format = useFormat();
  return (
    <Section title={retention.schedule(format.date(schedule.from))} wide>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{retention.kind}</th>
            <th scope="col" className="number">
              {retention.kept}
            </th>
            <th scope="col">{retention.basis}</th>
          </tr>
        </thead>
        <tbody>
          {schedule.rules.map((rule) => (
            <tr key={rule.kind}>
              <th scope="row">{retention.kinds[rule.kind]}</th>
              <td className="number">{format.number(rule.keptDays)}</td>
              <td>{rule.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const Report = z.array(z.object({ kind: z.string(), rows: z.number() }));

function Runs({ runs }: { readonly runs: Retention["runs"] }) {
  const { retention } = useText(texts);
  const { moment: at } = useFormat();
  const format = useFormat();
  return (
    <Section title={retention.runs}>
      {runs.length === 0 && <p className="text-sm text-soft">{retention.never}</p>}
      <ul className="divide-y divide-line text-sm">
        {runs.map((run) => {
          const removed = Report.parse(run.report).filter(({ rows }) => rows > 0);
          return (
            <li key={run.runId} className="py-1.5">
              {at(run.ranAt)} WIB:{" "}
              {removed
                .map(({ kind, rows }) => `${wordFor(retention.kinds, kind)} ${format.number(rows)}`)
                .join(", ") || retention.nothing}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const reasons = ["retention_over", "request_of_the_person", "unlawful"] as const;

function Erasures({ erasures }: { readonly erasures: Retention["erasures"] }) {
  const text = useText(texts);
  const { retention } = text;
  const me = useSession();
  const { moment: at } = useFormat();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const [reason, setReason] = useState("request_of_the_person");
  const onSuccess = () => queries.invalidateQueries();
  const ask = useMutation(trpc.privacy.requestErasure.mutationOptions({ onSuccess }));
  const decide = useMutation(trpc.privacy.decideErasure.mutationOptions({ onSuccess }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = reasons.find((word) => word === reason);
    if (chosen === undefined) return;
    const personId = valueIn(event.currentTarget, "personId").toUpperCase();
    ask.mutate({ commandId: crypto.randomUUID(), personId, reason: chosen });
  };
  const decision = (erasureId: string) => ({ commandId: crypto.randomUUID(), erasureId });
  const error = ask.error ?? decide.error;
  return (
    <Section title={retention.erasures} note={retention.erasuresNote}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <LineField label={retention.person} name="personId" />
        <SelectField
          label={retention.reason}
          value={reason}
          options={reasons.map((value) => ({ value, name: text.erasureReasons[value] }))}
          onChange={setReason}
        />
        <button type="submit" className="button" disabled={ask.isPending}>
          {retention.ask}
        </button>
      </form>
      {error !== null && <Failed failure={failure(error)} />}
      {erasures.length === 0 && <p className="mt-3 text-sm text-soft">{retention.noErasures}</p>}
      <ul className="mt-3 divide-y divide-line text-sm">
        {erasures.map((row) => (
          <li key={row.erasureId} className="flex flex-wrap items-center gap-2 py-1.5">
            <span className="flex-1">
              {row.personId} · {text.erasureReasons[row.reason]} · {at(row.requestedAt)}{" "}
              <Badge tone={row.state === "requested" ? "notice" : "neutral"}>
                {retention.states[row.state]}
              </Badge>
            </span>
            {row.state === "requested" && row.requestedBy !== me.userId && (
              <>
                <Act
                  name={retention.erase}
                  question={retention.eraseQuestion(row.personId)}
                  body={retention.eraseBody}
                  isBusy={decide.isPending}
                  failure={decide.error === null ? null : failure(decide.error)}
                  onConfirm={(_, close) =>
                    decide.mutate({ ...decision(row.erasureId), erase: true }, { onSuccess: close })
                  }
                />
                <button
                  type="button"
                  className="button"
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ ...decision(row.erasureId), erase: false })}
                >
                  {retention.withdraw}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
