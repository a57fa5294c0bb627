import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Failed, Notice, Section, SelectField } from "../parts/index.ts";
import { Loaded, useDraft, useFailure, usePages, useTRPC, useTRPCClient } from "../server/index.ts";
import { text as texts } from "./text.ts";
import { TextField, valueIn } from "./TextField.tsx";
import { wordFor } from "./words.ts";

const subjects = ["identity", "employment", "household", "competency", "home", "other"] as const;

/** Says what is wrong, and shows what became of it. */
export function MyCorrections() {
  const text = useText(texts);
  const { moment: at } = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failure = useFailure();
  const [subject, setSubject] = useState("household");
  const draft = useDraft("correction");
  const input = { limit: 20 };
  const requests = usePages(trpc.privacy.corrections.queryKey(input), (cursor, signal) =>
    client.privacy.corrections.query({ ...input, cursor }, { signal }),
  );
  const ask = useMutation(
    trpc.privacy.requestCorrection.mutationOptions({
      onSuccess: () => {
        draft.clear();
        return queries.invalidateQueries();
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = subjects.find((word) => word === subject);
    if (chosen === undefined) return;
    const statement = valueIn(event.currentTarget, "statement");
    ask.mutate({ commandId: crypto.randomUUID(), subject: chosen, statement });
  };
  return (
    <Section title={text.mine.correct}>
      <form onSubmit={submit} className="grid gap-3">
        <SelectField
          label={text.mine.subject}
          value={subject}
          options={subjects.map((value) => ({ value, name: text.subjects[value] }))}
          onChange={setSubject}
        />
        <TextField label={text.mine.statement} name="statement" draft={draft} />
        <button
          type="submit"
          className="button button-primary justify-self-start"
          disabled={ask.isPending}
        >
          {text.mine.send}
        </button>
        {ask.data !== undefined && <Notice tone="positive" title={text.mine.sent} />}
        {ask.error !== null && <Failed failure={failure(ask.error)} />}
      </form>
      <h3 className="mt-4">{text.mine.requests}</h3>
      <Loaded query={requests} lines={2}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <p className="text-sm text-soft">{text.mine.noRequests}</p>;
          return (
            <ul className="divide-y divide-line text-sm">
              {rows.map((row) => (
                <li key={row.correctionId} className="py-2">
                  <Badge tone={row.state === "corrected" ? "positive" : "neutral"}>
                    {text.correctionStates[row.state]}
                  </Badge>{" "}
                  {wordFor(text.subjects, row.subject)}: {row.statement}
                  {row.state === "open" && (
                    <span className="block text-soft">
                      {text.mine.due} {at(row.dueAt)} WIB
                    </span>
                  )}
                  {row.answer !== null && (
                    <span className="block">
                      {text.mine.answer}: {row.answer}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}
