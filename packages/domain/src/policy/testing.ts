import { canonicalJson, LocalDate, type Json } from "../kernel/index.ts";
import { PostLevel } from "../registry/index.ts";
import { Policy } from "./policy.ts";

const text = { id: "contoh", en: "example" };
const citation = { text: "an invented rule, for tests" };

export const day = (date: string): LocalDate => LocalDate.parse(date);

/** A small policy: three criteria, two classes, two competencies, one rate. */
const example = {
  id: "TEST-1",
  title: text,
  illustrative: true,
  note: text,
  inForceFrom: "2024-01-01",
  inForceUntil: "2024-12-31",
  legalBasis: [citation],
  sources: ["screening", "competency", "housing", "waves", "allowance"].map((of) => ({
    of,
    citation,
  })),
  screening: {
    filters: [{ code: "A", name: text }],
    criteria: [
      ["A1", 50],
      ["A2", 30],
      ["A3", 20],
    ].map(([code, weight]) => ({
      code,
      filter: "A",
      name: text,
      weight,
      anchors: Array.from({ length: 5 }, () => text),
    })),
    classes: [
      { code: "P1", name: text, standard: { A1: 4, A2: 4, A3: 4 }, veto: {}, dictator: {} },
      { code: "P2", name: text, standard: { A1: 2, A2: 2, A3: 2 }, veto: {}, dictator: {} },
    ],
    majority: 60,
    assessors: { minimum: 1, disagreementLimitPercent: 25, rangeLimit: 3 },
    overrides: [],
    sensitivity: { robustFromPercent: 95, sensitiveBelowPercent: 75 },
  },
  competency: {
    competencies: ["c1", "c2"].map((code) => ({
      code,
      name: text,
      critical: false,
      behaviours: [],
    })),
    standards: Object.fromEntries(PostLevel.options.map((post) => [post, { c1: 3, c2: 3 }])),
    validMonths: 36,
    thresholds: { eligiblePercent: 90, floorPercent: 78, criticalGap: 2, anyGap: 3 },
    training: {
      modules: [{ code: "M1", competency: "c1", toLevel: 3, hours: 8, provider: "test" }],
      hoursBudget: 40,
      hoursPerWeek: 8,
    },
    knockOuts: {
      allowedStandings: ["active"],
      barredDisciplines: [],
      monthsToRetirement: 24,
      citation,
    },
  },
  housing: { rules: [], stages: ["coverage"], priority: ["screening_class"] },
  waves: {
    readyMeans: "habitable",
    daysBeforeMove: 14,
    conditionalMayMove: true,
    bedrooms: { adults: 1, childrenPerBedroom: 2, helper: 1, atMost: 3, citation },
  },
  allowance: {
    components: [
      {
        code: "travel",
        name: text,
        basis: "per_person",
        quantity: 1,
        rates: [
          {
            from: "2024-01-01",
            until: null,
            amount: { kind: "decided", rupiah: 1000 },
            citation,
          },
        ],
      },
    ],
    freight: [],
    pppkGradeGroups: {},
    covered: { spouse: 1, children: 2, helper: 1, citation },
  },
  disclosure: {
    threshold: 10,
    roundingBase: 5,
    sensitiveThreshold: 10,
    sensitiveRoundingBase: 10,
    minimumGroup: 20,
    citation,
  },
};

export function policy(change: Partial<Policy> = {}): Policy {
  return { ...Policy.parse(example), ...change };
}

export function policyText(change: Readonly<Record<string, Json>> = {}): string {
  return canonicalJson({ ...policy(), ...change });
}
