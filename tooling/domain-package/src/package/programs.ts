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

/** For Node: two threads at the same time. */
export const threadsProgram = `
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { hash } from "./hash.js";
if (isMainThread) {
  const answers = [1, 2].map(() => new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url));
    worker.on("message", resolve);
    worker.on("error", reject);
  }));
  console.log((await Promise.all(answers)).join(" "));
} else parentPort.postMessage(hash());
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

/** For a page: what it computes itself, and what two workers of its own do at the same time. */
export const pageProgram = `
import { hash } from "./hash.js";
if (typeof document === "undefined") postMessage(hash());
else {
  const script = document.querySelector("script").src;
  const answers = [1, 2].map(() => new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  }));
  const own = hash();
  document.body.textContent = [own, ...await Promise.all(answers)].join(" ");
}
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
