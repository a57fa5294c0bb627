import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { labels } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { Facts, Failed, Notice, Section } from "../parts/index.ts";
import { Loaded, useDraft, useFailure, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Standing = NonNullable<Outputs["objections"]["own"]["standing"]>;

/** The reader's own result: the requirement not met, the papers on file, and the form. */
export function OwnResult() {
  const text = useText(texts);
  const trpc = useTRPC();
  const own = useQuery(trpc.objections.own.queryOptions({}));
  return (
    <Section title={text.own}>
      <Loaded query={own}>
        {({ standing }) => (standing === null ? text.noResult : <Form standing={standing} />)}
      </Loaded>
    </Section>
  );
}

function Form({ standing }: { readonly standing: Standing }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const names = useText(labels);
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const nameOf = (code: string) => {
    const known = policy.data?.policy.competency.competencies.find((each) => each.code === code);
    return known === undefined ? code : format.text(known.name);
  };
  const draft = useDraft("objection");
  const fault = draft.text;
  const file = useMutation(
    trpc.objections.file.mutationOptions({
      onSuccess: ({ kind }) => {
        if (kind !== "refused") draft.clear();
        return queries.invalidateQueries({ queryKey: trpc.objections.pathKey() });
      },
    }),
  );
  const { result, window, refusals } = standing;
  const gaps = result.competency?.gaps.filter(({ gap }) => (gap ?? 0) > 0) ?? [];
  const told = file.data?.kind === "refused" ? file.data.refusals : refusals;
  return (
    <div className="space-y-3">
      <Facts
        facts={[
          [text.standing, `${names.standing[result.standing]}: ${names.because[result.because]}`],
          ...(result.home === null
            ? [
                [
                  text.home,
                  result.waiting === null ? text.noHome : names.waiting[result.waiting.kind],
                ] as const,
              ]
            : [[text.home, result.home] as const]),
          [
            text.missing,
            gaps.length === 0
              ? text.nothingMissing
              : gaps
                  .map(({ competency, gap, level, required }) =>
                    text.gap(
                      nameOf(competency),
                      format.number(level ?? required - (gap ?? 0)),
                      format.number(required),
                    ),
                  )
                  .join("; "),
          ],
          [
            text.onFile,
            standing.file.documents
              .map(({ instrument, assessedOn }) => `${instrument} ${format.date(assessedOn)}`)
              .join("; ") || text.nothingMissing,
          ],
        ]}
      />
      <p>{text.window(format.date(window.opensOn), format.date(window.closesOn), window.zone)}</p>
      {told.length > 0 ? (
        <Notice tone="notice" title={told.map(({ kind }) => text.refusals[kind]).join("; ")} />
      ) : (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            file.mutate({ commandId: crypto.randomUUID(), fault });
          }}
        >
          <label className="grid gap-1">
            {text.fault}
            <textarea
              className="field"
              rows={3}
              maxLength={1000}
              value={fault}
              onChange={(event) => draft.write(event.target.value)}
            />
          </label>
          <button
            type="submit"
            className="button button-primary justify-self-start"
            disabled={file.isPending || fault.trim() === ""}
          >
            {text.file}
          </button>
        </form>
      )}
      {file.error !== null && <Failed failure={failure(file.error)} />}
    </div>
  );
}
