import { spawn } from "node:child_process";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { addMonths, hashText, LocalDate } from "@pindah/domain/kernel";
import type { RunInputs } from "@pindah/domain/replay";
import {
  RELEASES_REMEMBERED,
  type DisclosureAudit,
  type Manifest,
  type ReleaseFile as PublicFile,
  type ReleaseInput,
  type RememberedCounts,
} from "@pindah/domain/publication";
import { eq } from "drizzle-orm";
import { recordAction } from "../access/actions.store.ts";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { describeFailure, type Log } from "../log.ts";
import { getRunInputs } from "../plan/inputs.store.ts";
import { findRun } from "../plan/plan.store.ts";
import { computeInThread } from "../thread.ts";
import { findRelease, listPlanned, listPublished, numberOfRelease } from "./publication.store.ts";
import { saltsFor } from "./receipt.store.ts";
import { releases, type ReleaseFile } from "./publication.table.ts";
import { publicRecord } from "./record.ts";

export type ToReleaseWorker = Omit<
  ReleaseInput,
  "plan" | "planHash" | "dataset" | "policy" | "scenario" | "receipts"
> & {
  readonly inputs: RunInputs;
  /** Chance that hides each person's leaf among the receipts. */
  readonly salts: ReadonlyMap<string, string>;
  readonly approvedHash: string;
};

export type FromReleaseWorker =
  | {
      readonly kind: "built";
      readonly files: readonly PublicFile[];
      readonly manifestText: string;
      readonly head: Pick<Manifest, "number" | "issuedOn" | "nextDue">;
      readonly audit: DisclosureAudit;
      readonly remembered: RememberedCounts;
      readonly receiptLeaves: string;
    }
  | { readonly kind: "failed"; readonly failure: string };

export type ReleasePlace = {
  /** The folder that holds one folder for each release. */
  readonly folder: string;
  /** The command that renders the public site from a release's folder, if there is one. */
  readonly renderer: string | null;
};

const witaOffsetMs = 8 * 3600 * 1000;

/**
 * Builds the files of a release: a draft, until two people approve it. The folder appears whole or
 * not at all. Called again for a release that is built, it does nothing.
 */
export async function buildReleaseFiles(
  db: Database,
  environment: Environment,
  log: Log,
  place: ReleasePlace,
  releaseId: string,
): Promise<void> {
  const release = await findRelease(db, releaseId);
  if (release === undefined || release.state !== "building") return;
  let ending: Ending;
  try {
    ending = await build(db, environment, place, release);
  } catch (cause) {
    log({ event: "release_failed", releaseId, ...describeFailure(cause) });
    ending = { state: "failed", failure: "internal_error" };
  }
  await endRelease(db, environment, releaseId, ending);
}

type Ending =
  | { readonly state: "failed"; readonly failure: string }
  | ({ readonly state: "draft"; readonly files: readonly ReleaseFile[] } & Pick<
      typeof releases.$inferInsert,
      "manifestHash" | "number" | "issuedOn" | "nextDue" | "audit" | "counts" | "receiptLeaves"
    >);

async function build(
  db: Database,
  environment: Environment,
  { folder }: ReleasePlace,
  release: typeof releases.$inferSelect,
): Promise<Ending> {
  const built = await replayAndBuild(db, environment, release);
  if (built.kind === "failed") return { state: "failed", failure: built.failure };
  const files = await writeRelease(join(folder, release.releaseId), built);
  const { head, audit, remembered: counts, receiptLeaves, manifestText } = built;
  const manifestHash = hashText(manifestText);
  return { state: "draft", files, manifestHash, ...head, audit, counts, receiptLeaves };
}

async function replayAndBuild(
  db: Database,
  environment: Environment,
  release: typeof releases.$inferSelect,
): Promise<FromReleaseWorker> {
  const { releaseId, runId } = release;
  const run = await findRun(db, runId);
  const approvedHash = run?.planHash ?? null;
  if (run === undefined || approvedHash === null)
    throw new Error(`Release ${releaseId} is of a run without a plan`);
  const inputs = await getRunInputs(db, run);
  const today = LocalDate.parse(
    new Date(environment.now() + witaOffsetMs).toISOString().slice(0, 10),
  );
  // Data can be dated ahead of the clock of a demonstration; a release is never older than its data.
  const issuedOn = today < inputs.dataset.asOf ? inputs.dataset.asOf : today;
  const earlier = await listPublished(db, releaseId);
  const calendar = (await listPlanned(db)).filter((dueOn) => dueOn > issuedOn);
  const salts = await saltsFor(
    db,
    environment,
    inputs.dataset.people.map(({ personId }) => personId),
  );
  const corrected = earlier.find((each) => each.releaseId === release.correctsReleaseId);
  const { correctionReason: reason } = release;
  return runWorker({
    inputs,
    approvedHash,
    salts,
    record: publicRecord(),
    releaseId,
    number: await numberOfRelease(db, releaseId),
    issuedOn,
    nextDue: calendar[0] ?? addMonths(issuedOn, 1),
    calendar,
    memory: earlier.flatMap(({ counts }) => counts ?? []).slice(0, RELEASES_REMEMBERED),
    ...(corrected === undefined || reason === null
      ? {}
      : {
          corrects: {
            releaseId: corrected.releaseId,
            manifestHash: corrected.manifestHash ?? "",
            reason,
          },
        }),
  });
}

function runWorker(input: ToReleaseWorker): Promise<FromReleaseWorker> {
  return computeInThread(new URL("release.worker.ts", import.meta.url), input);
}

/** Writes into a folder beside, then renames it: nobody ever sees half a release. */
async function writeRelease(
  folder: string,
  built: FromReleaseWorker & { readonly kind: "built" },
): Promise<ReleaseFile[]> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  const all = [...built.files, { path: "manifest.json", text: built.manifestText }];
  const written: ReleaseFile[] = [];
  for (const { path, text } of all) {
    const target = resolve(unfinished, path);
    if (!target.startsWith(resolve(unfinished) + sep))
      throw new Error(`A release's file lies outside its folder: ${path}`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    written.push({ path, bytes: Buffer.byteLength(text), sha256: hashText(text) });
  }
  await rename(unfinished, folder);
  return written;
}

export function renderSite(command: string, folder: string) {
  return new Promise<{ kind: "rendered" } | { kind: "failed"; exitCode: number | null }>(
    (answer) => {
      const [program, ...before] = command.split(" ").filter((part) => part !== "");
      const child = spawn(program ?? "", [...before, resolve(folder)], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      child.on("error", () => answer({ kind: "failed", exitCode: null }));
      child.on("exit", (exitCode) =>
        answer(exitCode === 0 ? { kind: "rendered" } : { kind: "failed", exitCode }),
      );
    },
  );
}

async function endRelease(
  db: Database,
  environment: Environment,
  releaseId: string,
  ending: Ending,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(releases)
      .set({ ...ending, builtAt: timestampOf(environment), version: 2 })
      .where(eq(releases.releaseId, releaseId));
    const system = { userId: null, role: null, procedure: "publication.execute", commandId: null };
    const detail =
      ending.state === "failed"
        ? ending
        : { state: ending.state, manifestHash: ending.manifestHash ?? null };
    const action = { subjectKind: "release", subjectId: releaseId, detail };
    await recordAction(tx, environment, system, action);
  });
}
