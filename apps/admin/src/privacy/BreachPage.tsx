import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useFormat, useText } from "../language/index.ts";
import { DataTable, Empty, Failed, Notice, Page, Section, type Column } from "../parts/index.ts";
import { figuresOf, useFailure, useTRPCClient, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";
import { LineField, valueIn } from "./TextField.tsx";

type Affected = Outputs["privacy"]["affected"]["rows"][number];

/** What a field for day and time says, meant in western Indonesia, as a moment. */
const momentOf = (typed: string) => new Date(`${typed}+07:00`).toISOString();

/** Whose data was shown in a time: the list for telling them. */
export function BreachPage() {
  const { breach } = useText(texts);
  const format = useFormat();
  const { moment: at } = useFormat();
  const client = useTRPCClient();
  const failure = useFailure();
  const [isBackwards, setBackwards] = useState(false);
  const list = useMutation({
    mutationFn: async (range: {
      readonly from: string;
      readonly until: string;
      readonly signInNames: string[];
    }) => {
      const rows: Affected[] = [];
      let cursor: string | null = null;
      do {
        const input = { ...range, limit: 1000, cursor };
        const page: Outputs["privacy"]["affected"] = await client.privacy.affected.query(input);
        rows.push(...page.rows);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return rows;
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [from, until] = [momentOf(valueIn(form, "from")), momentOf(valueIn(form, "until"))];
    setBackwards(from >= until);
    if (from >= until) return;
    const signInNames = valueIn(form, "accounts")
      .split(",")
      .flatMap((part) => part.trim().toLowerCase() || []);
    list.mutate({ from, until, signInNames });
  };
  const columns: readonly Column<Affected>[] = [
    {
      key: "person",
      name: breach.person,
      heading: true,
      cell: (row) => `${row.personId} ${row.person.initials}`,
    },
    { key: "institution", name: breach.institution, cell: (row) => row.institutionCode ?? "–" },
    { key: "reads", name: breach.reads, numeric: true, cell: (row) => format.number(row.reads) },
    { key: "first", name: breach.first, cell: (row) => at(row.firstAt) },
    { key: "last", name: breach.last, cell: (row) => at(row.lastAt) },
  ];
  return (
    <Page title={breach.title} lead={breach.lead}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <LineField label={breach.from} name="from" type="datetime-local" />
        <LineField label={breach.until} name="until" type="datetime-local" />
        <LineField label={breach.accounts} name="accounts" required={false} />
        <button type="submit" className="button button-primary" disabled={list.isPending}>
          {breach.list}
        </button>
      </form>
      {isBackwards && <Notice tone="negative" title={breach.backwards} />}
      {list.error !== null &&
        (typeof figuresOf(list.error)["signInNames"] === "string" ? (
          <Notice
            tone="negative"
            title={breach.unknown(String(figuresOf(list.error)["signInNames"]))}
          />
        ) : (
          <Failed failure={failure(list.error)} />
        ))}
      {list.isIdle && (
        <div className="card">
          <Empty title={breach.before}>
            <p className="mx-auto max-w-prose text-sm">{breach.beforeNote}</p>
          </Empty>
        </div>
      )}
      {list.data !== undefined && (
        <Section
          title={breach.found(format.number(list.data.length))}
          flush
          actions={
            <button type="button" className="button no-print" onClick={() => print()}>
              {breach.print}
            </button>
          }
        >
          {list.data.length === 0 ? (
            <Empty title={breach.empty} />
          ) : (
            <DataTable
              caption={breach.title}
              columns={columns}
              rows={list.data}
              rowKey={(row) => row.personId}
              tall
            />
          )}
        </Section>
      )}
    </Page>
  );
}
