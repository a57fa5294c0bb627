import { spawn } from "node:child_process";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { Worker } from "node:worker_threads";
import { addMonths, hashText, LocalDate } from "@pindah/domain/kernel";
import type { RunInputs } from "@pindah/domain/plan";
import type { ReleaseFile as PublicFile, ReleaseInput } from "@pindah/domain/publication";
import { eq } from "drizzle-orm";
import { recordAction } from "../access/actions.store.ts";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { describeFailure, type Log } from "../log.ts";
import { getRunInputs } from "../plan/inputs.store.ts";
import { findRun } from "../plan/plan.store.ts";
import { findRelease, numberOfRelease } from "./publication.store.ts";
import { releases, type ReleaseFile } from "./publication.table.ts";
import { publicRecord } from "./record.ts";

export type ToReleaseWorker = Omit<
  ReleaseInput,
  "plan" | "planHash" | "dataset" | "policy" | "scenario"
> & {
  readonly inputs: RunInputs;
  readonly approvedHash: string;
};

export type FromReleaseWorker =
  | { readonly kind: "built"; readonly files: readonly PublicFile[]; readonly manifestText: string }
  | { readonly kind: "failed"; readonly failure: string };

export type ReleasePlace = {
  /** The folder that holds one folder for each release. */
  readonly folder: string;
  /** The command that renders the public site from a release's folder, if there is one. */
  readonly renderer: string | null;
};

const witaOffsetMs = 8 * 3600 * 1000;

/**
 * Builds the files of a release and renders the site from them. The folder appears whole or not
 * at all. Called again for a release that is built, it does nothing.
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
  | {
      readonly state: "draft";
      readonly files: readonly ReleaseFile[];
      readonly site: NonNullable<(typeof releases.$inferSelect)["site"]>;
    };

async function build(
  db: Database,
  environment: Environment,
  { folder, renderer }: ReleasePlace,
  release: typeof releases.$inferSelect,
): Promise<Ending> {
  const built = await replayAndBuild(db, environment, release);
  if (built.kind === "failed") return { state: "failed", failure: built.failure };
  const target = join(folder, release.releaseId);
  const files = await writeRelease(target, built);
  const site =
    renderer === null ? ({ kind: "not_asked" } as const) : await renderSite(renderer, target);
  return { state: "draft", files, site };
}

async function replayAndBuild(
  db: Database,
  environment: Environment,
  { releaseId, runId }: typeof releases.$inferSelect,
): Promise<FromReleaseWorker> {
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
  return runWorker({
    inputs,
    approvedHash,
    record: publicRecord(),
    releaseId,
    number: await numberOfRelease(db, releaseId),
    issuedOn,
    nextDue: addMonths(issuedOn, 1),
  });
}

function runWorker(input: ToReleaseWorker): Promise<FromReleaseWorker> {
  return new Promise((answer, reject) => {
    const worker = new Worker(new URL("release.worker.ts", import.meta.url), { workerData: input });
    worker.on("message", answer);
    worker.on("error", reject);
    worker.on("exit", (code) =>
      reject(new Error(`The thread of the release ended with code ${code} and no answer`)),
    );
  });
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

function renderSite(command: string, folder: string) {
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
    await recordAction(tx, environment, system, {
      subjectKind: "release",
      subjectId: releaseId,
      detail: ending,
    });
  });
}
