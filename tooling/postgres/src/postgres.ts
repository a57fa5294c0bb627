import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPostgres, type PostgresBinaries } from "./binaries.ts";

const execute = promisify(execFile);

/** A PostgreSQL server of its own, with an empty database, on a free port of this machine. */
export type Postgres = {
  readonly url: string;
  readonly from: PostgresBinaries["from"];
  readonly stop: () => Promise<void>;
  /** Kills every process of it at once (SIGKILL): what only they had in memory is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it on the same data and port again, after a kill. */
  readonly restart: () => Promise<void>;
};

export type PostgresOptions = {
  /** True: as in production, every commit is on disk. False (the default): fast, for tests. */
  readonly durable?: boolean;
};

type User = { readonly uid: number; readonly gid: number };

/**
 * Starts a server in a temporary folder and waits until it takes connections. PostgreSQL refuses
 * to run as root; then it runs as the system's `postgres` or `nobody`.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const { bin, from } = await findPostgres();
  const folder = await mkdtemp(join(tmpdir(), "pindah-pg-"));
  const user = await unprivilegedUser();
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const as = user ?? {};
  const data = join(folder, "data");
  const start = ["-D", data, "-U", "pindah", "-E", "UTF8", "--no-locale", "--auth=trust", "-N"];
  // A folder that this user may read: where the tests stand may be closed to it.
  await execute(join(bin, "initdb"), start, { ...as, cwd: folder });
  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    ...(options.durable === true
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const run = () =>
    spawn(join(bin, "postgres"), ["-D", data, ...flags], {
      ...as,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  let server = run();
  const killWithUs = () => server.kill("SIGQUIT");
  process.once("exit", killWithUs);
  const stop = async () => {
    process.off("exit", killWithUs);
    await ended(server, "SIGINT");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `postgres://pindah@127.0.0.1:${port}/postgres`,
    from,
    stop,
    kill: () => killAll(server),
    restart: async () => {
      server = run();
      await untilReady(server);
    },
  };
}

/** The postmaster first stands still, so that it starts no other process meanwhile. */
async function killAll(server: ChildProcess): Promise<void> {
  server.kill("SIGSTOP");
  const { stdout } = await execute("ps", ["-A", "-o", "pid=,ppid="]);
  const children = stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, parent]) => (parent === server.pid ? [pid] : []));
  // One that ended in between is what was wanted.
  await execute("kill", ["-9", ...children.map(String)]).catch(() => undefined);
  await ended(server, "SIGKILL");
}

async function unprivilegedUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const uid = await idOf(name, "-u");
    const gid = await idOf(name, "-g");
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return { uid: 65_534, gid: 65_534 };
}

async function idOf(name: string, flag: "-u" | "-g"): Promise<number | undefined> {
  return await execute("id", [flag, name]).then(
    ({ stdout }) => Number(stdout),
    () => undefined,
  );
}

async function untilReady(server: ChildProcess): Promise<void> {
  const words: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => {
      reject(new Error(`PostgreSQL did not start: ${why}\n${words.join("")}`));
    };
    const timer = setTimeout(() => fail("not ready after 60 s"), 60_000);
    server.stderr?.on("data", (chunk: Buffer) => {
      words.push(chunk.toString());
      if (words.join("").includes("database system is ready to accept connections")) {
        clearTimeout(timer);
        words.length = 0;
        resolve();
      }
    });
    server.once("error", (error) => fail(error.message));
    server.once("exit", (code) => {
      clearTimeout(timer);
      fail(`exit code ${code}`);
    });
  });
  server.stderr?.removeAllListeners("data");
  server.stderr?.resume();
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  child.kill(signal);
  await exit;
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
