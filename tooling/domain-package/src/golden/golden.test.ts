import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "@pindah/domain/kernel";
import { z } from "zod";
import { readCases } from "./cases.ts";
import { differences } from "./match.ts";
import { operations, runOperation } from "./operations.ts";

const cases = await readCases();

describe("the golden cases", () => {
  test.each(cases)("$name ($origin)", ({ operation, input, output }) => {
    expect(differences(output, runOperation(operation, input))).toEqual([]);
  });

  test.each(cases)("$name fails when one expected value is another", (golden) => {
    const found = runOperation(golden.operation, golden.input);
    const paths = leavesOf(golden.output);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths)
      expect(differences(changedAt(golden.output, path), found)).not.toEqual([]);
  });

  test("every operation has a case, and every case says by which rule or standard", () => {
    expect(new Set(cases.map(({ operation }) => operation))).toEqual(
      new Set(Object.keys(operations)),
    );
    const mute = cases.filter(
      ({ about }) =>
        !/^# .+\n\n/.test(about) || !/docs\/rules\/\w+\.md|RFC \d+|example country/.test(about),
    );
    expect(mute.map(({ name }) => name)).toEqual([]);
  });

  test("only the hash of a whole plan is recorded; at least 30 cases were worked out by hand", () => {
    const recorded = cases.filter(({ origin }) => origin === "recorded");
    expect(recorded.map(({ name }) => name)).toEqual(["plan/the-hash-of-the-example-country"]);
    expect(recorded[0]?.about).toContain("**Recorded**");
    expect(cases.filter(({ origin }) => origin === "by_hand").length).toBeGreaterThanOrEqual(30);
  });
});

test("the changelog of the rules carries the hash that is recorded: a change of outcomes is told there", async () => {
  const changelog = await readFile(new URL("../../../../CHANGELOG.md", import.meta.url), "utf8");
  const recorded = cases.find(({ origin }) => origin === "recorded");
  const { hash } = z.object({ hash: z.string() }).parse(recorded?.output);
  expect(changelog).toContain(hash);
});

describe("another program answers", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pindah-golden-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  /** The draw as somebody else would write it, on the HKDF of Node's OpenSSL. */
  const theirs = (salt: string) => `
    import { hkdfSync } from "node:crypto";
    import { text } from "node:stream/consumers";
    const { input } = JSON.parse(await text(process.stdin));
    const ticket = (id) => Buffer.from(hkdfSync("sha256", input.seed, "${salt}", id, 8)).toString("hex");
    console.log(JSON.stringify(Object.fromEntries(input.households.map((id) => [id, ticket(id)]))));
  `;

  async function runWith(program: string, ...names: string[]): Promise<[number | null, string]> {
    const file = join(folder, "theirs.mjs");
    await writeFile(file, program);
    const main = fileURLToPath(new URL("main.ts", import.meta.url));
    const command = `"${process.execPath}" "${file}"`;
    const { status, stdout } = spawnSync(process.execPath, [main, "--command", command, ...names], {
      encoding: "utf8",
    });
    return [status, stdout];
  }

  test("a draw written on OpenSSL gives the four tickets", async () => {
    expect(await runWith(theirs("pindah/housing-lottery/1"), "housing/tickets")).toEqual([
      0,
      "ok     housing/tickets-by-hkdf (another_implementation)\n1 of 1 cases agree\n",
    ]);
  });

  test("a draw with another salt is told each ticket that differs, and the run fails", async () => {
    const [status, output] = await runWith(theirs("another"), "housing/tickets");
    expect(status).toBe(1);
    expect(output).toContain("FAILED housing/tickets-by-hkdf");
    expect(output.match(/output\.\S+ is "[0-9a-f]{16}", not "[0-9a-f]{16}"/g)).toHaveLength(4);
  });

  test("a name that no case has is a failure, not a run of nothing", async () => {
    expect(await runWith(theirs("x"), "housing/no-such-case")).toEqual([1, "0 of 0 cases agree\n"]);
  });
});

type Path = readonly (string | number)[];

/** The places of all values in a JSON text that hold no others. */
function leavesOf(value: Json, path: Path = []): readonly Path[] {
  if (value === null || typeof value !== "object") return [path];
  const entries: [string | number, Json | undefined][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  if (entries.length === 0) return Array.isArray(value) ? [path] : [];
  return entries.flatMap(([key, inner]) =>
    inner === undefined ? [] : leavesOf(inner, [...path, key]),
  );
}

/** The same value with another one at that place. */
function changedAt(value: Json, [key, ...rest]: Path): Json {
  if (key === undefined) return value === "changed" ? "again" : "changed";
  const inside: [string, Json][] = [];
  const entries: [string, Json | undefined][] =
    value !== null && typeof value === "object" ? Object.entries(value) : [];
  for (const [name, inner] of entries) {
    if (inner !== undefined)
      inside.push([name, name === String(key) ? changedAt(inner, rest) : inner]);
  }
  return Array.isArray(value) ? inside.map(([, inner]) => inner) : Object.fromEntries(inside);
}
