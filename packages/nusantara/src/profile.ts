import { CriterionCode, InstitutionCode, LocalDate } from "@pindah/domain/kernel";
import {
  Discipline,
  InstitutionType,
  LegalStanding,
  type PostLevel,
} from "@pindah/domain/registry";
import { z } from "zod";
import { readJson, readRows } from "./files.ts";

const weight = z.int().min(0);
const AgeBand = z.enum(["under30", "from30", "from40", "from50"]);
export type AgeBand = z.infer<typeof AgeBand>;

const FunctionalPost = z.enum([
  "jf_utama",
  "jf_madya",
  "jf_muda",
  "jf_pertama",
  "jf_penyelia",
  "jf_mahir",
  "jf_terampil",
  "jf_pemula",
] satisfies PostLevel[]);

/** How synthetic people are spread: what was published, and what is ours to make them whole. */
export const PeopleProfile = z.strictObject({
  note: z.string().min(1),
  published: z.strictObject({
    sexPermille: z.strictObject({ male: weight, female: weight }),
    educationPermille: z.record(z.enum(["sma", "d3", "d4", "s1", "s2", "s3"]), weight),
    agePermille: z.record(AgeBand, weight),
    postWeights: z.strictObject({ jpt_pratama: weight, functional: weight, pelaksana: weight }),
  }),
  illustration: z.strictObject({
    lowerManagersWeight: weight,
    functionalWeights: z.record(FunctionalPost, weight),
    unitSizeFactorByPriority: z.record(z.string(), z.int().min(1)),
    unitSizeFactorByList: z.record(z.string(), z.int().min(1)),
    pppkPercentOfFunctionalAndStaff: weight,
    cpnsPercentUnder30: weight,
    singlePercentByAge: z.record(AgeBand, weight),
    bothCivilServantsPercentOfMarried: weight,
    spouseComesPercent: weight,
    childrenWeightsByAge: z.record(AgeBand, z.array(weight).min(1)),
    helperPercentOfFamilies: weight,
    accessiblePermilleOfHouseholds: weight,
    preferenceCountWeights: z.array(weight).length(4),
    standingPermille: z.record(LegalStanding, weight),
    disciplinePermille: z.record(Discipline, weight),
    assessedPermille: weight,
    expiredPermilleOfAssessed: weight,
    incompletePermilleOfAssessed: weight,
    secondAssessorPercent: weight,
    readinessWeights: z.strictObject({
      ready: weight,
      development: weight,
      training: weight,
      far: weight,
    }),
  }),
});
export type PeopleProfile = z.infer<typeof PeopleProfile>;

/** Levels added up by what kind of body and unit it is. Criteria not named add nothing. */
const Levels = z.record(CriterionCode, z.int());

/** Where the illustrative assessors' levels come from. */
export const ScreeningPriors = z.strictObject({
  note: z.string().min(1),
  byType: z.record(InstitutionType, Levels),
  byTheme: z.record(z.string(), Levels),
  byUnitKind: z.record(z.string(), Levels),
  spread: z.strictObject({
    /** Percent of one level lower, the same, one level higher. */
    unitPercent: z.array(weight).length(3),
    /** How often one of the three assessors stands one level from the other two. */
    oneAssessorApartPercent: z.int().min(0).max(100),
    unitsWithMissingScore: weight,
    unitsWithDisagreement: weight,
    /** Themes whose units an override decides, so that leaving them open would show nothing. */
    closedThemes: z.array(z.string().min(1)),
  }),
  evidence: z.strictObject({ date: LocalDate, source: z.string().min(1) }),
});
export type ScreeningPriors = z.infer<typeof ScreeningPriors>;

/** What an institution works on, for the illustrative levels only. */
export const Theme = z.strictObject({ institutionCode: InstitutionCode, theme: z.string().min(1) });
export type Theme = z.infer<typeof Theme>;

export const readProfile = (): PeopleProfile => readJson("people.profile.json", PeopleProfile);
export const readPriors = (): ScreeningPriors => readJson("screening.priors.json", ScreeningPriors);

export function readThemes(): Theme[] {
  return readRows("themes.csv", Theme, (row) => ({
    institutionCode: row.text("institution_code"),
    theme: row.text("theme"),
  }));
}
