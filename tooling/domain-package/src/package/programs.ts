/** Gives the hash of the plan of the example country, whatever runs it. */
export const hashProgram = `
import { Lottery, plan, planHash } from "@pindah/domain/plan";
import { Policy } from "@pindah/domain/policy";
import { Dataset } from "@pindah/domain/registry";
import golden from "@pindah/domain/golden/plan/the-example-country/input.json" with { type: "json" };
const { dataset, policy, lottery } = golden.input;
export function hash() {
  const result = plan(Dataset.parse(dataset), Policy.parse(policy), null, Lottery.parse(lottery));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return planHash(result.value);
}
`;

/** For Node's own test runner. */
export const nodeProgram = (expected: string): string => `
import assert from "node:assert/strict";
import { test } from "node:test";
import { hash } from "./hash.js";
test("the hash", () => {
  assert.equal(hash(), "${expected}");
});
`;

/** For a page. */
export const pageProgram = `
import { hash } from "./hash.js";
document.body.textContent = hash();
`;

/** For workerd, as one of its tests. */
export const workerProgram = `
import { hash } from "./hash.js";
export default {
  test() {
    console.log(typeof process, typeof Buffer, hash());
  },
};
`;

/** A service of one module and nothing else, without any Node compatibility. */
export const workerSettings = (script: string): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = (
  modules = [(name = "worker", esModule = embed "${script}")],
  compatibilityDate = "2026-01-01",
))]);
`;

/** Compiles only when each of the two mistakes is one. */
export const mistakesProgram = `
import { HomeId, type TowerId } from "@pindah/domain/kernel";
import { Policy } from "@pindah/domain/policy";
import { plan } from "@pindah/domain/plan";
// @ts-expect-error a home is no tower
export const tower: TowerId = HomeId.parse("N-1");
// @ts-expect-error a dataset is missing
export const planned = plan(Policy.parse({}), null, null);
export const weight: number | undefined = Policy.parse({}).screening.criteria[0]?.weight;
`;
