import { z } from "zod";
import { Bilingual, Citation } from "../kernel/index.ts";

const cost = z.int().min(0).max(1000);
const base = {
  id: z.string().min(1),
  name: Bilingual,
  /** Attribute of the household, declared by the caller (e.g. `bedroomsNeeded`). */
  household: z.string().min(1),
  /** Attribute of the home (e.g. `bedrooms`). */
  home: z.string().min(1),
  citation: Citation,
};

/**
 * A rule over one attribute of the household and one of the home, both small whole numbers.
 * A pair that breaks it is forbidden; a pair that satisfies it with surplus costs misfit.
 * No attribute name is known to the solver.
 */
export const HousingRule = z.discriminatedUnion("kind", [
  /** Both values are the same. */
  z.strictObject({ kind: z.literal("equal"), ...base }),
  /** home >= household; each step above costs. `maxSteps` null: any surplus. */
  z.strictObject({
    kind: z.literal("at_least"),
    ...base,
    costPerStep: cost,
    maxSteps: z.int().min(0).nullable(),
  }),
  /** home <= household; each step below costs. */
  z.strictObject({
    kind: z.literal("at_most"),
    ...base,
    costPerStep: cost,
    maxSteps: z.int().min(0).nullable(),
  }),
  /** |home - household| within the window; each step of distance costs. */
  z.strictObject({
    kind: z.literal("window"),
    ...base,
    below: z.int().min(0),
    above: z.int().min(0),
    costPerStep: cost,
  }),
  /** table[household][home]: misfit, or null where forbidden. */
  z.strictObject({ kind: z.literal("table"), ...base, table: z.array(z.array(cost.nullable())) }),
  /** household != 0 implies home != 0; a home with it given to a household without costs. */
  z.strictObject({ kind: z.literal("implies"), ...base, costWhenUnneeded: cost }),
]);
export type HousingRule = z.infer<typeof HousingRule>;

/**
 * What is sought in turn: most households housed, least misfit, wishes in the order of priority.
 * Cohesion, teams in one tower, is planned before an allocation: see `planTeams`.
 */
export const HousingStage = z.enum(["coverage", "fit", "preference", "cohesion"]);
export type HousingStage = z.infer<typeof HousingStage>;

/**
 * No more than so many: of the homes with one of the values, or to the households with one of the
 * values. Quotas on homes must be nested: of two, one lies inside the other or they share nothing.
 */
export const HousingQuota = z.strictObject({
  id: z.string().min(1),
  name: Bilingual,
  side: z.enum(["home", "household"]),
  attribute: z.string().min(1),
  oneOf: z.array(z.int().min(0).max(65_535)).min(1),
  atMost: z.int().min(0),
  citation: Citation,
});
export type HousingQuota = z.infer<typeof HousingQuota>;

/** How homes are given out. See docs/rules/housing.md. */
export const HousingPolicy = z.strictObject({
  rules: z.array(HousingRule),
  stages: z.array(HousingStage).min(1),
  quotas: z.array(HousingQuota).optional(),
  /** Priority bands, most important first; ties fall to the lottery. */
  priority: z.array(z.enum(["screening_class", "unit_order", "families_first", "singles_first"])),
});
export type HousingPolicy = z.infer<typeof HousingPolicy>;
