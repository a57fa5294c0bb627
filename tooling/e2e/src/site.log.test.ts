import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  appendToLog,
  buildRelease,
  leafHash,
  leavesText,
  Manifest,
  verifierKeyText,
  type Hash,
  type Signer,
} from "@pindah/domain/publication";
import { logCases, type LogCast, type ReceivedFiles } from "@pindah/domain/publication/log-cases";
import { crowdedCountry, releaseInput } from "@pindah/domain/publication/testing";
import { freePort, serveFolder, type StaticServer } from "@pindah/start";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visit } from "./harness/index.ts";

const execute = promisify(execFile);
const renderer = fileURLToPath(
  new URL("../../../apps/transparency/dist/render.js", import.meta.url),
);
const origin = "transparansi.example/log";

let folder: string;
let server: StaticServer;
let signer: Signer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-log-"));
  signer = await newSigner();
  server = await serveFolder({
    folder: join(folder, "site"),
    port: await freePort(40_321),
    headers: {},
  });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Entries of the log before the release, as hashes. */
const past = (...entries: readonly string[]): readonly Hash[] =>
  entries.map((entry) => leafHash(new TextEncoder().encode(entry)));

/** Publishes the example's release as the next entry of a log, rendered as a site. */
async function publish(
  before: readonly Hash[],
  change: (files: Map<string, string>) => void = () => undefined,
): Promise<void> {
  const release = buildRelease(releaseInput(crowdedCountry({ "CABINET-SEC": 60 })));
  if (!release.ok) throw new Error(`The example is refused: ${release.error.kind}`);
  const { manifestText, files } = release.value;
  const { log, proof } = await appendToLog({ origin, leaves: before }, manifestText, [signer]);
  const all = new Map(files.map(({ path, text }) => [path, text]));
  all.set("manifest.json", manifestText);
  all.set("manifest.tlog-proof", proof);
  all.set(
    "log.json",
    JSON.stringify({ origin, keys: [verifierKeyText(signer)], keyChanges: [], witnesses: [] }),
  );
  all.set("log-leaves.txt", leavesText(log.leaves));
  change(all);
  await render(all);
}

/** Writes a release and has the site rendered from it. */
async function render(files: ReadonlyMap<string, string>): Promise<void> {
  await writeRelease("release", files);
  const out = join(folder, "site");
  await execute("node", [renderer, "--release", join(folder, "release"), "--out", out]);
}

/** Puts exactly these files into a folder. */
async function writeRelease(name: string, files: ReadonlyMap<string, string>): Promise<void> {
  await rm(join(folder, name), { recursive: true, force: true });
  for (const [path, text] of files) {
    const target = join(folder, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

async function press(page: Page): Promise<string> {
  await page.goto(`${server.url}/en/verify/`);
  await page.getByRole("button").click();
  const result = page.getByRole("status");
  await expect
    .poll(() => result.textContent(), { timeout: 30_000 })
    .toMatch(/files are as in|does not match/);
  return (await result.textContent()) ?? "";
}

test("a signed release: first visit, growth, taking back and two pasts, each in a plain sentence", async () => {
  await publish(past("first", "second"));
  const { page, problems, screenshot, accessibility } = await visit(`${server.url}/en/verify/`, {
    width: 360,
    locale: "en-GB",
  });
  const first = await press(page);
  expect(first).toContain("The signature of transparansi.example/log is right.");
  expect(first).toContain("This manifest is entry 3 of 3 in the public log.");
  expect(first).toContain("First check here: the state of the log (3 entries) is remembered.");
  expect(await accessibility()).toEqual([]);
  await screenshot("site-verify-signed-360");

  expect(await press(page)).toContain("The log is as on the last check (3 entries).");

  await publish(past("first", "second", "third"));
  expect(await press(page)).toContain(
    "This log has another past than the one checked last: there are two logs.",
  );

  const manifest = await readFile(join(folder, "release/manifest.json"), "utf8");
  await publish(past("first", "second", manifest));
  expect(await press(page)).toContain(
    "The log grew from 3 to 4 entries; the old ones have not changed.",
  );

  await publish(past("first"));
  expect(await press(page)).toContain(
    "The log shrank from 4 to 2 entries: something was taken back.",
  );
  expect(problems()).toEqual([]);
});

test("a stranger's key, though it has the same name, is not believed", async () => {
  const stranger = await newSigner();
  await publish(past("first"), (files) =>
    files.set(
      "log.json",
      JSON.stringify({ origin, keys: [verifierKeyText(stranger)], keyChanges: [], witnesses: [] }),
    ),
  );
  const { page } = await visit(`${server.url}/en/verify/`);
  expect(await press(page)).toContain("This note is not signed by a key that is known.");
});

test("a release whose log is not whole is not rendered, and the old site stays", async () => {
  await publish(past("first"));
  const before = await readFile(join(folder, "site/id/index.html"), "utf8");
  await expect(
    publish(past("first"), (files) => files.delete("manifest.tlog-proof")),
  ).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("manifest.tlog-proof") });
  expect(await readFile(join(folder, "site/id/index.html"), "utf8")).toBe(before);
});

test("the verifier kept as one file checks a folder from the disk, offline, and names what changed", async () => {
  await publish(past("first"));
  const kept = `file://${join(folder, "site/pindah-verify.html")}`;
  const { page, requests } = await visit(kept, { width: 360, locale: "en-GB" });
  const result = page.getByRole("status");
  const check = async () => {
    await page.getByLabel(/Folder of a release/).setInputFiles(join(folder, "release"));
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await expect
      .poll(() => result.textContent(), { timeout: 30_000 })
      .toMatch(/Everything|does not hold/);
    return (await result.textContent()) ?? "";
  };
  const whole = await check();
  expect(whole).toContain("Everything that was checked holds.");
  expect(whole).toContain("4 of 4 units are the same");
  expect(whole).toContain("This manifest is entry 2 of 2 in the public log.");
  const units = join(folder, "release/data/units.csv");
  await writeFile(units, `${await readFile(units, "utf8")} `);
  expect(await check()).toContain("✕ data/units.csv has changed");
  expect(requests().filter((request) => !request.includes("file://"))).toEqual([]);
});

describe("the table of all verifiers", () => {
  let cast: LogCast;
  let whole: ReceivedFiles;

  beforeAll(async () => {
    cast = {
      log: await newSigner(),
      next: await newSigner(),
      stranger: await newSigner(),
      witness: { ...(await newSigner()), name: "saksi.example" },
    };
    const [first] = logCases;
    if (first === undefined) throw new Error("The table has cases");
    whole = await first.now(cast);
  });

  /** Rendered from the release as it was meant to be; then the server hands out what it hands out. */
  async function serve(files: ReceivedFiles): Promise<void> {
    const kept = [...whole].filter(([path]) => path.startsWith("data/"));
    await render(new Map([...files, ...kept]));
    const { releaseId } = Manifest.parse(JSON.parse(files.get("manifest.json") ?? ""));
    await writeRelease(`site/rilis/${releaseId}`, files);
  }

  test.each(logCases)("the page says it: $name", async ({ before, now, good, says }) => {
    if (before !== null) await serve(await before(cast));
    const { page } = await visit(`${server.url}/en/verify/`);
    if (before !== null) await press(page);
    await serve(await now(cast));
    expect(await press(page)).toContain(says.en);
    expect(await page.getByRole("status").locator("p.bad").count()).toBe(good ? 0 : 1);
  });

  test.each(logCases)("the one file says it: $name", async ({ before, now, good, says }) => {
    await serve(whole);
    const { page } = await visit(`file://${join(folder, "site/pindah-verifikasi.html")}`);
    const result = page.getByRole("status");
    const check = async (files: ReceivedFiles) => {
      await writeRelease("kept", files);
      await page.getByLabel(/Folder rilis/).setInputFiles(join(folder, "kept"));
      await page.getByRole("button", { name: "Periksa", exact: true }).click();
      await expect
        .poll(() => result.textContent(), { timeout: 30_000 })
        .toMatch(/Semua yang|Ada yang/);
      return (await result.textContent()) ?? "";
    };
    if (before !== null) await check(await before(cast));
    const answer = await check(await now(cast));
    expect(answer).toContain(says.id);
    expect(answer.startsWith(good ? "Semua yang" : "Ada yang")).toBe(true);
  });
});

async function newSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("Not a pair of keys");
  return {
    name: origin,
    publicKey: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, new Uint8Array(message))),
  };
}
