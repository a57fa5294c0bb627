import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { DataTable, Empty, Failed, Page, type Column } from "../parts/index.ts";
import {
  Loaded,
  useFailure,
  useSession,
  usePages,
  useTRPC,
  useTRPCClient,
  type Outputs,
} from "../server/index.ts";
import { RunState } from "./RunState.tsx";
import { text as texts } from "./text.ts";

type Run = Outputs["plan"]["runs"]["rows"][number];

/** All runs, newest first; a planner starts one here. Running ones are asked again every second. */
export function RunsPage() {
  const { runs: words } = useText(texts);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const me = useSession();
  const columns = useColumns();
  const input = { limit: 50 };
  const runs = usePages(
    trpc.plan.runs.queryKey(input),
    (cursor, signal) => client.plan.runs.query({ ...input, cursor }, { signal }),
    (rows: readonly Run[]) => rows.some(isAtWork),
  );
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={me.role === "planner" ? <StartRun /> : undefined}
    >
      <Loaded query={runs}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <>
              <div className="card">
                {rows.length === 0 ? (
                  <Empty title={words.none} />
                ) : (
                  <DataTable
                    caption={words.title}
                    columns={columns}
                    rows={rows}
                    rowKey={(row) => row.runId}
                    tall
                  />
                )}
              </div>
              {runs.hasNextPage && (
                <button
                  type="button"
                  className="button"
                  disabled={runs.isFetchingNextPage}
                  onClick={() => void runs.fetchNextPage()}
                >
                  {words.more}
                </button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function isAtWork(run: Run): boolean {
  return run.state === "queued" || run.state === "running";
}

function StartRun() {
  const { runs: words } = useText(texts);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const failure = useFailure();
  const start = useMutation(
    trpc.plan.run.mutationOptions({
      onSuccess: async ({ runId }) => {
        await queries.invalidateQueries({ queryKey: trpc.plan.runs.pathKey() });
        await navigate({ to: "/runs/$runId", params: { runId } });
      },
    }),
  );
  return (
    <div>
      <button
        type="button"
        className="button button-primary"
        disabled={start.isPending}
        onClick={() => start.mutate({ commandId: crypto.randomUUID() })}
      >
        {start.isPending ? words.starting : words.start}
      </button>
      {start.error !== null && <Failed failure={failure(start.error)} />}
    </div>
  );
}

function useColumns(): readonly Column<Run>[] {
  const { runs: words, record } = useText(texts);
  const format = useFormat();
  return [
    {
      key: "when",
      name: words.when,
      heading: true,
      className: "whitespace-nowrap",
      cell: (row) => {
        return (
          <Link to="/runs/$runId" params={{ runId: row.runId }} className="link">
            {format.moment(row.requestedAt)}
          </Link>
        );
      },
    },
    { key: "by", name: words.by, cell: (row) => row.requestedBy ?? record.system },
    {
      key: "state",
      name: words.state,
      className: "min-w-32",
      cell: (row) => <RunState state={row.state} stage={row.stage} percent={row.percent} />,
    },
    {
      key: "scenario",
      name: words.scenario,
      cell: (row) => (row.scenario === null ? record.none : format.text(row.scenario.title)),
    },
    {
      key: "result",
      name: words.result,
      numeric: true,
      cell: (row) => (row.totals === null ? "–" : format.number(row.totals.peopleHoused)),
    },
    {
      key: "hash",
      name: words.hash,
      className: "font-mono",
      cell: (row) => row.planHash?.slice(0, 12) ?? "–",
    },
  ];
}
