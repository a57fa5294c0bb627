import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Act, asCode, Badge, Empty, Facts, Failed, Page, Wide } from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
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

/** One of two approvals, bound to the content that was seen. The second must be another person's. */
function Approve({ release, hash }: { readonly release: Release; readonly hash: string }) {
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
  if (release.approvals.some(({ userId }) => userId === me.userId)) {
    return <p className="mt-3 text-sm text-soft">{text.approvedByMe}</p>;
  }
  const { releaseId } = release;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Act
        name={text.approve}
        question={text.approveQuestion}
        body={release.approvals.length === 0 ? text.approveFirst : text.approveSecond}
        hash={hash}
        isPrimary
        isBusy={approve.isPending}
        failure={approve.error === null ? null : failure(approve.error)}
        onConfirm={(_, close) =>
          approve.mutate(
            { commandId: crypto.randomUUID(), releaseId, manifestHash: hash },
            { onSuccess: close },
          )
        }
      />
      <p className="text-sm text-soft">{text.checkFiles}</p>
    </div>
  );
}

/** What disclosure control did, as the approver has to judge it. */
function Disclosure({ audit }: { readonly audit: NonNullable<Release["audit"]> }) {
  const text = useText(texts);
  const format = useFormat();
  const { cells, shown, primary, secondary, intervals, narrowest, remembered = [] } = audit;
  const counts = [cells, shown, primary, secondary].map((count) => format.number(count));
  const [all = "", open = "", hidden = "", others = ""] = counts;
  return (
    <>
      {text.disclosureOf(all, open, hidden, others)}
      {narrowest !== null && (
        <span className="block text-soft">
          {text.narrowest(format.number(intervals), format.number(narrowest))}
        </span>
      )}
      {remembered.length > 0 && (
        <span className="block text-soft">{text.remembered(format.number(remembered.length))}</span>
      )}
    </>
  );
}

function ReleaseCard({ release }: { readonly release: Release }) {
  const text = useText(texts);
  const format = useFormat();
  const when = (moment: string) => `${format.moment(moment)} WIB`;
  const files = release.files ?? [];
  const runLink = (
    <Link to="/runs/$runId" params={{ runId: release.runId }} className="link font-mono">
      {release.runId}
    </Link>
  );
  return (
    <li className="card p-4">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Badge tone={tones[release.state]}>{text.states[release.state]}</Badge>
        <h2>
          {release.number === null || release.issuedOn === null
            ? text.unnumbered
            : text.number(format.number(release.number), format.date(release.issuedOn))}
        </h2>
        <span className="font-mono text-xs break-all text-soft">{release.releaseId}</span>
      </div>
      <Facts
        facts={[
          [text.requested, when(release.requestedAt)],
          ...fact(text.built, release.builtAt === null ? null : when(release.builtAt)),
          [text.run, runLink],
          ...fact(
            text.corrects,
            release.correctsReleaseId === null ? null : asCode(release.correctsReleaseId),
          ),
          [text.approvals, <Approvals key="approvals" release={release} />],
          ...fact(text.published, release.publishedAt === null ? null : when(release.publishedAt)),
          ...fact(
            text.manifest,
            release.manifestHash === null ? null : asCode(release.manifestHash),
          ),
          ...fact(
            text.disclosure,
            release.audit === null ? null : <Disclosure key="audit" audit={release.audit} />,
          ),
          ...fact(text.failure, release.failure),
        ]}
      />
      {release.state === "draft" && release.manifestHash !== null && (
        <Approve release={release} hash={release.manifestHash} />
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

/** Who approved, and when. */
function Approvals({ release }: { readonly release: Release }) {
  const text = useText(texts);
  const format = useFormat();
  if (release.approvals.length === 0) return text.nobodyYet;
  return (
    <ul>
      {release.approvals.map(({ userId, displayName, approvedAt }) => (
        <li key={userId}>
          {displayName}, {format.moment(approvedAt)} WIB
        </li>
      ))}
    </ul>
  );
}

/** A line of facts that is there only when it is known. */
function fact(name: string, value: ReactNode): readonly (readonly [string, ReactNode])[] {
  return value === null ? [] : [[name, value]];
}
