import { useQuery } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { DataTable, Empty, Notice, Page, type Column } from "../parts/index.ts";
import {
  Loaded,
  usePages,
  useTRPC,
  useTRPCClient,
  type Outputs,
  roleNames,
} from "../server/index.ts";
import { text as texts } from "./text.ts";

type Action = Outputs["access"]["actions"]["rows"][number];

/** The action log and whether its chain still holds. For auditors. */
export function LogPage() {
  const { log } = useText(texts);
  const names = useText(roleNames);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { limit: 100 };
  const actions = usePages(trpc.access.actions.queryKey(input), (cursor, signal) =>
    client.access.actions.query({ ...input, cursor }, { signal }),
  );
  const chain = useQuery(trpc.access.verifyLog.queryOptions({}));
  const columns: readonly Column<Action>[] = [
    { key: "sequence", name: log.sequence, numeric: true, cell: (row) => row.sequence },
    {
      key: "when",
      name: log.when,
      className: "whitespace-nowrap",
      cell: (row) => {
        return format.moment(row.recordedAt);
      },
    },
    {
      key: "who",
      name: log.who,
      cell: (row) => (row.role === null ? log.system : `${row.userName} (${names[row.role]})`),
    },
    {
      key: "action",
      name: log.action,
      heading: true,
      cell: (row) => (
        <>
          {wordsFor(log.actions, row.procedure, "")}{" "}
          <span className="font-mono text-xs font-normal text-soft">{row.procedure}</span>
        </>
      ),
    },
    {
      key: "subject",
      name: log.subject,
      cell: (row) => (
        <span className="whitespace-nowrap">
          {wordsFor(log.subjects, row.subjectKind, row.subjectKind)}{" "}
          <span className="font-mono text-xs">{row.subjectId}</span>
        </span>
      ),
    },
  ];
  return (
    <Page
      title={log.title}
      lead={log.lead}
      actions={
        <button
          type="button"
          className="button"
          disabled={chain.isFetching}
          onClick={() => void chain.refetch()}
        >
          {chain.isFetching ? log.verifying : log.verify}
        </button>
      }
    >
      <Loaded query={actions}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <>
              <Loaded query={chain} lines={1}>
                {(check) => <ChainState chain={check} />}
              </Loaded>
              <div className="card">
                {rows.length === 0 ? (
                  <Empty title={log.empty} />
                ) : (
                  <DataTable
                    caption={log.title}
                    columns={columns}
                    rows={rows}
                    rowKey={(row) => String(row.sequence)}
                    tall
                  />
                )}
              </div>
              {actions.hasNextPage && (
                <button
                  type="button"
                  className="button"
                  disabled={actions.isFetchingNextPage}
                  onClick={() => void actions.fetchNextPage()}
                >
                  {log.more}
                </button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** What has no words yet: an action is still named by its procedure, a subject by its kind. */
function wordsFor(
  words: Readonly<Record<string, string>>,
  token: string,
  otherwise: string,
): string {
  return words[token] ?? otherwise;
}

function ChainState(props: { readonly chain: Outputs["access"]["verifyLog"] }) {
  const { log } = useText(texts);
  const format = useFormat();
  const { chain } = props;
  if (chain.intact) {
    return (
      <Notice tone="positive" title={log.chainHolds(format.number(chain.sealed))}>
        <p className="text-sm break-all text-soft">
          {log.hash}: <code className="font-mono">{chain.head}</code>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="negative" title={log.chainBroken}>
      <ul className="list-disc ps-5 text-sm">
        {chain.problems.map((problem) => (
          <li key={JSON.stringify(problem)} className="font-mono break-all">
            {JSON.stringify(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
