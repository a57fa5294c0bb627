import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { labels } from "@pindah/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Facts, Failed, isReason, Notice, Page, Section } from "../parts/index.ts";
import {
  Loaded,
  useDraft,
  useFailure,
  useSession,
  useTRPC,
  type Outputs,
} from "../server/index.ts";
import { Consequence } from "./Consequence.tsx";
import { text as texts } from "./text.ts";

type One = Outputs["objections"]["one"];

/** One objection: what is said, the file, what upholding would change, and who may act now. */
export function ObjectionPage() {
  const text = useText(texts);
  const { objectionId } = useParams({ from: "/objections/$objectionId" });
  const trpc = useTRPC();
  const one = useQuery(
    trpc.objections.one.queryOptions(
      { objectionId },
      {
        refetchInterval: ({ state }) =>
          state.data?.objection.replayState === "queued" ? 1500 : false,
      },
    ),
  );
  return (
    <Page
      title={text.oneTitle(objectionId.slice(0, 8))}
      lead={
        <Link className="link" to="/objections">
          {text.back}
        </Link>
      }
    >
      <Loaded query={one}>{(data) => <Body one={data} />}</Loaded>
    </Page>
  );
}

function Body({ one }: { readonly one: One }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: trpc.objections.pathKey() });
  const review = useMutation(trpc.objections.review.mutationOptions({ onSuccess }));
  const reject = useMutation(trpc.objections.reject.mutationOptions({ onSuccess }));
  const { objection } = one;
  const { objectionId, state } = objection;
  const { household, person } = one.file;
  const names = useText(labels);
  const toSign = state === "in_review" && objection.replayState === "ready";
  const commandId = () => crypto.randomUUID();
  const reviews = me.role === "objection_officer" && !one.callerDecided;
  return (
    <>
      <Section title={text.said}>
        <blockquote className="mb-3 max-w-[75ch] border-s-4 border-line-strong ps-3">
          {objection.fault}
        </blockquote>
        <Facts
          facts={[
            [
              text.person,
              <span key="person" className="font-mono">
                {objection.personId} · {objection.householdId} · {objection.institutionCode}
              </span>,
            ],
            [
              text.state,
              <Badge key="state" tone="neutral">
                {text.states[state]}
              </Badge>,
            ],
            [text.nextStep, text.next[toSign ? "to_sign" : state]],
            [text.filed, format.date(objection.filedOn)],
            [text.answerBy, `${format.date(objection.answerBy)} ${objection.zone}`],
            [
              text.householdOnFile,
              text.household(
                format.number(household.children),
                household.spouse,
                household.accessible,
              ),
            ],
            [
              text.onFile,
              one.file.documents
                .map(({ instrument, assessedOn }) => `${instrument} ${format.date(assessedOn)}`)
                .join("; ") || text.nothingMissing,
            ],
            [text.grade, `${person.grade} · ${names.postLevel[person.postLevel]}`],
            ...(objection.finding === null ? [] : [[text.found, objection.finding] as const]),
            ...(objection.answer === null ? [] : [[text.answer, objection.answer] as const]),
          ]}
        />
        {one.callerDecided && <Notice tone="notice" title={text.decided} />}
        <div className="no-print mt-3 flex flex-wrap gap-2">
          {reviews && state === "filed" && (
            <Act
              name={text.review}
              question={text.reviewQuestion}
              isPrimary
              isBusy={review.isPending}
              failure={review.error === null ? null : failure(review.error)}
              onConfirm={(_reason, close) =>
                review.mutate({ commandId: commandId(), objectionId }, { onSuccess: close })
              }
            />
          )}
          {reviews && state === "in_review" && (
            <Act
              name={text.reject}
              question={text.rejectQuestion}
              asksReason
              isBusy={reject.isPending}
              failure={reject.error === null ? null : failure(reject.error)}
              onConfirm={(answer, close) =>
                reject.mutate({ commandId: commandId(), objectionId, answer }, { onSuccess: close })
              }
            />
          )}
        </div>
      </Section>
      {reviews && state === "in_review" && <CorrectFacts one={one} />}
      {objection.replayState !== "none" && (
        <Section title={text.consequence} note={text.consequenceNote}>
          {objection.replayState === "queued" && <p role="status">{text.computing}</p>}
          {objection.replayState === "failed" && <Notice tone="negative" title={text.failed} />}
          {objection.replay?.kind === "refused" && (
            <Notice tone="negative" title={text.refusedReplay} />
          )}
          {objection.replay?.kind === "replayed" && (
            <Consequence
              objectionId={objectionId}
              variants={objection.replay.variants}
              signs={me.role === "approver" && state === "in_review" && !one.callerDecided}
            />
          )}
        </Section>
      )}
    </>
  );
}

function CorrectFacts({ one }: { readonly one: One }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const [household, setHousehold] = useState(one.file.household);

  const draft = useDraft(`objection.${one.objection.objectionId}`);
  const finding = draft.text;
  const find = useMutation(
    trpc.objections.find.mutationOptions({
      onSuccess: () => {
        draft.clear();
        return queries.invalidateQueries({ queryKey: trpc.objections.pathKey() });
      },
    }),
  );
  const { objectionId, householdId } = one.objection;
  const { children, spouse, accessible } = household;
  return (
    <Section title={text.correct}>
      <form
        className="grid max-w-xl gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const correct = { children, spouse, accessible };
          find.mutate({
            commandId: crypto.randomUUID(),
            objectionId,
            facts: [{ kind: "household", householdId, correct }],
            finding,
          });
        }}
      >
        <label className="grid gap-1">
          {text.children}
          <input
            className="field"
            type="number"
            min={0}
            max={20}
            value={children}
            onChange={(event) =>
              setHousehold({ ...household, children: Math.trunc(event.target.valueAsNumber || 0) })
            }
          />
        </label>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={spouse}
            onChange={(event) => setHousehold({ ...household, spouse: event.target.checked })}
          />
          {text.spouse}
        </label>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={accessible}
            onChange={(event) => setHousehold({ ...household, accessible: event.target.checked })}
          />
          {text.accessible}
        </label>
        <label className="grid gap-1">
          {text.finding}
          <textarea
            className="field"
            rows={2}
            maxLength={1000}
            value={finding}
            onChange={(event) => draft.write(event.target.value)}
          />
        </label>
        <button
          type="submit"
          className="button button-primary justify-self-start"
          disabled={find.isPending || !isReason(finding)}
        >
          {text.compute}
        </button>
        {find.error !== null && <Failed failure={failure(find.error)} />}
      </form>
    </Section>
  );
}
