import { DecisionTable } from "@pindah/domain/policy";
import type { Random } from "@pindah/domain/kernel";

const level = (name: string) => ({ kind: "number", name, from: 1, to: 5, decimals: 0 }) as const;
const at = (from: number) => ({ from });
const upTo = (to: number) => ({ to });
const is = (...oneOf: readonly (string | boolean)[]) => ({ oneOf });

/** Six inputs and twelve rows, first hit: a priority for a unit, shaped like a screening table. */
export const table: DecisionTable = DecisionTable.parse({
  id: "priority",
  hitPolicy: "first",
  inputs: [
    level("importance"),
    level("decision_support"),
    level("risk"),
    { kind: "number", name: "staff", from: 0, to: 2000, decimals: 0 },
    { kind: "choice", name: "list", values: ["klaster_1", "tidak_pindah", "badan_publik", "none"] },
    { kind: "truth", name: "core_security" },
  ],
  outputs: ["priority"],
  rows: [
    { when: { list: is("klaster_1"), core_security: is(true) }, priority: "P1" },
    { when: { list: is("tidak_pindah") }, priority: "stays" },
    { when: { core_security: is(true) }, priority: "P1" },
    { when: { importance: at(4), decision_support: at(4), risk: at(4) }, priority: "P1" },
    { when: { importance: at(4), decision_support: at(4), staff: upTo(250) }, priority: "P1" },
    { when: { list: is("klaster_1"), importance: at(3) }, priority: "P2" },
    { when: { importance: at(3), decision_support: at(3), risk: at(3) }, priority: "P2" },
    { when: { importance: at(3), risk: at(4), staff: { from: 100, to: 900 } }, priority: "P2" },
    { when: { list: is("badan_publik"), risk: upTo(2) }, priority: "stays" },
    { when: { importance: at(2), decision_support: at(2) }, priority: "P3" },
    { when: { risk: at(4) }, priority: "P3" },
    { when: {}, priority: "stays" },
  ].map(({ when, priority }, index) => ({
    id: `r${String(index + 1).padStart(2, "0")}`,
    when,
    then: { priority },
  })),
});

export type TableFacts = Readonly<Record<string, string | number | boolean>>;

export function randomFacts(random: Random, count: number): readonly TableFacts[] {
  const lists = ["klaster_1", "tidak_pindah", "badan_publik", "none"];
  return Array.from({ length: count }, () => ({
    importance: 1 + random.below(5),
    decision_support: 1 + random.below(5),
    risk: 1 + random.below(5),
    staff: random.below(2001),
    list: lists[random.below(4)] ?? "none",
    core_security: random.below(4) === 0,
  }));
}
