import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Badge, DataTable, Empty, Page, Section, type Column } from "../parts/index.ts";
import { Loaded, usePages, useTRPC, useTRPCClient, type Outputs } from "../server/index.ts";
import { isAtWork, stateTones } from "./state.ts";
import { SubmissionCard } from "./SubmissionCard.tsx";
import { text as texts } from "./text.ts";
import { UploadField } from "./UploadField.tsx";

type Row = Outputs["imports"]["list"]["rows"][number];

/** Where an institution brings its list in, and what it brought before. */
export function ImportsPage() {
  const text = useText(texts);
  return (
    <Page title={text.title} lead={text.lead}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <UploadField />
        <SubmissionCard />
      </div>
      <EarlierImports />
    </Page>
  );
}

function EarlierImports() {
  const { list, states } = useText(texts);
  const format = useFormat();
  const { moment: at } = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const earlier = usePages(
    trpc.imports.list.queryKey(),
    (cursor, signal) => client.imports.list.query({ limit: 50, cursor }, { signal }),
    (rows: readonly Row[]) => rows.some(({ state }) => isAtWork(state)),
  );
  const count = (key: "rows" | "added" | "changed" | "removed" | "held"): Column<Row> => ({
    key,
    name: list[key],
    numeric: true,
    cell: ({ counts }) => (counts === null ? "–" : format.number(counts[key])),
  });
  const columns: readonly Column<Row>[] = [
    {
      key: "file",
      name: list.file,
      heading: true,
      className: "min-w-48",
      cell: (row) => (
        <Link className="link" to="/imports/$importId" params={{ importId: row.importId }}>
          {row.fileName}
        </Link>
      ),
    },
    {
      key: "state",
      name: list.state,
      cell: (row) => <Badge tone={stateTones[row.state]}>{states[row.state]}</Badge>,
    },
    count("rows"),
    count("added"),
    count("changed"),
    count("removed"),
    count("held"),
    { key: "by", name: list.by, cell: (row) => row.startedBy },
    {
      key: "at",
      name: list.at,
      className: "whitespace-nowrap",
      cell: (row) => at(row.startedAt),
    },
  ];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = earlier;
  return (
    <Section title={list.title} flush>
      <Loaded query={earlier}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return rows.length === 0 ? (
            <Empty title={list.none} />
          ) : (
            <DataTable
              caption={list.title}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.importId}
              onEnd={() => {
                if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
              }}
            />
          );
        }}
      </Loaded>
    </Section>
  );
}
