import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import {
  DataTable,
  Empty,
  Failed,
  Page,
  Section,
  SelectField,
  type Column,
} from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";
import { LineField, TextField, valueIn } from "./TextField.tsx";
import { useMoment, wordFor } from "./words.ts";

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
  const at = useMoment();
  const trpc = useTRPC();
  const looked = useQuery(trpc.privacy.whoLooked.queryOptions({ personId, limit: 100 }));
  const columns: readonly Column<Read>[] = [
    { key: "when", name: reads.when, cell: (row) => at(row.readAt) },
    {
      key: "who",
      name: reads.who,
      heading: true,
      cell: (row) => `${row.userName ?? "–"} (${row.role.replaceAll("_", " ")})`,
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
      {(data) => (
        <Section title={`${data.person.initials} ${data.person.nipMasked}`} flush>
          {data.rows.length === 0 ? (
            <Empty title={reads.empty} />
          ) : (
            <DataTable
              caption={reads.title}
              columns={columns}
              rows={data.rows}
              rowKey={(row) => row.readId}
            />
          )}
        </Section>
      )}
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
  const unmask = useMutation(trpc.privacy.unmask.mutationOptions());
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
        <button type="submit" className="button" disabled={unmask.isPending}>
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
