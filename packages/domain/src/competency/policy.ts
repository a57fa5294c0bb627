import { z } from "zod";
import { Bilingual, Citation, CompetencyCode } from "../kernel/index.ts";
import { Discipline, LegalStanding, PostLevel } from "../registry/index.ts";

/** One competency, and the behaviours by which assessors know it. */
export const Competency = z.strictObject({
  code: CompetencyCode,
  name: Bilingual,
  /** Stands in the critical set K: a gap here weighs more. */
  critical: z.boolean(),
  /** Observable behaviours, e.g. the 21 of BerAKHLAK (SE MenPANRB 20/2021). */
  behaviours: z.array(Bilingual),
});
export type Competency = z.infer<typeof Competency>;

/** A training module: closes one level of one competency. */
export const TrainingModule = z.strictObject({
  code: z.string().min(1),
  competency: CompetencyCode,
  /** Raises from the level below to this level. */
  toLevel: z.int().min(1).max(5),
  hours: z.int().min(1),
  provider: z.string().min(1),
});
export type TrainingModule = z.infer<typeof TrainingModule>;

/** A made-up person and what the rules must say: run whenever the policy is proved. */
export const CompetencyExample = z.strictObject({
  name: Bilingual,
  postLevel: PostLevel,
  /** Levels 0 to 5; a competency left out has not been assessed. */
  levels: z.record(CompetencyCode, z.int().min(0).max(5)),
  expect: z.strictObject({
    outcome: z.enum(["eligible", "conditional", "not_eligible", "undecided"]),
    /** Hours of the plan, for an outcome with one. */
    hours: z.int().min(0).optional(),
  }),
});
export type CompetencyExample = z.infer<typeof CompetencyExample>;

/**
 * The rules of competency: standards by post, validity, limits, training, knock-outs. See
 * docs/rules/competency.md.
 */
export const CompetencyPolicy = z.strictObject({
  competencies: z.array(Competency).min(1),
  /** Level required by post level and competency, 0 to 5. */
  standards: z.record(PostLevel, z.record(CompetencyCode, z.int().min(0).max(5))),
  /** An assessment counts for this many months. */
  validMonths: z.int().min(1),
  thresholds: z.strictObject({
    eligiblePercent: z.int().min(1).max(100),
    floorPercent: z.int().min(0).max(100),
    /** From this gap on in a critical competency: not eligible. */
    criticalGap: z.int().min(1),
    /** From this gap on in any competency: not eligible. */
    anyGap: z.int().min(1),
  }),
  training: z.strictObject({
    modules: z.array(TrainingModule),
    /** Hours one person may train before the move. */
    hoursBudget: z.int().min(0),
    /** Hours of training in one week. */
    hoursPerWeek: z.int().min(1),
    /**
     * `first_move`: who is not trained by the first move is not eligible. `own_move` (when left
     * out): the plan may end later, and the person moves in a wave after it.
     */
    deadline: z.enum(["first_move", "own_move"]).optional(),
  }),
  /** Conditions apart from scores: any that fails bars the person. */
  knockOuts: z.strictObject({
    allowedStandings: z.array(LegalStanding).min(1),
    barredDisciplines: z.array(Discipline),
    /** Least months between the move and retirement. */
    monthsToRetirement: z.int().min(0),
    citation: Citation,
  }),
  examples: z.array(CompetencyExample).optional(),
});
export type CompetencyPolicy = z.infer<typeof CompetencyPolicy>;
