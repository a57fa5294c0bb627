import { serve, type ServerType } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Result } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import type { Context } from "hono";
import { users } from "./access/access.table.ts";
import { signHead } from "./access/checkpoint.store.ts";
import { createLimiter } from "./access/limiter.ts";
import { createPasswords } from "./access/passwords.ts";
import { startSequencer } from "./access/sequencer.ts";
import { singleSignOnCallback } from "./access/single-sign-on.routes.ts";
import { createSingleSignOn } from "./access/single-sign-on.ts";
import { createVault } from "./access/vault.ts";
import { createApp } from "./app.ts";
import { openFolder, openPostgres, type OpenDatabase } from "./db/open.ts";
import { decideDemonstration, loadDemonstration } from "./demonstration/demonstration.ts";
import { playDemonstration } from "./demonstration/play.ts";
import { publishDemonstration } from "./demonstration/publish.ts";
import { atTime } from "./demonstration/stage.ts";
import type { Environment } from "./environment.ts";
import { executeImport } from "./imports/execute.ts";
import { createJobQueue } from "./jobs.ts";
import { describeFailure, type Log } from "./log.ts";
import { executeReplay } from "./objections/execute.ts";
import { executeSuccession, expireOffers } from "./offers/execute.ts";
import { executeRun } from "./plan/execute.ts";
import { retainByTheClock } from "./privacy/retention.store.ts";
import { buildReleaseFiles } from "./publication/build.ts";
import { publishRelease } from "./publication/publish.ts";
import { openSigningKey, type SigningKeyRefusal } from "./publication/signing-key.ts";
import { appRouter } from "./router.ts";
import type { Settings } from "./settings.ts";
import type { Services } from "./trpc.ts";

export type StartRefusal =
  | SigningKeyRefusal
  | { readonly kind: "folder_in_use"; readonly folder: string }
  | { readonly kind: "demonstration_accounts_in_production"; readonly accounts: number };

export type Running = {
  readonly port: number;
  /** Resolves when the demonstration has its plan; at once where there is none to make. */
  readonly prepared: Promise<void>;
  /** Takes no new work, ends what is at work, and closes. */
  readonly stop: () => Promise<void>;
};

/** The whole process: database, jobs, and the port. */
export async function startServer(
  settings: Settings,
  environment: Environment,
  log: Log,
): Promise<Result<Running, StartRefusal>> {
  const opened = await open(settings);
  if (!opened.ok) return opened;
  const database = opened.value;
  const { db } = database;
  await database.migrate();
  log({ event: "database_open", engine: database.engine });

  const demonstration = settings.demonstration;
  if (demonstration === null) {
    const accounts = await db.$count(users, eq(users.demonstration, true));
    if (accounts > 0) {
      await database.close();
      return {
        ok: false,
        error: { kind: "demonstration_accounts_in_production", accounts },
      };
    }
  }

  const key = await openSigningKey(settings.signingKeyFile, environment, demonstration !== null);
  if (!key.ok) {
    await database.close();
    return key;
  }
  const signer = key.value;

  const sequencer = startSequencer(db, environment, log);
  const queue = createJobQueue(database.queue, log);
  await queue.open();
  const publicUrl = settings.publicUrl ?? `http://localhost:${settings.port}`;
  const services: Services = {
    db,
    environment,
    limiter: createLimiter(db, environment),
    passwords: createPasswords(),
    jobs: queue,
    vault: createVault(settings.secretsKey, environment),
    secondFactor: settings.secondFactor,
    singleSignOn: settings.singleSignOn?.name ?? null,
    wakeSequencer: sequencer.wake,
    publicUrl,
    demonstration: demonstration !== null,
  };

  let ready = false;
  let stopping = false;
  const singleSignOn =
    settings.singleSignOn === null
      ? null
      : {
          by: createSingleSignOn(
            settings.singleSignOn,
            db,
            environment,
            `${new URL(publicUrl).origin}${singleSignOnCallback}`,
          ),
          adminUrl: settings.adminOrigins[0] ?? publicUrl,
        };
  const app = createApp({
    singleSignOn,
    router: appRouter,
    services,
    allowedOrigins: [new URL(publicUrl).origin, ...settings.adminOrigins],
    secureCookies: publicUrl.startsWith("https:"),
    log,
    sourceOf: (c) => sourceOf(c, settings.behindProxy),
    isReady: () => ready && !stopping,
  });
  const { server, port } = await listen(app.fetch, settings);
  log({ event: "listening", port });

  const place = { folder: settings.releaseFolder, renderer: settings.renderer };
  const prepare = async () => {
    if (demonstration !== null)
      await database.exclusively(async () => {
        // Approved the day before: on the day after that, objections may be filed.
        const earlier = atTime(services, environment.now() - dayMs);
        await loadDemonstration(earlier, demonstration);
        await decideDemonstration(earlier, log);
        await playDemonstration(services);
        await publishDemonstration(services, log, place, signer);
      });
    await queue.work({
      import: (importId) => executeImport(services, log, importId),
      run: (runId) => executeRun(db, environment, log, runId),
      release: (releaseId) => buildReleaseFiles(db, environment, log, place, releaseId),
      publication: (releaseId) => publishRelease(db, environment, log, place, signer, releaseId),
      replay: (objectionId) => executeReplay(db, environment, log, objectionId),
      succession: (offerId) => executeSuccession(db, environment, log, offerId),
      expiry: () => expireOffers(services),
      signing: async () => {
        const note = await signHead(db, environment, signer);
        // Whoever keeps the logs keeps the note, away from the database.
        if (note !== null) log({ event: "action_log_signed", note });
      },
      retention: () => retainByTheClock(db, environment),
    });
    ready = true;
    log({ event: "ready" });
  };
  const prepared = prepare();
  prepared.catch((cause: unknown) => log({ event: "start_failed", ...describeFailure(cause) }));

  return {
    ok: true,
    value: {
      port,
      prepared,
      stop: async () => {
        stopping = true;
        log({ event: "stopping" });
        await closeServer(server);
        await prepared.catch(() => undefined);
        await queue.close();
        await sequencer.close();
        await database.close();
        log({ event: "stopped" });
      },
    },
  };
}

async function open(settings: Settings): Promise<Result<OpenDatabase, StartRefusal>> {
  return settings.database.kind === "folder"
    ? openFolder(settings.database.folder)
    : { ok: true, value: openPostgres(settings.database.url) };
}

/** The caller's address: the peer's, or what our own reverse proxy says it saw last. */
function sourceOf(c: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1) : undefined;
  return forwarded?.trim() ?? getConnInfo(c).remote.address ?? "unknown";
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: Settings,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info) =>
      resolve({ server, port: info.port }),
    );
    server.on("error", reject);
  });
}

const dayMs = 24 * 3_600_000;
const stopWithinMs = 10_000;

/** Lets requests that run end; streams that would go on are cut. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    }, stopWithinMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}
