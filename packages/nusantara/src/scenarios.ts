import { readdirSync } from "node:fs";
import { Citation } from "@pindah/domain/kernel";
import { Scenario } from "@pindah/domain/scenario";
import { DelayModel } from "@pindah/domain/waves";
import { z } from "zod";
import { readJson } from "./files.ts";

/** A scenario of the published history, where it was said, and the one it is compared with. */
const ShippedScenario = z.strictObject({
  source: Citation,
  /** Id of another shipped scenario; null: the base itself. */
  comparedWith: z.string().nullable(),
  scenario: Scenario,
});
export type ShippedScenario = z.infer<typeof ShippedScenario>;

/** The published history as scenarios, each a few lines, in the order in which it is told. */
export function loadScenarios(): readonly ShippedScenario[] {
  return readdirSync(new URL("../data/scenarios", import.meta.url))
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => readJson(`scenarios/${file}`, ShippedScenario));
}

const ShippedDelays = z.strictObject({ note: z.string().min(1), model: DelayModel });

/** The published postponements as slips; how much is shared is an assumption and says so. */
export function loadDelayModel(): DelayModel {
  return readJson("delays.json", ShippedDelays).model;
}
