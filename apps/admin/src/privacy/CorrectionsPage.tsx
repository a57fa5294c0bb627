import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useFormat, useText } from "../language/index.ts";
import {
  Badge,
  DataTable,
  Dialog,
  Empty,
  Failed,
  Page,
  SelectField,
  type Column,
} from "../parts/index.ts";
import {
  Loaded,
  useDraft,
  useFailure,
  usePages,
  useSession,
  useTRPC,
  useTRPCClient,
  type Outputs,
} from "../server/index.ts";
import { text as texts } from "./text.ts";
import { TextField, valueIn } from "./TextField.tsx";
import { wordFor } from "./words.ts";

type Row = Outputs["privacy"]["corrections"]["rows"][number];

/** What people say is wrong in their data; their institution answers. */
export function CorrectionsPage() {
  const text = useText(texts);
  const { corrections } = text;
  const { moment: at } = useFormat();
  const me = useSession();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [state, setState] = useState<"open" | "all">("open");
  const [answered, setAnswered] = useState<Row | null>(null);
  const input = { limit: 50, state: state === "open" ? ("open" as const) : null };
  const requests = usePages(trpc.privacy.corrections.queryKey(input), (cursor, signal) =>
    client.privacy.corrections.query({ ...input, cursor }, { signal }),
  );
  const columns: readonly Column<Row>[] = [
    { key: "person", name: corrections.person, heading: true, cell: (row) => row.personId },
    {
      key: "statement",
      name: corrections.statement,
      cell: (row) => (
        <>
          <span className="text-soft">{wordFor(text.subjects, row.subject)}:</span>{" "}
          {row.statement ?? corrections.erased}
          {row.answer !== null && <span className="block text-soft">{row.answer}</span>}
        </>
      ),
    },
    { key: "due", name: corrections.due, cell: (row) => at(row.dueAt) },
    {
      key: "state",
      name: corrections.state,
      cell: (row) => (
        <Badge tone={row.state === "open" ? "notice" : "neutral"}>
          {text.correctionStates[row.state]}
        </Badge>
      ),
    },
    {
      key: "answer",
      name: corrections.answer,
      cell: (row) =>
        row.state === "open" && me.role !== "privacy_officer" ? (
          <button type="button" className="button" onClick={() => setAnswered(row)}>
            {corrections.answer}
          </button>
        ) : null,
    },
  ];
  return (
    <Page title={corrections.title} lead={corrections.lead}>
      <SelectField
        label={corrections.state}
        value={state}
        options={[
          { value: "open", name: corrections.open },
          { value: "all", name: corrections.all },
        ]}
        onChange={(value) => setState(value === "open" ? "open" : "all")}
      />
      <Loaded query={requests}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <div className="card">
              {rows.length === 0 ? (
                <Empty title={corrections.empty} />
              ) : (
                <DataTable
                  caption={corrections.title}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.correctionId}
                  tall
                />
              )}
            </div>
          );
        }}
      </Loaded>
      {answered !== null && <AnswerDialog request={answered} onClose={() => setAnswered(null)} />}
    </Page>
  );
}

function AnswerDialog(props: { readonly request: Row; readonly onClose: () => void }) {
  const { corrections } = useText(texts);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const draft = useDraft(`correction.${props.request.correctionId}`);
  const answer = useMutation(
    trpc.privacy.answerCorrection.mutationOptions({
      onSuccess: async () => {
        draft.clear();
        await queries.invalidateQueries();
        props.onClose();
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = event.nativeEvent.submitter;
    const refused = submitter instanceof HTMLButtonElement && submitter.value === "refused";
    answer.mutate({
      commandId: crypto.randomUUID(),
      correctionId: props.request.correctionId,
      state: refused ? "refused" : "corrected",
      answer: valueIn(event.currentTarget, "answer"),
    });
  };
  return (
    <Dialog title={corrections.answer} isOpen onClose={props.onClose}>
      <form onSubmit={submit} className="grid gap-3">
        <p>{props.request.statement ?? corrections.erased}</p>
        <TextField label={corrections.answerText} name="answer" draft={draft} />
        <div className="flex gap-2">
          <button type="submit" value="corrected" className="button button-primary">
            {corrections.corrected}
          </button>
          <button type="submit" value="refused" className="button">
            {corrections.refused}
          </button>
        </div>
        {answer.error !== null && <Failed failure={failure(answer.error)} />}
      </form>
    </Dialog>
  );
}
