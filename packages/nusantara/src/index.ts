import type { Dataset } from "@pindah/domain/registry";
import { generateFrom, type GeneratorOptions } from "./generator/dataset.ts";
import { loadIllustrativePolicy } from "./policy.ts";
import { loadReference } from "./reference.ts";

export { type Claim, type PublishedFigure, publishedClaims, publishedFigures } from "./figures.ts";
export { ReferenceDataError } from "./files.ts";
export { generateFrom, type GeneratorOptions } from "./generator/dataset.ts";
export { generateIdentities } from "./generator/identities.ts";
export type { LegalListEntry, UnitCrosswalkEntry } from "./institutions.ts";
export { demonstrationLottery } from "./lottery.ts";
export { loadIllustrativePolicy } from "./policy.ts";
export { loadReference, type Reference } from "./reference.ts";
export { loadDelayModel, loadScenarios, type ShippedScenario } from "./scenarios.ts";
export type { Entitlement, HomesRule } from "./stock.ts";
export { loadWorkflowRules, type WorkflowRules } from "./workflows.ts";

/** The first priority as announced in April 2024, the size of the demonstration. */
export const DEMONSTRATION_PEOPLE = 11916;

/** The demonstration: the reference data, filled with synthetic people. */
export function generateDataset(options: Partial<GeneratorOptions> = {}): Dataset {
  return generateFrom(loadReference(), loadIllustrativePolicy(), {
    people: options.people ?? DEMONSTRATION_PEOPLE,
    seed: options.seed ?? 1,
  });
}
