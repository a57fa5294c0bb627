import type { Household, Person } from "../registry/index.ts";
import { Household as HouseholdSchema, Person as PersonSchema } from "../registry/index.ts";
import { AllowancePolicy } from "./policy.ts";

const basis = { text: "an invented rate, for tests" };

/** Five components, one of each kind of basis; amounts chosen so that sums are easy by hand. */
export const testPolicy = AllowancePolicy.parse({
  components: [
    component("packing", "per_household", 1, [
      rate("2024-01-01", "2024-12-31", { kind: "decided", rupiah: 2_000_000 }),
      rate("2025-01-01", null, { kind: "decided", rupiah: 2_500_000 }),
    ]),
    component("freight", "per_cubic_metre", 1, [
      rate("2024-01-01", null, { kind: "decided", rupiah: 100_000 }),
    ]),
    component("travel", "per_traveller", 1, [
      rate("2024-01-01", null, { kind: "expected", low: 1_000_000, high: 1_500_000 }),
    ]),
    component("daily", "per_traveller_day", 3, [
      rate("2024-01-01", null, { kind: "decided", rupiah: 430_000 }),
    ]),
    component("pioneer", "per_month", 12, [rate("2024-01-01", null, { kind: "not_decided" })]),
  ],
  freight: [
    freight("IV", 25, 15, 5),
    freight("III", 20, 12, 4),
    freight("II", 15, 9, 3),
    freight("I", 10, 6, 2),
  ],
  pppkGradeGroups: { IX: "III", VII: "II" },
  covered: { spouse: 1, children: 2, helper: 1, citation: basis },
});

export function testPerson(over: Partial<Record<keyof Person, unknown>> = {}): Person {
  return PersonSchema.parse({
    personId: "P1",
    unitCode: "U1",
    householdId: "H1",
    employment: "pns",
    postLevel: "pelaksana",
    grade: "III/b",
    sex: "female",
    education: "s1",
    retiresOn: "2045-01-01",
    legalStanding: "active",
    discipline: "none",
    ...over,
  });
}

export function testHousehold(over: Partial<Record<keyof Household, unknown>> = {}): Household {
  return HouseholdSchema.parse({
    householdId: "H1",
    spouse: false,
    children: 0,
    helper: false,
    accessible: false,
    towerPreferences: [],
    ...over,
  });
}

function component(code: string, kind: string, quantity: number, rates: unknown[]): unknown {
  return { code, name: { id: code, en: code }, basis: kind, quantity, rates };
}

function rate(from: string, until: string | null, amount: unknown): unknown {
  return { from, until, amount, citation: basis };
}

function freight(
  gradeGroup: string,
  familyWithChildren: number,
  familyWithoutChildren: number,
  single: number,
): unknown {
  return { gradeGroup, familyWithChildren, familyWithoutChildren, single, citation: basis };
}
