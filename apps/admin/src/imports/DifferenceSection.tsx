import { importFields, type ImportFieldName } from "@pindah/domain/registry";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Badge, DataTable, Empty, Section, type Column } from "../parts/index.ts";
import { Loaded, usePages, useTRPC, useTRPCClient, type Outputs } from "../server/index.ts";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["imports"]["rows"]["rows"][number];
export const rowKinds = ["added", "changed", "removed", "held"] as const;
export type RowKind = (typeof rowKinds)[number];
const route = getRouteApi("/imports/$importId");

/** Who comes, who changes field by field, who leaves, and who is held. */
export function DifferenceSection({ data }: { readonly data: Import }) {
  const { rows: text } = useText(texts);
  const format = useFormat();
  const navigate = useNavigate({ from: "/imports/$importId" });
  const search = route.useSearch();
  const { counts } = data;
  if (counts === null) return null;
  const chosen = search.rows ?? rowKinds.find((kind) => counts[kind] > 0) ?? "added";
  return (
    <Section
      title={text.title}
      flush
      actions={
        <div role="group" aria-label={text.title} className="flex flex-wrap gap-1">
          {rowKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className={`button ${kind === chosen ? "button-primary" : ""}`}
              aria-pressed={kind === chosen}
              disabled={counts[kind] === 0}
              onClick={() =>
                void navigate({ search: (before) => ({ ...before, rows: kind }), replace: true })
              }
            >
              {text.kinds[kind]} {format.number(counts[kind])}
            </button>
          ))}
        </div>
      }
    >
      <Rows data={data} kind={chosen} />
    </Section>
  );
}

function Rows(props: { readonly data: Import; readonly kind: RowKind }) {
  const { rows: text } = useText(texts);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { importId, version } = props.data;
  const input = { importId, kind: props.kind, limit: 100 };
  const rows = usePages([...trpc.imports.rows.queryKey(input), version], (cursor, signal) =>
    client.imports.rows.query({ ...input, cursor }, { signal }),
  );
  const columns = useColumns(props.kind);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = rows;
  return (
    <Loaded query={rows}>
      {(data) => {
        const shown = data.pages.flatMap((page) => page.rows);
        return shown.length === 0 ? (
          <Empty title={text.none} />
        ) : (
          <DataTable
            caption={`${text.title}: ${text.kinds[props.kind]}`}
            columns={columns}
            rows={shown}
            rowKey={(row) => String(row.row)}
            onEnd={() => {
              if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
            }}
          />
        );
      }}
    </Loaded>
  );
}

function useColumns(kind: RowKind): readonly Column<Row>[] {
  const { rows: text } = useText(texts);
  return [
    {
      key: "row",
      name: text.row,
      numeric: true,
      cell: ({ row }) => (row > 0 ? String(row) : "–"),
    },
    {
      key: "person",
      name: text.person,
      heading: true,
      className: "min-w-40",
      cell: ({ name }) => name ?? "–",
    },
    {
      key: "nip",
      name: text.nip,
      cell: ({ nipMasked }) => <span className="font-mono text-sm">{nipMasked}</span>,
    },
    {
      key: "fields",
      name: text.fields,
      className: "min-w-64",
      cell: (row) => <Changes row={row} kind={kind} />,
    },
    { key: "state", name: text.state, cell: (row) => <RowState row={row} kind={kind} /> },
  ];
}

function Changes(props: { readonly row: Row; readonly kind: RowKind }) {
  const { rows: text } = useText(texts);
  const { language } = useLanguage();
  if (props.kind === "removed") return <>{text.leaves}</>;
  const { changes } = props.row;
  if (props.kind === "added")
    return (
      <span className="text-sm">
        {changes
          .filter(({ field, after }) => told(field) && after !== null && after !== "")
          .map(({ field, after }) => `${labelOf(field, language)}: ${after}`)
          .join(" · ")}
      </span>
    );
  return (
    <ul className="text-sm">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="text-soft">{labelOf(field, language)}:</span>{" "}
          <del>{before === null || before === "" ? text.empty : before}</del> →{" "}
          <ins className="font-semibold no-underline">
            {after === null || after === "" ? text.empty : after}
          </ins>
        </li>
      ))}
    </ul>
  );
}

/** Of somebody new, what stands in its own columns of the table is not said twice. */
const told = (field: ImportFieldName) =>
  field !== "nip" && field !== "name" && field !== "household";

export function labelOf(field: ImportFieldName | null, language: "id" | "en"): string {
  return importFields.find(({ name }) => name === field)?.label[language] ?? "";
}

function RowState(props: { readonly row: Row; readonly kind: RowKind }) {
  const { rows: text } = useText(texts);
  const { written, toConfirm } = props.row;
  if (props.kind === "held") return <Badge tone="negative">{text.isHeld}</Badge>;
  if (written) return <Badge tone="positive">{text.written}</Badge>;
  if (toConfirm) return <Badge tone="notice">{text.waits}</Badge>;
  return <Badge tone="neutral">{text.ready}</Badge>;
}
