import { expect, test } from "vitest";
import { provePolicy, policyFlawText, type PolicyFlaw } from "./index.ts";
import { sourceFlaws } from "./sources.ts";
import { policy } from "./testing.ts";

const citation = { text: "a decree" };
const of = (...paths: readonly string[]) => paths.map((path) => ({ of: path, citation }));

test("a value counts as cited beside a citation, below one, and below the path of a source", () => {
  const rates = [{ amount: { rupiah: 5 }, citation }];
  expect(sourceFlaws({ pay: { rates } }, [])).toEqual([]);
  expect(sourceFlaws({ pay: { rates, basis: "person" } }, of("pay.basis"))).toEqual([]);
  expect(sourceFlaws({ pay: { rates, basis: "person" } }, of("pay"))).toEqual([]);
});

test("every path without a source is named once, however many rows of a list it has", () => {
  const rows = [
    { code: "a", weight: null },
    { code: "b", weight: 1 },
    { code: "c", weight: 2, citation },
  ];
  expect(sourceFlaws({ part: { rows, limit: 60 } }, of("part.limit"))).toEqual([
    { kind: "value_unsourced", path: "part.rows.code" },
    { kind: "value_unsourced", path: "part.rows.weight" },
  ]);
});

test("a citation in one part of a policy does not serve the next one", () => {
  expect(sourceFlaws({ a: { x: 1, citation }, b: { x: 1 } }, of())).toEqual([
    { kind: "value_unsourced", path: "b.x" },
  ]);
});

test("the path of a source must lead somewhere; half a key is no path", () => {
  expect(sourceFlaws({ part: { limit: 60 } }, of("part.lim", "part"))).toEqual([
    { kind: "source_of_nothing", of: "part.lim" },
  ]);
  expect(sourceFlaws({ part: { limit: 60 } }, of("part.lim"))).toEqual([
    { kind: "value_unsourced", path: "part.limit" },
    { kind: "source_of_nothing", of: "part.lim" },
  ]);
});

test("examples are made up and need no source, and what is left out is no value", () => {
  const part = { examples: [{ level: 1 }], limit: undefined };
  expect(sourceFlaws({ part }, [])).toEqual([]);
});

test("a policy whose majority names no source is not accepted, and says what to do", () => {
  const proof = provePolicy(
    policy({ sources: of("screening.criteria", "competency", "waves", "housing", "allowance") }),
  );
  const flaws: readonly PolicyFlaw[] = proof.ok ? [] : proof.error;
  expect(flaws).toContainEqual({ kind: "value_unsourced", path: "screening.majority" });
  expect(flaws.map((flaw) => policyFlawText(flaw).en)).toContain(
    'The value screening.majority names no source: write a "citation" beside it, or its path in "sources".',
  );
});

test("each part of a policy is looked through", () => {
  const proof = provePolicy(policy({ sources: [] }));
  const parts = proof.ok
    ? []
    : proof.error.map((flaw) => "path" in flaw && flaw.path.split(".")[0]);
  expect([...new Set(parts)]).toEqual(["screening", "competency", "housing", "waves", "allowance"]);
});
