import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { newSigningKey, readSigner } from "@pindah/api/operations";
import { LocalDate } from "@pindah/domain/kernel";
import {
  checkpointText,
  leafHash,
  leavesText,
  openCosignatures,
  signNote,
  treeRoot,
  verifierKeyText,
  withCosignature,
  type Signer,
} from "@pindah/domain/publication";
import { logCases, type LogCast } from "@pindah/domain/publication/log-cases";
import { ed25519 } from "@pindah/api/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { witnessCommand } from "../witness/command.ts";
import { verifyCommand } from "./command.ts";

let folder: string;
let cast: LogCast;
const origin = "transparansi.example/log";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pindah-verify-"));
  const names = { log: origin, next: origin, stranger: origin, witness: "saksi.example" };
  cast = {
    log: await signer(names.log),
    next: await signer(names.next),
    stranger: await signer(names.stranger),
    witness: await signer(names.witness),
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function signer(name: string): Promise<Signer> {
  const found = await readSigner(
    await newSigningKey(name, crypto.getRandomValues(new Uint8Array(32))),
  );
  if (found === null) throw new Error("A new key reads");
  return found;
}

function listening() {
  const lines: string[] = [];
  const say = (text: string) => lines.push(text);
  return {
    terminal: { result: say, say, progress: () => undefined },
    said: () => lines.join("\n"),
  };
}

async function written(files: ReadonlyMap<string, string>): Promise<string> {
  const place = join(folder, "release");
  await rm(place, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), text);
  }
  return place;
}

test.each(logCases)("`pindah verify` says it: $name", async ({ before, now, good, says }) => {
  const state = join(folder, `${crypto.randomUUID()}.state`);
  const verify = async (files: ReadonlyMap<string, string>, lang: "id" | "en") => {
    const { terminal, said } = listening();
    const options = { state, today: LocalDate.parse("2029-01-01"), json: false, lang };
    const code = await verifyCommand(await written(files), options, terminal);
    return { code, said: said() };
  };
  if (before !== null) await verify(await before(cast), "en");
  const files = await now(cast);
  const kept = await readFile(state, "utf8").catch(() => null);
  const english = await verify(files, "en");
  expect(english.said).toContain(says.en);
  expect(english.code).toBe(good ? 0 : 3);
  if (kept !== null) await writeFile(state, kept);
  expect((await verify(files, "id")).said).toContain(says.id);
});

test("what is no release is said with its cure", async () => {
  const { terminal, said } = listening();
  const options = {
    state: undefined,
    today: LocalDate.parse("2029-01-01"),
    json: false,
    lang: "en",
  } as const;
  expect(await verifyCommand(join(folder, "nothing"), options, terminal)).toBe(2);
  expect(said()).toContain("holds no manifest.json");
});

test("`pindah witness` signs a log that grew, and refuses one that shrank or forked", async () => {
  const at = join(folder, "log");
  await mkdir(at, { recursive: true });
  const publish = async (entries: readonly string[]) => {
    const leaves = entries.map((entry) => leafHash(new TextEncoder().encode(entry)));
    const text = checkpointText({ origin, size: leaves.length, root: treeRoot(leaves) });
    const note = await signNote(text, [cast.log]);
    await writeFile(join(at, "checkpoint"), note);
    await writeFile(join(at, "leaves.txt"), leavesText(leaves));
    return note;
  };
  const key = join(folder, "witness.key");
  await writeFile(key, await newSigningKey("saksi.example", new Uint8Array(32).fill(7)));
  const witness = await readSigner(await readFile(key, "utf8"));
  const run = async () => {
    const { terminal, said } = listening();
    const options = {
      key,
      state: join(folder, "witness.state"),
      logKey: verifierKeyText(cast.log),
      at: 1_900_000_000,
      lang: "en",
    } as const;
    return { code: await witnessCommand(at, options, terminal), said: said() };
  };
  await publish(["a", "b"]);
  expect((await run()).code).toBe(0);
  const note = await publish(["a", "b", "c"]);
  const signed = await run();
  expect(signed.code).toBe(0);
  const line = `${signed.said.split("\n").at(-1)}\n`;
  expect(
    await openCosignatures(withCosignature(note, line), witness === null ? [] : [witness], ed25519),
  ).toEqual({ ok: true, value: [{ name: "saksi.example", at: 1_900_000_000 }] });
  await publish(["a", "b"]);
  expect(await run()).toEqual({
    code: 3,
    said: "The log shrank from 3 to 2 entries: something was taken back.",
  });
  await publish(["a", "x", "c", "d"]);
  expect(await run()).toMatchObject({ code: 3, said: expect.stringContaining("two logs") });
});
