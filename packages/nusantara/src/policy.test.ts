import { provePolicy } from "@pindah/domain/policy";
import { expect, test } from "vitest";
import { loadIllustrativePolicy } from "./policy.ts";

test("the illustrative policy proves itself, its nine and six examples included", () => {
  const policy = loadIllustrativePolicy();
  const proof = provePolicy(policy);
  expect(proof.ok ? [] : proof.error).toEqual([]);
  expect(proof).toMatchObject({
    ok: true,
    value: { screening: { profiles: 78_125, examples: 9, overlaps: [] } },
  });
  expect(policy.competency.examples).toHaveLength(6);
});

test("it says that it is an illustration", () => {
  expect(loadIllustrativePolicy().illustrative).toBe(true);
});
