import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./build.ts";
import { readOptions, usage, type StartOptions } from "./options.ts";
import { startSystem, type System } from "./system.ts";

const wantedPorts = { api: 3100, admin: 3200, site: 3300 };
/** A second Ctrl-C within this time is the same keypress, seen twice. */
const samePressMs = 1_000;

async function start(options: StartOptions): Promise<void> {
  const dataFolder = resolve(root, options.data);
  if (options.fresh) {
    for (const name of ["db", "releases", "site", "site.stamp"]) {
      rmSync(join(dataFolder, name), { recursive: true, force: true });
    }
  }
  mkdirSync(dataFolder, { recursive: true });
  const log = join(dataFolder, "start.log");
  writeFileSync(log, "");
  const recent: string[] = [];
  const onLine = (name: string, line: string) => {
    appendFileSync(log, `${name}: ${line}\n`);
    recent.push(`  ${name}: ${line}`);
    if (recent.length > 20) recent.shift();
    if (options.verbose) console.log(`${name}: ${line}`);
  };
  const databaseUrl = process.env["DATABASE_URL"];
  const { people, seed, language } = options;
  const abort = endOnSignal();
  const system = await startSystem({
    dataFolder,
    ports: wantedPorts,
    language,
    onLine,
    onStep: (step) => console.log(`pindah: ${step}`),
    signal: abort.signal,
    ...(people === undefined ? {} : { people }),
    ...(seed === undefined ? {} : { seed }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  }).catch((error: unknown) => {
    if (abort.signal.aborted) return undefined;
    console.error(
      [...recent, `\npindah: ${messageOf(error)}`, `        All lines: ${log}`].join("\n"),
    );
    process.exitCode = 1;
    return undefined;
  });
  if (system === undefined) process.exit();
  tell(system);
  const why = await Promise.race([system.crashed, abort.asked]);
  if (why !== undefined) {
    console.error([...recent, `\npindah: ${why} All lines: ${log}`].join("\n"));
    process.exitCode = 1;
  } else console.log("\npindah: stopping");
  await system.stop();
  process.exit();
}

function tell(system: System): void {
  const widest = (key: "role" | "signInName") =>
    Math.max(...system.accounts.map((account) => account[key].length));
  const seen = new Set<string>();
  const accounts = system.accounts.filter(({ role }) => !seen.has(role) && seen.add(role));
  console.log(
    [
      "",
      ...system.summary,
      "",
      `Admin  ${system.adminUrl}`,
      `Site   ${system.siteUrl}`,
      ...(system.siteProblem === null ? [] : [`  (not published: ${system.siteProblem})`]),
      `API    ${system.apiUrl}`,
      ...system.movedPorts,
      "",
      "Sign in to the admin as (role, name, password):",
      ...accounts.map(
        ({ role, signInName, password }) =>
          `  ${role.padEnd(widest("role"))}  ${signInName.padEnd(widest("signInName"))}  ${password}`,
      ),
      "",
      "Ctrl-C stops everything; the data is kept.",
    ].join("\n"),
  );
}

/** Ends once when asked by Ctrl-C or by the system, at once when asked again. */
function endOnSignal(): { readonly asked: Promise<undefined>; readonly signal: AbortSignal } {
  const controller = new AbortController();
  let first: number | undefined;
  const asked = new Promise<undefined>((done) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(name, () => {
        if (first !== undefined && performance.now() - first > samePressMs) process.exit(130);
        first ??= performance.now();
        controller.abort();
        done(undefined);
      });
    }
  });
  return { asked, signal: controller.signal };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const options = readOptions(process.argv.slice(2), process.env);
if (options === "help") console.log(usage);
else if ("wrong" in options) {
  console.error(`pindah: ${options.wrong}\n\n${usage}`);
  process.exitCode = 2;
} else await start(options);
