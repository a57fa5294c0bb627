import { z } from "zod";
import { Bilingual, Citation, ClassCode, CriterionCode, LocalDate } from "../kernel/index.ts";
import { Institution, InstitutionType } from "../registry/index.ts";

/** A whole number of points out of 100. */
const Points = z.int().min(0).max(100);
const Level = z.int().min(1).max(5);

/** One criterion of screening: its weight in points, and a sentence for each of its levels. */
export const Criterion = z.strictObject({
  code: CriterionCode,
  /** The filter it belongs to, e.g. `A`. */
  filter: z.string().min(1),
  name: Bilingual,
  weight: Points,
  /** One sentence for each level, 1 to 5. */
  anchors: z.array(Bilingual).length(5),
});
export type Criterion = z.infer<typeof Criterion>;

/** One class: what counts as meeting it, what bars it, and what gives it by itself. */
export const PriorityClass = z.strictObject({
  code: ClassCode,
  name: Bilingual,
  /** The level that counts as meeting the class, for each criterion. */
  standard: z.record(CriterionCode, Level),
  /** A level at or below it on that criterion bars the class. */
  veto: z.partialRecord(CriterionCode, Level),
  /** A level at or above it on that criterion gives the class, whatever the points. */
  dictator: z.partialRecord(CriterionCode, Level),
});
export type PriorityClass = z.infer<typeof PriorityClass>;

/** A condition on one fact of a unit or of its institution; all conditions of a row must hold. */
export const OverrideCondition = z.strictObject({
  fact: z.enum([
    "institution_code",
    "institution_type",
    "legal_list",
    "unit_code",
    "unit_kind",
    "criterion_level",
  ]),
  /** For `criterion_level`: which criterion. */
  criterion: CriterionCode.optional(),
  oneOf: z.array(z.union([z.string(), z.int()])).min(1),
});
export type OverrideCondition = z.infer<typeof OverrideCondition>;

/** A legal override: stands before the points, never edits a score. Rank 1 outranks rank 2. */
export const Override = z.strictObject({
  id: z.string().min(1),
  rank: z.int().min(1),
  when: z.array(OverrideCondition).min(1),
  then: z.union([ClassCode, z.literal("not_moved")]),
  reason: Bilingual,
  citation: Citation,
  from: LocalDate,
  until: LocalDate.nullable(),
});
export type Override = z.infer<typeof Override>;

/** A made-up unit and what the rules must say about it: run whenever the policy is proved. */
export const ScreeningExample = z.strictObject({
  name: Bilingual,
  on: LocalDate,
  levels: z.record(CriterionCode, Level),
  /** What overrides may ask about; what is left out is in no list. */
  facts: z
    .strictObject({
      institutionCode: z.string().optional(),
      institutionType: InstitutionType.optional(),
      legalList: Institution.shape.legalList.unwrap().optional(),
      unitCode: z.string().optional(),
      unitKind: z.string().optional(),
    })
    .optional(),
  expect: z.strictObject({
    result: z.union([ClassCode, z.literal("not_moved"), z.literal("undecided")]),
    /** The override that must have decided; null: none may. Left out: not asked. */
    override: z.string().nullable().optional(),
    byPoints: z.union([ClassCode, z.literal("not_moved")]).optional(),
  }),
});
export type ScreeningExample = z.infer<typeof ScreeningExample>;

/**
 * The rules of screening: MR-Sort with veto and dictator (Bouyssou and Marchant 2007; Meyer and
 * Olteanu 2013), legal overrides first. See docs/rules/screening.md.
 */
export const ScreeningPolicy = z.strictObject({
  filters: z.array(z.strictObject({ code: z.string().min(1), name: Bilingual })),
  criteria: z.array(Criterion).min(1),
  /** Best class first. */
  classes: z.array(PriorityClass).min(1),
  /** Points of 100 that a coalition of criteria needs; more than 50. */
  majority: Points,
  assessors: z.strictObject({
    minimum: z.int().min(1),
    /** Disagreement above this many hundredths sends the criterion to the panel. */
    disagreementLimitPercent: z.int().min(0).max(100),
    /** A spread of levels from this on does so too. */
    rangeLimit: z.int().min(1).max(5),
  }),
  overrides: z.array(Override),
  sensitivity: z.strictObject({
    /** Acceptability in percent from which a class counts as robust. */
    robustFromPercent: z.int().min(0).max(100),
    sensitiveBelowPercent: z.int().min(0).max(100),
  }),
  examples: z.array(ScreeningExample).optional(),
});
export type ScreeningPolicy = z.infer<typeof ScreeningPolicy>;
