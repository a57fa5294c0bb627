import { z } from "zod";
import { err, LocalDate, ok, type Result } from "../kernel/index.ts";
import { Lottery, planHash, type Plan, type Planner, type PlanRefusal } from "../plan/index.ts";
import { Policy } from "../policy/index.ts";
import { Dataset } from "../registry/index.ts";
import { Scenario } from "../scenario/index.ts";

/** All that a run was computed from; `before` names the run whose promises it was to keep. */
export type RunInputs = {
  readonly dataset: Dataset;
  readonly policy: Policy;
  readonly scenario: Scenario | null;
  readonly lottery: Lottery;
  readonly before: {
    readonly of: RunInputs;
    readonly today: LocalDate;
    readonly freezeDays: number;
  } | null;
};

export const RunInputs: z.ZodType<RunInputs> = z.lazy(() =>
  z.strictObject({
    dataset: Dataset,
    policy: Policy,
    scenario: Scenario.nullable(),
    lottery: Lottery,
    before: z
      .strictObject({ of: RunInputs, today: LocalDate, freezeDays: z.int().min(0) })
      .nullable(),
  }),
);

/** A run as a file: what it was computed from, by which engine, and the hash that came out. */
export const RunBundle = z.strictObject({
  format: z.literal("pindah-run/1"),
  engine: z.string().min(1),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  inputs: RunInputs,
});
export type RunBundle = z.infer<typeof RunBundle>;

/** Computes the plan of a run's inputs; the run before it first, where there is one. */
export function planFrom(planner: Planner, inputs: RunInputs): Result<Plan, PlanRefusal> {
  const { dataset, policy, scenario, lottery, before } = inputs;
  if (before === null) return planner(dataset, policy, scenario, lottery);
  const held = planFrom(planner, before.of);
  if (!held.ok) return held;
  const { today, freezeDays } = before;
  const { placements } = held.value;
  return planner(dataset, policy, scenario, lottery, { placements, today, freezeDays });
}

/** Computes a bundle again. Refuses when the rules now refuse; says whether the hash is the same. */
export function replayBundle(
  planner: Planner,
  bundle: RunBundle,
): Result<{ readonly hash: string; readonly same: boolean }, PlanRefusal> {
  const replayed = planFrom(planner, bundle.inputs);
  if (!replayed.ok) return err(replayed.error);
  const hash = planHash(replayed.value);
  return ok({ hash, same: hash === bundle.planHash });
}
