import { parentPort, workerData } from "node:worker_threads";
import type { HouseholdId } from "@pindah/domain/kernel";
import { correctFacts, replayObjection, type ReplayVariant } from "@pindah/domain/objections";
import { datasetHash, planHash, type Plan } from "@pindah/domain/plan";
import { planFrom } from "@pindah/domain/replay";
import { plannerFor } from "@pindah/solver";
import type { FromReplayWorker, ToReplayWorker } from "./execute.ts";
import type { VariantSummary } from "./replay.ts";

// Only execute.ts starts this file, and it hands over exactly this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { inputs, facts, today } = workerData as ToReplayWorker;

async function replay(): Promise<FromReplayWorker> {
  const planner = await plannerFor(inputs);
  const decided = planFrom(planner, inputs);
  if (!decided.ok) return { summary: { kind: "refused", refusal: decided.error }, dataset: null };
  const plan = decided.value;
  const replayed = replayObjection(planner, { ...inputs, plan }, facts, today);
  if (!replayed.ok) return { summary: { kind: "refused", refusal: replayed.error }, dataset: null };
  const corrected = correctFacts(inputs.dataset, facts);
  if (!corrected.ok) throw new Error("The facts were corrected a moment ago");
  const { concerned, pure, fewestMoves, nobodyLoses } = replayed.value;
  const summarise = (variant: ReplayVariant) => summaryOf(plan, variant, concerned);
  return {
    dataset: corrected.value,
    summary: {
      kind: "replayed",
      datasetHash: datasetHash(corrected.value),
      today,
      variants: {
        pure: summarise(pure),
        fewestMoves: summarise(fewestMoves),
        nobodyLoses: summarise(nobodyLoses),
      },
    },
  };
}

function summaryOf(
  before: Plan,
  { plan, others, othersWhoLose }: ReplayVariant,
  concerned: readonly HouseholdId[],
): VariantSummary {
  const was = homesIn(before);
  const is = homesIn(plan);
  const change = (householdId: HouseholdId) => ({
    householdId,
    before: was.get(householdId) ?? null,
    after: is.get(householdId) ?? null,
  });
  return {
    planHash: planHash(plan),
    concerned: concerned.map(change),
    others: others.map(change),
    othersWhoLose: othersWhoLose.length,
  };
}

const homesIn = ({ placements }: Plan) =>
  new Map(placements.map(({ householdId, homeId }) => [householdId, homeId]));

parentPort?.postMessage(await replay());
