import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Figure, Section } from "../parts/index.ts";
import { Loaded, useFailure, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Submission = Outputs["imports"]["submission"];

/** How many people stand on the institution's list, and whether it says that this is right. */
export function SubmissionCard() {
  const { submission: text } = useText(texts);
  const trpc = useTRPC();
  const submission = useQuery(trpc.imports.submission.queryOptions({}));
  return (
    <Section title={text.title}>
      <Loaded query={submission}>{(data) => <Submitted data={data} />}</Loaded>
    </Section>
  );
}

function Submitted({ data }: { readonly data: Submission }) {
  const { submission: text } = useText(texts);
  const format = useFormat();
  const { moment: at } = useFormat();
  const failure = useFailure();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const submit = useMutation(
    trpc.imports.submit.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.imports.submission.queryKey() }),
    }),
  );
  const { people, submittedPeople, changedAt, state } = data;
  return (
    <div className="space-y-3">
      <dl>
        <Figure
          name={text.people}
          value={format.number(people)}
          beside={
            <Badge tone={state === "draft" ? "neutral" : "positive"}>{text.states[state]}</Badge>
          }
        />
      </dl>
      {submittedPeople !== null && changedAt !== null && (
        <p className="text-sm text-soft">
          {text.submittedAt(format.number(submittedPeople), at(changedAt))}
          {submittedPeople !== people && <span className="block">{text.since}</span>}
        </p>
      )}
      {data.running > 0 ? (
        <p className="text-sm text-soft">{text.running}</p>
      ) : (
        <Act
          name={text.submit}
          question={text.question}
          body={text.body(format.number(people))}
          isBusy={submit.isPending}
          failure={submit.error === null ? null : failure(submit.error)}
          onConfirm={(_reason, close) =>
            submit.mutate({ commandId: crypto.randomUUID() }, { onSuccess: close })
          }
        />
      )}
    </div>
  );
}
