import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useFormat, useText } from "../language/index.ts";
import {
  DataTable,
  Empty,
  Failed,
  Page,
  Section,
  SelectField,
  type Column,
} from "../parts/index.ts";
import {
  Loaded,
  roleNames,
  useFailure,
  usePages,
  useSession,
  useTRPC,
  useTRPCClient,
  type Outputs,
} from "../server/index.ts";
import { text as texts } from "./text.ts";
import { LineField, TextField, valueIn } from "./TextField.tsx";
import { wordFor } from "./words.ts";

type Read = Outputs["privacy"]["whoLooked"]["rows"][number];

/** Who looked at one person. The code is typed, and stands in no address. */
export function PersonReadsPage() {
  const { reads } = useText(texts);
  const me = useSession();
  const [personId, setPersonId] = useState("");
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPersonId(valueIn(event.currentTarget, "personId").toUpperCase());
  };
  return (
    <Page title={reads.title} lead={reads.lead}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <LineField label={reads.code} name="personId" />
        <button type="submit" className="button button-primary">
          {reads.show}
        </button>
      </form>
      {personId === "" && (
        <div className="card">
          <Empty title={reads.before}>
            <p className="text-sm">{reads.beforeNote}</p>
          </Empty>
        </div>
      )}
      {personId !== "" && <ReadsOf personId={personId} />}
      {personId !== "" && me.role === "privacy_officer" && (
        <Unmask key={personId} personId={personId} />
      )}
    </Page>
  );
}

function ReadsOf({ personId }: { readonly personId: string }) {
  const text = useText(texts);
  const { reads } = text;
  const names = useText(roleNames);
  const { moment: at } = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { personId, limit: 100 };
  const looked = usePages(trpc.privacy.whoLooked.queryKey(input), (cursor, signal) =>
    client.privacy.whoLooked.query({ ...input, cursor }, { signal }),
  );
  const columns: readonly Column<Read>[] = [
    { key: "when", name: reads.when, cell: (row) => at(row.readAt) },
    {
      key: "who",
      name: reads.who,
      heading: true,
      cell: (row) => `${row.userName ?? "–"} (${names[row.role]})`,
    },
    { key: "purpose", name: reads.purpose, cell: (row) => wordFor(text.purposes, row.purpose) },
    {
      key: "page",
      name: reads.page,
      cell: (row) => <span className="font-mono text-xs">{row.procedure}</span>,
    },
  ];
  return (
    <Loaded query={looked}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        const [first] = pages;
        if (first === undefined) return null;
        const { person, unmaskings } = first;
        return (
          <>
            <Section title={`${personId} · ${person.initials} · ${person.nipMasked}`} flush>
              {rows.length === 0 ? (
                <Empty title={reads.empty} />
              ) : (
                <DataTable
                  caption={reads.title}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.readId}
                />
              )}
              {looked.hasNextPage && (
                <button
                  type="button"
                  className="button m-3"
                  onClick={() => void looked.fetchNextPage()}
                >
                  {text.more}
                </button>
              )}
            </Section>
            {unmaskings.length > 0 && (
              <Section title={reads.unmasked}>
                <ul className="divide-y divide-line text-sm">
                  {unmaskings.map((row) => (
                    <li key={row.unmaskedAt} className="py-1.5">
                      {at(row.unmaskedAt)} · {names[row.role]} · {wordFor(text.reasons, row.reason)}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

const reasons = [
  "verify_identity",
  "answer_the_person",
  "handle_objection",
  "hand_over_home",
  "incident",
] as const;

/** Name and number, for a reason that the person can read. */
function Unmask({ personId }: { readonly personId: string }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const failure = useFailure();
  const [reason, setReason] = useState("verify_identity");
  const queries = useQueryClient();
  const unmask = useMutation(
    trpc.privacy.unmask.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = reasons.find((word) => word === reason);
    if (chosen === undefined) return;
    const note = valueIn(event.currentTarget, "note");
    unmask.mutate({ commandId: crypto.randomUUID(), personId, reason: chosen, note });
  };
  return (
    <Section title={text.reads.unmask}>
      <form onSubmit={submit} className="grid max-w-xl gap-3">
        <SelectField
          label={text.reads.reason}
          value={reason}
          options={reasons.map((value) => ({ value, name: text.reasons[value] }))}
          onChange={setReason}
        />
        <TextField label={text.reads.note} name="note" />
        <button type="submit" className="button justify-self-start" disabled={unmask.isPending}>
          {text.reads.go}
        </button>
        {unmask.data !== undefined && (
          <output className="font-semibold">
            {unmask.data.name} · <span className="font-mono">{unmask.data.nip}</span>
          </output>
        )}
        {unmask.error !== null && <Failed failure={failure(unmask.error)} />}
      </form>
    </Section>
  );
}
