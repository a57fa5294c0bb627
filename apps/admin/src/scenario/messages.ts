import type { CostTotal } from "@pindah/domain/allowance";
import type { PlanRefusal, PlanTotals } from "@pindah/domain/plan";
import type { PlanDiff, Scenario } from "@pindah/domain/scenario";
import type { WaveResult } from "@pindah/domain/waves";

/** What of a plan the page draws. */
export type Consequence = {
  readonly totals: PlanTotals;
  readonly waves: readonly WaveResult[];
  readonly cost: CostTotal;
  readonly homesLeftEmpty: number;
};

/** To the worker: the inputs once, then a scenario for each position of the levers. */
export type Request =
  | { readonly kind: "open"; readonly inputs: unknown }
  | { readonly kind: "try"; readonly turn: number; readonly scenario: Scenario | null }
  | { readonly kind: "hash"; readonly turn: number; readonly scenario: Scenario | null };

/** From the worker. `turn` is the request's, so that an answer that came too late is dropped. */
export type Answer =
  | {
      readonly kind: "opened";
      readonly record: Consequence;
      readonly milliseconds: number;
    }
  | {
      readonly kind: "tried";
      readonly turn: number;
      readonly consequence: Consequence;
      readonly difference: PlanDiff;
      readonly milliseconds: number;
    }
  /** The plan of record as this browser computed it. */
  | { readonly kind: "record_hashed"; readonly planHash: string }
  /** The plan of the scenario tried in that turn, hashed when no lever has moved for a while. */
  | { readonly kind: "scenario_hashed"; readonly turn: number; readonly planHash: string }
  | { readonly kind: "hashed"; readonly turn: number; readonly planHash: string }
  | { readonly kind: "refused"; readonly turn: number; readonly refusal: PlanRefusal }
  | { readonly kind: "failed"; readonly message: string };
