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

addEventListener("message", (event: MessageEvent<Request>) => {
  clearTimeout(quiet);
  try {
    answer(reply(event.data));
  } catch (error) {
    answer({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
  if (!isHashed && opened !== null)
    quiet = setTimeout(hashRecord, QUIET_MILLISECONDS, opened.record);
});

function hashRecord(record: Plan): void {
  isHashed = true;
  answer({ kind: "record_hashed", planHash: planHash(record) });
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
  if (!computed.ok) return { kind: "refused", turn, refusal: computed.error };
  if (request.kind === "hash") return { kind: "hashed", turn, planHash: planHash(computed.value) };
  return {
    kind: "tried",
    turn,
    consequence: consequenceOf(computed.value),
    difference: diffPlans(opened.record, computed.value),
    milliseconds: milliseconds(),
  };
}

function consequenceOf(plan: Plan): Consequence {
  return {
    totals: plan.totals,
    waves: plan.waves,
    cost: plan.costSummary.total,
    homesLeftEmpty: plan.waves.findLast(({ blocked }) => blocked === null)?.homesLeftEmpty ?? 0,
  };
}
