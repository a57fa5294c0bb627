import { is, SQL, sql } from "drizzle-orm";
import { fromDrizzle, PgBoss, type Db, type DrizzleTransactionLike } from "pg-boss";
import { z } from "zod";
import type { Transaction } from "./db/database.ts";
import { describeFailure, type Log } from "./log.ts";

/** Work that goes on after the answer. A job is queued in the transaction that asks for it. */
export type Jobs = {
  readonly queueRun: (tx: Transaction, runId: string) => Promise<void>;
  /** What an import waits for, by its state. */
  readonly queueImport: (tx: Transaction, importId: string) => Promise<void>;
  readonly queueRelease: (tx: Transaction, releaseId: string) => Promise<void>;
  /** Signs an approved release and puts it into the public log. */
  readonly queuePublication: (tx: Transaction, releaseId: string) => Promise<void>;
  /** What upholding an objection would change. */
  readonly queueReplay: (tx: Transaction, replayId: string) => Promise<void>;
  /** Who is next in line for the home of an offer that came to nothing. */
  readonly queueSuccession: (tx: Transaction, offerId: string) => Promise<void>;
};

/** What does the work. A job may come twice (a process was killed): each must bear that. */
export type JobHandlers = {
  readonly run: (runId: string) => Promise<void>;
  readonly import: (importId: string) => Promise<void>;
  readonly release: (releaseId: string) => Promise<void>;
  readonly publication: (releaseId: string) => Promise<void>;
  readonly replay: (replayId: string) => Promise<void>;
  readonly succession: (offerId: string) => Promise<void>;
  /** By the clock: offers that nobody answered in time end. */
  readonly expiry: () => Promise<void>;
  /** By the clock: the head of the action log is signed. */
  readonly signing: () => Promise<void>;
  /** By the clock: what is past its time is removed. */
  readonly retention: () => Promise<void>;
};

export type JobQueue = Jobs & {
  /** Makes the queue's own tables; jobs may be queued from then on. */
  readonly open: () => Promise<void>;
  readonly work: (handlers: JobHandlers) => Promise<void>;
  /** Lets running jobs end, then stops. */
  readonly close: () => Promise<void>;
};

const runs = "plan-run";
const releases = "release";
const publications = "publication";
const imports = "import";
const replays = "objection-replay";
const successions = "offer-succession";
const expiries = "offer-expiry";
const signings = "action-log-signing";
const retentions = "retention";
const everyTenMinutes = "*/10 * * * *";
const atNight = { at: "15 2 * * *", zone: "Asia/Jakarta" };
const options = {
  retryLimit: 2,
  retryDelay: 1,
  expireInSeconds: 30 * 60,
  // A killed process stops beating, and another takes its job.
  heartbeatSeconds: 30,
  retentionSeconds: 14 * 24 * 3600,
};

/** The job queue in the database itself (pg-boss), for every process that shares it. */
export function createJobQueue(database: Db, log: Log): JobQueue {
  const boss = new PgBoss({ db: database, schedule: true });
  boss.on("error", (error) => log({ event: "job_queue_error", ...describeFailure(error) }));
  const send = async (tx: Transaction, queue: string, id: string) => {
    // The subject's id is the job's id: asked for twice, it is queued once.
    await boss.send(queue, { id }, { id, db: fromDrizzle(rowsOf(tx), sql) });
  };
  const handle = (queue: string, work: (id: string) => Promise<void>) =>
    boss.work<{ id: string }>(
      queue,
      { pollingIntervalSeconds: 0.5, batchSize: 1 },
      async (batch) => {
        for (const job of batch) await work(job.data.id);
      },
    );
  return {
    open: async () => {
      await boss.start();
      await boss.createQueue(runs, options);
      for (const queue of [imports, releases, publications, replays, successions])
        await boss.createQueue(queue, options);
      for (const queue of [expiries, signings, retentions]) await boss.createQueue(queue, options);
    },
    queueRun: (tx, runId) => send(tx, runs, runId),
    queueImport: async (tx, id) => {
      // An import is worked on several times, so its id cannot be the job's.
      await boss.send(imports, { id }, { db: fromDrizzle(rowsOf(tx), sql) });
    },
    queueRelease: (tx, releaseId) => send(tx, releases, releaseId),
    queuePublication: (tx, releaseId) => send(tx, publications, releaseId),
    queueReplay: (tx, replayId) => send(tx, replays, replayId),
    queueSuccession: (tx, offerId) => send(tx, successions, offerId),
    work: async (handlers) => {
      await handle(runs, handlers.run);
      await handle(imports, handlers.import);
      await handle(releases, handlers.release);
      await handle(publications, handlers.publication);
      await handle(replays, handlers.replay);
      await handle(successions, handlers.succession);
      await boss.work(expiries, { pollingIntervalSeconds: 30 }, handlers.expiry);
      await boss.schedule(expiries, everyTenMinutes);
      await boss.work(signings, { pollingIntervalSeconds: 30 }, handlers.signing);
      await boss.schedule(signings, everyTenMinutes);
      await boss.work(retentions, { pollingIntervalSeconds: 30 }, handlers.retention);
      await boss.schedule(retentions, atNight.at, null, { tz: atNight.zone });
    },
    close: () => boss.stop({ graceful: true, timeout: 15_000, close: false }),
  };
}

/** Both drivers answer a statement with its rows; their common type does not say so. */
function rowsOf(tx: Transaction): DrizzleTransactionLike {
  return {
    execute: async (query) => {
      if (!is(query, SQL)) throw new Error("The queue sent a statement that is not SQL");
      return Answer.parse(await tx.execute(query));
    },
  };
}

const Answer = z.object({ rows: z.array(z.unknown()) });
