// It must run before any schema is made.
// oxlint-disable-next-line import/no-unassigned-import
import "./jitless.ts";
import { createPlanner, Lottery, planHash, type Plan } from "@pindah/domain/plan";
import { Policy } from "@pindah/domain/policy";
import { Dataset } from "@pindah/domain/registry";
import { diffPlans, Scenario } from "@pindah/domain/scenario";
import { z } from "zod";
import type { Answer, Consequence, Request } from "./messages.ts";

/** What the API sends, parsed once here; after that the planner works on typed facts. */
const Inputs = z.object({
  dataset: Dataset,
  policy: Policy,
  scenario: Scenario.nullable(),
  lottery: Lottery,
});

const planner = createPlanner();
let opened: { readonly inputs: z.infer<typeof Inputs>; readonly record: Plan } | null = null;

/** The hash of a plan takes longer than the plan: it is taken when no lever has moved for a while. */
const QUIET_MILLISECONDS = 400;
let quiet: ReturnType<typeof setTimeout> | undefined;
let isHashed = false;
/** The plan tried last, until its hash is taken. */
let tried: { readonly turn: number; readonly plan: Plan } | null = null;

addEventListener("message", (event: MessageEvent<Request>) => {
  clearTimeout(quiet);
  try {
    answer(reply(event.data));
  } catch (error) {
    answer({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
  waitForQuiet();
});

/** One hash at a time, so that a lever that moves meanwhile waits for one at most. */
function waitForQuiet(): void {
  if (opened === null) return;
  if (!isHashed) quiet = setTimeout(hashRecord, QUIET_MILLISECONDS, opened.record);
  else if (tried !== null) quiet = setTimeout(hashTried, 3 * QUIET_MILLISECONDS, tried);
}

function hashRecord(record: Plan): void {
  isHashed = true;
  answer({ kind: "record_hashed", planHash: planHash(record) });
  waitForQuiet();
}

function hashTried(latest: { readonly turn: number; readonly plan: Plan }): void {
  tried = null;
  answer({ kind: "scenario_hashed", turn: latest.turn, planHash: planHash(latest.plan) });
}

function answer(message: Answer): void {
  postMessage(message);
}

function reply(request: Request): Answer {
  const start = performance.now();
  const milliseconds = () => Math.round(performance.now() - start);
  if (request.kind === "open") {
    const inputs = Inputs.parse(request.inputs);
    const computed = planner(inputs.dataset, inputs.policy, inputs.scenario, inputs.lottery);
    if (!computed.ok) return { kind: "refused", turn: 0, refusal: computed.error };
    opened = { inputs, record: computed.value };
    return {
      kind: "opened",
      record: consequenceOf(computed.value),
      milliseconds: milliseconds(),
    };
  }
  if (opened === null) throw new Error("The inputs have not come yet");
  const { turn } = request;
  const { dataset, policy, lottery } = opened.inputs;
  const computed = planner(dataset, policy, request.scenario, lottery);
  if (request.kind === "try") tried = null;
  if (!computed.ok) return { kind: "refused", turn, refusal: computed.error };
  if (request.kind === "hash") return { kind: "hashed", turn, planHash: planHash(computed.value) };
  const isMoved = countPatches(request.scenario) !== countPatches(opened.inputs.scenario);
  if (isMoved) tried = { turn, plan: computed.value };
  return {
    kind: "tried",
    turn,
    consequence: consequenceOf(computed.value),
    difference: diffPlans(opened.record, computed.value),
    milliseconds: milliseconds(),
  };
}

/** A lever that is moved adds a patch to those of the plan of record's own scenario. */
function countPatches(scenario: Scenario | null): number {
  return scenario?.patches.length ?? 0;
}

function consequenceOf(plan: Plan): Consequence {
  return {
    totals: plan.totals,
    waves: plan.waves,
    cost: plan.costSummary.total,
    homesLeftEmpty: plan.waves.findLast(({ blocked }) => blocked === null)?.homesLeftEmpty ?? 0,
  };
}
