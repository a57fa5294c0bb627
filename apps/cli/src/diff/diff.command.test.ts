import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoCommand } from "../demo/command.ts";
import { diffCommand, type DiffOptions } from "./command.ts";

let root = "";
let data = "";
const quiet = { result: () => undefined, say: () => undefined, progress: () => undefined };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "pindah-diff-"));
  data = join(root, "demo");
  await demoCommand({ out: data, people: 3000, seed: 5, lang: "en" }, quiet);
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs the command and keeps what it says. */
async function diff(over: Partial<DiffOptions> = {}) {
  let result = "";
  let said = "";
  const code = await diffCommand(
    {
      data,
      policy: [],
      json: false,
      lang: "en",
      seed: "a seed for tests, nothing official",
      seedSource: "test",
      ...over,
    },
    {
      result: (text) => (result = text),
      say: (text) => (said += text),
      progress: () => undefined,
    },
  );
  return { code, result, said };
}

/** All eight towers of the first wave seven months late: past the last wave with a date. */
async function lateFile(towers: readonly string[]): Promise<string> {
  const path = join(root, "late.json");
  const scenario = {
    id: "first-towers-late",
    title: { id: "Menara pertama mundur", en: "First towers late" },
    reason: { id: "Uji", en: "Test" },
    patches: towers.map((towerId) => ({ kind: "tower_delay", towerId, months: 7 })),
  };
  await writeFile(path, JSON.stringify(scenario));
  return path;
}
const FIRST = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `ASN4-0${n}`);

test("a base against itself: the two plans are the same, in both languages", async () => {
  expect(await diff()).toEqual({ code: 0, result: "The two plans are the same.", said: "" });
  expect((await diff({ lang: "id" })).result).toBe("Kedua rencana sama.");
});

test("eight towers seven months late: 480 homes fewer in July, people move later because of them, by unit", async () => {
  const scenario = await lateFile(FIRST);
  const { code, result } = await diff({ scenario });
  expect(code).toBe(0);
  expect(result).toContain("Tower ASN4-01: ready 28 February 2025, before 31 July 2024.");
  expect(result).toMatch(/July 2024 wave: homes ready 480 → 0, people moved \d+ → 0\./);
  expect(result).toMatch(
    /\d+ people of \d+ units move later: September 2024 wave, before July 2024 wave, because of tower ASN4-01, ASN4-02.* and ASN4-08: /,
  );
  const indonesian = (await diff({ scenario, lang: "id" })).result;
  expect(indonesian).toContain("Menara ASN4-01: siap 28 Februari 2025, sebelumnya 31 Juli 2024.");
  expect(indonesian).toMatch(/\d+ orang dari \d+ unit pindah lebih lambat/);
});

test("as JSON every household is named once, and the groups hold them all", async () => {
  const scenario = await lateFile(FIRST.slice(0, 1));
  const { result } = await diff({ scenario, json: true });
  const { ok, diff: found, groups } = JSON.parse(result);
  expect(ok).toBe(true);
  const named = found.households.map((entry: { householdId: string }) => entry.householdId);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBeGreaterThan(0);
  const grouped = groups.flatMap((group: { households: string[] }) => group.households);
  expect(grouped.toSorted()).toEqual(named.toSorted());
});

test("with cores together no duty is broken: those broken before are told to be possible again, none is new", async () => {
  const path = join(root, "cores.json");
  await writeFile(
    path,
    JSON.stringify({
      id: "cores-together",
      title: { id: "Inti bersama", en: "Cores together" },
      reason: { id: "Uji", en: "Test" },
      patches: [{ kind: "cores_together", together: true }],
    }),
  );
  const { result } = await diff({ scenario: path, json: true });
  const { duties } = JSON.parse(result);
  expect(duties.broken).toEqual([]);
  expect(duties.mended.length).toBeGreaterThan(0);
  const back = JSON.parse((await diff({ against: path, json: true })).result);
  expect(back.duties).toEqual({ broken: duties.mended, mended: [] });
  const sentences = (await diff({ against: path })).result.split("\n");
  const told = sentences.filter((line) => line.includes("neither half can any more"));
  expect(told).toHaveLength(duties.mended.length);
});

test("two shipped scenarios by name, written as four files; a second run replaces them", async () => {
  const out = join(root, "out");
  const options = { scenario: "no-date-2025", against: "start-january-2025", out };
  expect((await diff(options)).code).toBe(0);
  expect((await diff(options)).code).toBe(0);
  expect((await readdir(out)).toSorted()).toEqual([
    "diff.en.txt",
    "diff.id.txt",
    "diff.json",
    "households.csv",
  ]);
  const [header, first] = (await readFile(join(out, "households.csv"), "utf8")).split("\n");
  expect(header).toContain("household_id,lead_person_id,unit_code,change");
  expect(first).toMatch(/now_waits|no_longer_moving|now_moving/);
});

test("a folder with other files is refused, and stays as it is", async () => {
  await expect(diff({ out: data })).rejects.toThrow("holds other files");
  expect(await readdir(data)).toContain("units.csv");
});

test("two scenarios that cannot be read and a missing folder are told at once", async () => {
  const { code, said } = await diff({ data: join(root, "no"), scenario: "a.json", against: "b" });
  expect(code).toBe(2);
  expect(said).toContain("3 problems");
  expect(said).toContain("a.json");
});

test("a tower the data does not have is refused by name", async () => {
  const { code, said } = await diff({ scenario: await lateFile(["ASN9-99"]) });
  expect(code).toBe(3);
  expect(said).toContain("ASN9-99");
});
