import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { apiClient, type Account } from "./api-client.ts";
import { buildSites, root } from "./build.ts";
import type { Child } from "./child.ts";
import { adminHeaders, siteHeaders } from "./headers.ts";
import { freePort, urlOf } from "./ports.ts";
import { startApi } from "./processes.ts";
import { renderedSite } from "./site.ts";
import { serveFolder, type StaticServer } from "./static-server.ts";
import { planSummary } from "./summary.ts";

export type SystemOptions = {
  /** Database, releases and the rendered site. */
  readonly dataFolder: string;
  /** Of the demonstration, when the database is empty. */
  readonly people?: number;
  readonly seed?: number;
  /** A PostgreSQL server in place of the embedded database. */
  readonly databaseUrl?: string;
  /** Wanted ports; a taken one is replaced by a free one, and 0 means any. */
  readonly ports: { readonly api: number; readonly admin: number; readonly site: number };
  readonly language: "id" | "en";
  /** Every line that a process says. */
  readonly onLine: (name: string, line: string) => void;
  /** What is being done now. */
  readonly onStep: (step: string) => void;
  /** Gives up a start that is under way, and takes down what already runs. */
  readonly signal?: AbortSignal;
};

export type System = {
  readonly apiUrl: string;
  readonly adminUrl: string;
  readonly siteUrl: string;
  /** Why there is no public site at that address, if there is none. */
  readonly siteProblem: string | null;
  readonly accounts: readonly Account[];
  readonly summary: readonly string[];
  /** A line for each wanted port that was taken. */
  readonly movedPorts: readonly string[];
  /** Resolves when the API ends although nobody stopped it. */
  readonly crashed: Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Brings up API, admin and public site, and takes all of them down again. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const servers: (Child | StaticServer)[] = [];
  const stop = async () => {
    for (const server of servers.splice(0).toReversed()) await server.stop();
  };
  const aborted = new Promise<never>((_, reject) => {
    options.signal?.addEventListener("abort", () => reject(new Error("The start was given up.")));
  });
  try {
    return await Promise.race([bringUp(options, servers, stop), aborted]);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(
  options: SystemOptions,
  servers: (Child | StaticServer)[],
  stop: () => Promise<void>,
): Promise<System> {
  options.onStep("building what changed");
  await buildSites();

  const siteFolder = join(options.dataFolder, "site");
  const { api, apiPort, adminPort } = await startBoth(options, siteFolder, servers);
  const [apiUrl, adminUrl] = [urlOf(apiPort), urlOf(adminPort)];
  const client = apiClient(apiUrl, adminUrl);
  const accounts = await client.access.demonstrationAccounts.query({});
  options.onStep("waiting for the public files, and rendering the site");
  const releasesFolder = join(options.dataFolder, "releases");
  const siteProblem = await renderedSite(client, accounts, { releasesFolder, siteFolder });
  const page = join(siteFolder, "id", "index.html");
  const headers = siteHeaders(siteProblem === null ? await readFile(page, "utf8") : "");
  const sitePort = await freePort(options.ports.site);
  const site = await serveFolder({ folder: siteFolder, port: sitePort, headers });
  servers.push(site);
  const summary = await planSummary(client, accounts, options.language);

  let stopping = false;
  const crashed = api.ended.then(({ code, signal }) =>
    stopping
      ? new Promise<string>(() => undefined)
      : `The API ended (${signal ?? `exit code ${code}`}).`,
  );
  return {
    apiUrl,
    adminUrl,
    siteUrl: site.url,
    siteProblem,
    accounts,
    summary,
    crashed,
    movedPorts: movedPorts(options.ports, { api: apiPort, admin: adminPort, site: sitePort }),
    stop: () => {
      stopping = true;
      return stop();
    },
  };
}

/**
 * Admin and API know each other's address, so both ports are chosen first. Somebody may take the
 * API's while it opens its database; then both are chosen again.
 */
async function startBoth(
  options: SystemOptions,
  siteFolder: string,
  servers: (Child | StaticServer)[],
) {
  options.onStep("starting the API (the first time it loads and plans the demonstration)");
  for (let attempt = 1; ; attempt += 1) {
    const adminPort = await freePort(options.ports.admin);
    const apiPort = await freePort(options.ports.api);
    const [apiUrl, adminUrl] = [urlOf(apiPort), urlOf(adminPort)];
    const admin = await serveFolder({
      folder: join(root, "apps/admin/dist"),
      isOneHost: true,
      port: adminPort,
      headers: adminHeaders(apiUrl),
      answers: { "/config.json": JSON.stringify({ api: apiUrl }) },
      fallback: "index.html",
    });
    try {
      const api = await startApi({ ...options, port: apiPort, adminUrl, siteFolder });
      servers.push(api, admin);
      return { api, apiPort, adminPort };
    } catch (error) {
      await admin.stop();
      const lost = (await freePort(apiPort)) !== apiPort;
      if (!lost || attempt === 3) throw error;
    }
  }
}

function movedPorts(
  wanted: SystemOptions["ports"],
  taken: SystemOptions["ports"],
): readonly string[] {
  return (["api", "admin", "site"] as const)
    .filter((name) => wanted[name] !== 0 && wanted[name] !== taken[name])
    .map((name) => `  (port ${wanted[name]} was taken; ${name} is on ${taken[name]})`);
}
