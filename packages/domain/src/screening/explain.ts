import type {
  Bilingual,
  ClassCode,
  CriterionCode,
  Language,
  LocalDate,
  PolicyId,
} from "../kernel/index.ts";
import type { Institution, Unit } from "../registry/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { ClassFinding, UnitScreening } from "./result.ts";

/** What an explanation needs beside the result: names, and the policy that was applied. */
export type ScreeningContext = {
  readonly unit: Pick<Unit, "nameId">;
  readonly institution: Pick<Institution, "abbrev">;
  readonly policyId: PolicyId;
  readonly inForceFrom: LocalDate;
  readonly policy: ScreeningPolicy;
};

/** Names in one language. Unit names are official and stay Indonesian. */
export type ScreeningNames = {
  readonly unit: string;
  readonly criterion: (code: CriterionCode) => string;
  readonly class: (code: ClassCode | "not_moved" | "undecided") => string;
};

export function namesIn(
  { unit, institution, policy }: ScreeningContext,
  language: Language,
): ScreeningNames {
  const criteria = new Map(policy.criteria.map(({ code, name }) => [code, name]));
  const classes = new Map<string, Bilingual>(policy.classes.map(({ code, name }) => [code, name]));
  const outside: Readonly<Record<string, Bilingual>> = {
    not_moved: { id: "tidak dipindahkan", en: "not moved" },
    undecided: { id: "belum dapat diputuskan", en: "undecided" },
  };
  return {
    unit: `${unit.nameId} (${institution.abbrev})`,
    criterion: (code) => inSentence(criteria.get(code)?.[language] ?? code),
    class: (code) => (classes.get(code) ?? outside[code])?.[language] ?? code,
  };
}

/** `Risk if not moved` inside a sentence is `risk if not moved`; `IKN` stays. */
function inSentence(name: string): string {
  const [first = "", second = ""] = name;
  return second === second.toUpperCase() ? name : first.toLowerCase() + name.slice(1);
}

/** The finding for one class; undefined while the points are open. */
export function findingOf(
  { classes }: UnitScreening,
  code: ClassCode | "not_moved" | null,
): ClassFinding | undefined {
  return classes.find((each) => each.class === code);
}

/** The finding for the class just above; the worst class when the unit is in none. */
export function nextBetter(
  { classes }: UnitScreening,
  code: ClassCode | "not_moved" | null,
): ClassFinding | undefined {
  const own = classes.findIndex((each) => each.class === code);
  return own < 0 ? classes.at(-1) : classes[own - 1];
}
