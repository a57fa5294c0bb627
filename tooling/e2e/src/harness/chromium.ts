import { execFile } from "node:child_process";
import { access, constants, mkdir, rename, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { homedir, tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A Chromium that starts here: its path, where it came from, and what it needs around it. */
export type Chromium = {
  readonly path: string;
  readonly from: "installed" | "npm_package" | "debian";
  readonly version: string;
  readonly env: Readonly<Record<string, string>>;
};

const names = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "chrome",
  "chrome.exe",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  join(homedir(), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
];

/**
 * Finds a browser: one that is installed, else the one inside an npm package, else Debian's by
 * apt (when run as root). A machine that has none of them is a failure with its cure, never a
 * reason to skip.
 */
export async function findChromium(): Promise<Chromium> {
  const failures: string[] = [];
  for (const path of installedPaths()) {
    const found = await tryChromium(path, "installed", {}, failures);
    if (found !== undefined) return found;
  }
  const packaged = await fromPackage(failures);
  if (packaged !== undefined) return packaged;
  const debian = await fromDebian(failures);
  if (debian !== undefined) return debian;
  throw new Error(
    `No Chromium starts on this machine. Install Google Chrome or Chromium ` +
      `(Debian and Ubuntu: apt-get install chromium), or name one in CHROME_PATH.\n` +
      failures.map((failure) => `  tried ${failure}`).join("\n"),
  );
}

function installedPaths(): readonly string[] {
  const named = process.env["CHROME_PATH"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(named === undefined ? [] : [named]), ...candidates, ...places].filter((path) =>
    existsSync(path),
  );
}

/** It counts only when it tells its version: a binary without its libraries does not. */
async function tryChromium(
  path: string,
  from: Chromium["from"],
  env: Chromium["env"],
  failures: string[],
): Promise<Chromium | undefined> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await execute(path, ["--version", "--no-sandbox"], {
      env: { ...process.env, ...env },
      timeout: 30_000,
    });
    return { path, from, env, version: stdout.trim() };
  } catch (error) {
    failures.push(`${path}: ${messageOf(error)}`);
    return undefined;
  }
}

/**
 * `@sparticuz/chromium` carries the browser packed. It is unpacked once per machine, beside its
 * final place and then renamed, so that two runs at a time cannot see half of it.
 */
async function fromPackage(failures: string[]): Promise<Chromium | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(tmpdir(), `pindah-chromium-153.0.0-${userInfo().uid}`);
  if (!existsSync(folder)) {
    try {
      await unpack(folder);
    } catch (error) {
      failures.push(`@sparticuz/chromium: ${messageOf(error)}`);
      return undefined;
    }
  }
  const path = join(folder, "chromium");
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: join(folder, "fonts") };
  const libraries = { LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  return (
    (await tryChromium(path, "npm_package", fonts, failures)) ??
    (await tryChromium(path, "npm_package", { ...fonts, ...libraries }, failures))
  );
}

async function unpack(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const script = `
    import chromium, { inflate } from "@sparticuz/chromium";
    import { fileURLToPath } from "node:url";
    await chromium.executablePath();
    await inflate(fileURLToPath(new URL("../bin/al2023.tar.br", import.meta.resolve("@sparticuz/chromium"))));
  `;
  await execute(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: { ...process.env, TMPDIR: half },
  });
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

async function fromDebian(failures: string[]): Promise<Chromium | undefined> {
  if (!existsSync("/usr/bin/apt-get")) return undefined;
  if (process.getuid?.() !== 0) {
    failures.push("apt-get install chromium: not run, because this is not root");
    return undefined;
  }
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await execute("apt-get", ["update", "-q"], { env });
    await execute("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    failures.push(`apt-get install chromium: ${messageOf(error)}`);
    return undefined;
  }
  return await tryChromium("/usr/bin/chromium", "debian", {}, failures);
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").slice(0, 3).join(" | ");
}
