import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { momentInJakarta, useFormat, useText } from "../language/index.ts";
import { Notice, Page, Section } from "../parts/index.ts";
import { Loaded, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { RunActions } from "./RunActions.tsx";
import { RunState } from "./RunState.tsx";
import { text as texts } from "./text.ts";

type Status = Outputs["plan"]["runStatus"];
const route = getRouteApi("/runs/$runId");

/** One run: its progress, its result beside the plan of record, and what may be decided about it. */
export function RunPage() {
  const { runs: words } = useText(texts);
  const trpc = useTRPC();
  const { runId } = route.useParams();
  const status = useQuery(
    trpc.plan.runStatus.queryOptions(
      { runId },
      { refetchInterval: ({ state }) => (isAtWork(state.data) ? 500 : false) },
    ),
  );
  const format = useFormat();
  const startedAt = status.data?.startedAt ?? null;
  const day = startedAt === null ? "" : format.date(momentInJakarta(startedAt).day);
  return (
    <Page
      title={words.runTitle(runId.slice(0, 8), day)}
      actions={
        <Link to="/runs" className="button">
          {words.title}
        </Link>
      }
    >
      <Loaded query={status}>{(data) => <RunView status={data} />}</Loaded>
    </Page>
  );
}

function isAtWork(status: Status | undefined): boolean {
  return status?.state === "queued" || status?.state === "running";
}

function RunView({ status }: { readonly status: Status }) {
  const { runs: words } = useText(texts);
  const me = useSession();
  return (
    <>
      <Section title={words.state}>
        <div className="max-w-md" aria-live="polite">
          <RunState state={status.state} stage={status.stage} percent={status.percent} />
        </div>
        {isAtWork(status) && <p className="mt-2 text-soft">{words.started}</p>}
        <RunActions status={status} role={me.role} />
      </Section>
      {status.refusal !== null && (
        <Notice tone="negative" title={words.refusal} body={JSON.stringify(status.refusal)} />
      )}
      {status.failure !== null && (
        <Notice tone="negative" title={words.failure} body={status.failure} />
      )}
      {status.totals !== null && <Comparison status={status} totals={status.totals} />}
    </>
  );
}

/** What the planner's browser computed under the same scenario, carried here by the address. */
function BrowserHash(props: { readonly planHash: string | null }) {
  const { runs: words } = useText(texts);
  const { browser } = route.useSearch();
  if (browser === undefined) return null;
  const isSame = browser === props.planHash;
  return (
    <span className={`block font-semibold ${isSame ? "text-positive" : "text-negative"}`}>
      {isSame ? words.browserSame : words.browserDifferent}
    </span>
  );
}

function Comparison(props: {
  readonly status: Status;
  readonly totals: NonNullable<Status["totals"]>;
}) {
  const text = useText(texts);
  const { runs: words } = text;
  const format = useFormat();
  const trpc = useTRPC();
  const current = useQuery(trpc.plan.current.queryOptions({}));
  const record = current.data?.planOfRecord ?? null;
  const rows = [
    ["selected", text.selected],
    ["conditional", text.conditional],
    ["notSelected", text.notSelected],
    ["undecided", text.undecided],
    ["peopleHoused", text.housed],
    ["peopleWaiting", text.waiting],
  ] as const;
  return (
    <Section title={words.result} wide>
      <p className="px-4 pb-2 text-sm">
        {words.hash}: <code className="font-mono text-xs break-all">{props.status.planHash}</code>
        <BrowserHash planHash={props.status.planHash} />
        {record !== null && (
          <span className="block text-soft">
            {record.planHash === props.status.planHash ? words.same : words.different}
          </span>
        )}
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <th scope="col" className="number">
              {words.before}
            </th>
            <th scope="col" className="number">
              {words.after}
            </th>
            <th scope="col" className="number">
              {words.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, name]) => {
            const before = record?.totals[key];
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="number">{before === undefined ? "–" : format.number(before)}</td>
                <td className="number">{format.number(props.totals[key])}</td>
                <td className="number">
                  {before === undefined ? "–" : format.difference(props.totals[key] - before)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
