import type { MutantResult } from "@stryker-mutator/api/core";
import { expect, test } from "vitest";
import { isProse, type Place } from "./is-prose.ts";
import { isUnreachable } from "./is-unreachable.ts";
import { judge } from "./judge.ts";
import { explainedSurvivors } from "./survivors.ts";

const source = "line one\n  if (a < b) return;\nline three";
const mutant = (status: MutantResult["status"], line: number, replacement: string) => ({
  id: "1",
  fileName: "src/policy/rule.ts",
  mutatorName: "EqualityOperator",
  location: { start: { line, column: 6 }, end: { line, column: 11 } },
  replacement,
  status,
});
const survivor = { file: "policy/rule.ts", line: "if (a < b) return;", replacement: "a <= b" };
const many = (count: number) => Array.from({ length: count }, () => mutant("Killed", 1, "x"));
const judged = (all: readonly MutantResult[], explained = [survivor]) =>
  judge(all, () => source, explained, 95);

test("19 of 20 caught is 95 %, 18 of 19 is not", () => {
  const one = mutant("Survived", 2, "a <= b");
  expect(judged([...many(19), one]).folders).toEqual([
    { folder: "policy", caught: 19, survived: 1, explained: 1, enough: true },
  ]);
  expect(judged([...many(18), one]).folders[0]?.enough).toBe(false);
});

test("a survivor is known by its line and what replaces it; others are not explained by it", () => {
  const { unexplained, outdated } = judged([
    mutant("Survived", 2, "a <= b"),
    mutant("NoCoverage", 2, "a  >=\n b"),
  ]);
  expect(unexplained).toEqual([{ ...survivor, lineNumber: 2, replacement: "a >= b" }]);
  expect(outdated).toEqual([]);
});

test("an explanation of a mutant that is caught by now is outdated", () => {
  expect(judged([mutant("Killed", 2, "a <= b")]).outdated).toEqual([survivor]);
  expect(judged([]).outdated).toEqual([]);
});

test("a mutant that times out is caught; ignored ones and those that cannot load count nowhere", () => {
  const all = ["Timeout", "Ignored", "RuntimeError", "CompileError"] as const;
  expect(judged(all.map((status) => mutant(status, 1, "x"))).folders).toMatchObject([
    { caught: 1, survived: 0 },
  ]);
});

test("the committed explanations can be read", () => {
  for (const { file } of explainedSurvivors()) expect(file).toMatch(/^[a-z]+\/[a-z.-]+\.ts$/);
});

test("a plain text is prose only beside its other language", () => {
  const key = (name: string) => ({ type: "ObjectProperty", key: { name } });
  const place = (type: string, own: string, ...others: string[]): Place => {
    const object = { type: "ObjectExpression", properties: [own, ...others].map(key) };
    const parentPath = { node: key(own), parentPath: { node: object, parentPath: null } };
    return { node: { type }, parentPath };
  };
  expect(isProse(place("StringLiteral", "id", "en"))).toBe(true);
  expect(isProse(place("StringLiteral", "en", "id"))).toBe(true);
  expect(isProse(place("StringLiteral", "id", "kind"))).toBe(false);
  expect(isProse(place("StringLiteral", "kind", "id", "en"))).toBe(false);
  expect(isProse(place("TemplateLiteral", "id", "en"))).toBe(false);
});

test("the last branch of a switch is unreachable only where it says so", () => {
  const branch = (asked: unknown, ...callees: readonly string[]): Place => ({
    node: Object.assign(
      { type: "SwitchCase" },
      { test: asked, consequent: callees.map((name) => ({ argument: { callee: { name } } })) },
    ),
    parentPath: null,
  });
  expect(isUnreachable(branch(null, "assertNever"))).toBe(true);
  expect(isUnreachable(branch({}, "assertNever"))).toBe(false);
  expect(isUnreachable(branch(null, "decided"))).toBe(false);
  expect(isUnreachable(branch(null, "assertNever", "decided"))).toBe(false);
  expect(isUnreachable(branch(null))).toBe(false);
});
