import { z } from "zod";
import { Citation, LocalDate } from "../kernel/index.ts";

/** What an input of a table can be. Every input has a bounded domain, so that gaps can be proved. */
export const TableInput = z.discriminatedUnion("kind", [
  /** Numbers from `from` to `to` with a fixed number of decimals; 1 decimal knows 90.5. */
  z.strictObject({
    kind: z.literal("number"),
    name: z.string().min(1),
    from: z.number(),
    to: z.number(),
    decimals: z.int().min(0).max(6),
  }),
  z.strictObject({
    kind: z.literal("choice"),
    name: z.string().min(1),
    values: z.array(z.string().min(1)).min(1),
  }),
  z.strictObject({ kind: z.literal("truth"), name: z.string().min(1) }),
  z.strictObject({
    kind: z.literal("day"),
    name: z.string().min(1),
    from: LocalDate,
    to: LocalDate,
  }),
]);
export type TableInput = z.infer<typeof TableInput>;

/** A value a fact or an output can have. */
export const TableValue = z.union([z.string(), z.number(), z.boolean()]);
export type TableValue = z.infer<typeof TableValue>;

/** What a row asks of one input. An input that a row does not name may be anything. */
export const TableCell = z.union([
  z.strictObject({ oneOf: z.array(TableValue).min(1) }),
  z.strictObject({ not: z.array(TableValue).min(1) }),
  /** Both ends belong to it; an end left out is open. */
  z.strictObject({
    from: z.union([z.number(), LocalDate]).optional(),
    to: z.union([z.number(), LocalDate]).optional(),
  }),
]);
export type TableCell = z.infer<typeof TableCell>;

/**
 * One row: when all its cells hold, its outputs are given. An input without a cell may be anything.
 */
export const TableRow = z.strictObject({
  id: z.string().min(1),
  /** For hit policy `ranked`: 1 outranks 2. */
  rank: z.int().min(1).optional(),
  when: z.record(z.string(), TableCell),
  then: z.record(z.string(), TableValue),
  citation: Citation.optional(),
  /** Facts for which this row decides: run as tests whenever the table is proved. */
  examples: z.array(z.record(z.string(), TableValue)).optional(),
});
export type TableRow = z.infer<typeof TableRow>;

/**
 * `unique`: no two rows fire. `any`: rows that fire together say the same. `first`: the first in
 * the table. `priority`: the output listed first. `ranked`: the lowest rank; rows of one rank must
 * agree. `collect`: all outputs, or their sum, least, greatest or number.
 * The first four and the last as in DMN; no table has an else row.
 */
export const HitPolicy = z.enum(["unique", "any", "first", "priority", "ranked", "collect"]);
export type HitPolicy = z.infer<typeof HitPolicy>;

/** A decision table with a declared hit policy (OMG DMN 1.4, without an else row). */
export const DecisionTable = z.strictObject({
  id: z.string().min(1),
  hitPolicy: HitPolicy,
  inputs: z.array(TableInput).min(1),
  /** Names of the outputs; for `priority`, the values of the first output, best first. */
  outputs: z.array(z.string().min(1)).min(1),
  priorities: z.array(TableValue).optional(),
  aggregate: z.enum(["sum", "least", "greatest", "count"]).optional(),
  rows: z.array(TableRow).min(1),
});
export type DecisionTable = z.infer<typeof DecisionTable>;

/** What a table says, with every output by name. */
export type TableOutput = Readonly<Record<string, TableValue>>;

/** Whether two rows of one table say the same. */
export function sameOutput(a: TableRow, b: TableRow): boolean {
  return Object.keys(a.then).every((output) => a.then[output] === b.then[output]);
}
