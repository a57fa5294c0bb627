import type { TableOutput } from "./table.ts";

/** Facts by the name of the input. Read as they are: text is not turned into numbers. */
export type Facts = Readonly<Record<string, unknown>>;

/** Why a table gave no answer. A fact that is missing or mistyped never falls into another row. */
export type TableRefusal =
  | { readonly kind: "input_missing"; readonly input: string }
  | { readonly kind: "input_unknown"; readonly input: string }
  | { readonly kind: "input_wrong_type"; readonly input: string; readonly found: string }
  | { readonly kind: "input_outside_domain"; readonly input: string; readonly found: string }
  | { readonly kind: "no_row" }
  /** Rows fired that may not fire together under the table's hit policy. */
  | {
      readonly kind: "several_rows" | "rows_disagree" | "rank_conflict";
      readonly rows: readonly string[];
    };

/**
 * Which rows each input let through, 30 rows to a number, input after input. `explainDecision`
 * spells it out; kept short because a decision is made a million times.
 */
export type TableTrace = readonly number[];

/** What a table says of some facts, or why it refuses, with the trace of its rows. */
export type TableDecision =
  | {
      readonly kind: "decided";
      /** One output, or all of them in the order of the rows when they are collected. */
      readonly outputs: readonly TableOutput[];
      /** The sum, least, greatest or number, where the table asks for it. */
      readonly aggregate: number | null;
      /** The rows that decided. */
      readonly rows: readonly string[];
      readonly trace: TableTrace;
    }
  | {
      readonly kind: "refused";
      readonly because: readonly TableRefusal[];
      readonly trace: TableTrace | null;
    };

/** Rows per number of a trace: what a small integer of a JavaScript engine holds. */
export const ROWS_PER_WORD = 30;
