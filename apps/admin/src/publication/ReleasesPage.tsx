import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Empty, Facts, Failed, Page, Wide } from "../parts/index.ts";
import {
  Loaded,
  momentInJakarta,
  useFailure,
  useSession,
  useTRPC,
  type Outputs,
} from "../server/index.ts";
import { text as texts } from "./text.ts";

type Release = Outputs["publication"]["releases"][number];
const tones = {
  building: "notice",
  draft: "neutral",
  publishing: "notice",
  published: "positive",
  failed: "negative",
} as const;

/** The sets of public files, newest first; a publisher has a new one built. */
export function ReleasesPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const me = useSession();
  const releases = useQuery(
    trpc.publication.releases.queryOptions(
      {},
      {
        refetchInterval: ({ state }) =>
          state.data?.some(({ state: each }) => each === "building" || each === "publishing") ===
          true
            ? 1000
            : false,
      },
    ),
  );
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={me.role === "publisher" ? <Build /> : undefined}
    >
      <Loaded query={releases}>
        {(data) =>
          data.length === 0 ? (
            <div className="card">
              <Empty title={text.none} />
            </div>
          ) : (
            <ol className="space-y-3">
              {data.map((release) => (
                <ReleaseCard key={release.releaseId} release={release} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Page>
  );
}

function Build() {
  const text = useText(texts);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const build = useMutation(
    trpc.publication.build.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.publication.releases.pathKey() }),
    }),
  );
  return (
    <div>
      <button
        type="button"
        className="button button-primary"
        disabled={build.isPending}
        onClick={() => build.mutate({ commandId: crypto.randomUUID() })}
      >
        {build.isPending ? text.building : text.build}
      </button>
      {build.error !== null && <Failed failure={failure(build.error)} />}
    </div>
  );
}

/** One of two approvals. Whoever gave the first is told that another must give the second. */
function Approve(seen: { readonly releaseId: string; readonly manifestHash: string }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const me = useSession();
  const approve = useMutation(
    trpc.publication.approve.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.publication.releases.pathKey() }),
    }),
  );
  if (me.role !== "publisher") return null;
  return (
    <div className="mt-3">
      <button
        type="button"
        className="button button-primary"
        disabled={approve.isPending}
        onClick={() => approve.mutate({ commandId: crypto.randomUUID(), ...seen })}
      >
        {text.approve}
      </button>
      {approve.error !== null && <Failed failure={failure(approve.error)} />}
    </div>
  );
}

function ReleaseCard({ release }: { readonly release: Release }) {
  const text = useText(texts);
  const format = useFormat();
  const when = (moment: string) => {
    const { day, time } = momentInJakarta(moment);
    return `${format.date(day)} ${time} WIB`;
  };
  const files = release.files ?? [];
  const runLink = (
    <Link to="/runs/$runId" params={{ runId: release.runId }} className="link font-mono">
      {release.runId}
    </Link>
  );
  return (
    <li className="card p-4">
      <div className="mb-2 flex items-baseline gap-3">
        <Badge tone={tones[release.state]}>{text.states[release.state]}</Badge>
        <span className="font-mono text-sm break-all">{release.releaseId}</span>
      </div>
      <Facts
        facts={[
          [text.requested, when(release.requestedAt)],
          ...(release.builtAt === null ? [] : [[text.built, when(release.builtAt)] as const]),
          [text.run, runLink],
          [text.approvals, text.approvalsOf(format.number(release.approvals.length))],
          ...(release.manifestHash === null
            ? []
            : [
                [
                  text.manifest,
                  <code key="manifest" className="break-all">
                    {release.manifestHash}
                  </code>,
                ] as const,
              ]),
          ...(release.audit === null
            ? []
            : [
                [
                  text.disclosure,
                  text.disclosureOf(
                    format.number(release.audit.cells),
                    format.number(release.audit.primary),
                    format.number(release.audit.secondary),
                  ),
                ] as const,
              ]),
          ...(release.failure === null ? [] : [[text.failure, release.failure] as const]),
        ]}
      />
      {release.state === "draft" && release.manifestHash !== null && (
        <Approve releaseId={release.releaseId} manifestHash={release.manifestHash} />
      )}
      {files.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer font-semibold">
            {text.files(format.number(files.length))}
          </summary>
          <Wide label={text.file}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{text.file}</th>
                  <th scope="col" className="number">
                    {text.bytes}
                  </th>
                  <th scope="col">SHA-256</th>
                </tr>
              </thead>
              <tbody>
                {files.map((file) => (
                  <tr key={file.path}>
                    <th scope="row">{file.path}</th>
                    <td className="number">{format.number(file.bytes)}</td>
                    <td className="font-mono text-xs break-all">{file.sha256}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </details>
      )}
    </li>
  );
}
