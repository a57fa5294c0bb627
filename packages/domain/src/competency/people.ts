import { compareText, type LocalDate, type PersonId } from "../kernel/index.ts";
import type { Assessment, Person, PostLevel } from "../registry/index.ts";
import { knockOutsOn } from "./knock-outs.ts";
import type { CompetencyPolicy } from "./policy.ts";
import type { CompetencyResult } from "./result.ts";
import { medianLevels, validityOn } from "./valid.ts";
import { verdictOf, type Verdict } from "./verdict.ts";

export type CompetencyInput = {
  readonly people: readonly Person[];
  readonly assessments: readonly Assessment[];
  /** The day as of which assessments count and training starts. */
  readonly asOf: LocalDate;
  /** The first day on which anybody moves; null while no wave has a date. */
  readonly firstMove: LocalDate | null;
};

/**
 * Whether each person is ready, by person: knock-out conditions first, then the five rules. Age,
 * sex, religion and origin are not read; retirement is read as a date, for the knock-out only.
 *
 * Source: docs/rules/competency.md. The policy must have passed `provePolicy`.
 */
export function assessPeople(
  input: CompetencyInput,
  policy: CompetencyPolicy,
): readonly CompetencyResult[] {
  const { asOf, firstMove } = input;
  const codes = policy.competencies.map((competency) => competency.code);
  const isValid = validityOn(asOf, policy.validMonths);
  const knockOutsFor = knockOutsOn(firstMove ?? asOf, policy.knockOuts);
  const verdictFor = rememberedVerdicts(codes.length, (postLevel, levels) =>
    verdictOf(postLevel, levels, policy, { asOf, firstMove }),
  );
  const assessmentsOf = inTurn(inOrder(input.assessments));

  return inOrder(input.people).map((person) => {
    const valid = assessmentsOf(person.personId).filter(isValid);
    const verdict = verdictFor(person.postLevel, medianLevels(valid, codes));
    const knockOuts = knockOutsFor(person);
    const { personId } = person;
    const { matched, required, gaps, missing } = verdict;
    return knockOuts.length === 0
      ? {
          personId,
          outcome: verdict.outcome,
          rule: verdict.rule,
          matched,
          required,
          gaps,
          missing,
          knockOuts,
          plan: verdict.plan,
        }
      : {
          personId,
          outcome: "not_eligible",
          rule: "knock_out",
          matched,
          required,
          gaps,
          missing,
          knockOuts,
          plan: null,
        };
  });
}

/** By person; the list itself when it already is, so that a million rows are not sorted again. */
function inOrder<T extends { readonly personId: PersonId }>(rows: readonly T[]): readonly T[] {
  const sorted = rows.every((row, i) => i === 0 || (rows[i - 1]?.personId ?? "") <= row.personId);
  return sorted ? rows : rows.toSorted((a, b) => compareText(a.personId, b.personId));
}

/** The assessments of each person in turn, for people asked in ascending order. */
function inTurn(assessments: readonly Assessment[]): (personId: PersonId) => readonly Assessment[] {
  let next = 0;
  return (personId) => {
    while ((assessments[next]?.personId ?? personId) < personId) next += 1;
    const start = next;
    while (assessments[next]?.personId === personId) next += 1;
    return assessments.slice(start, next);
  };
}

// Levels 0 to 5 and "none" are seven values; beyond 17 competencies their number no longer fits
// a whole number of JavaScript and every verdict is worked out anew.
const MOST_REMEMBERED = 17;

function rememberedVerdicts(
  competencies: number,
  workOut: (postLevel: PostLevel, levels: readonly (number | null)[]) => Verdict,
): (postLevel: PostLevel, levels: readonly (number | null)[]) => Verdict {
  if (competencies > MOST_REMEMBERED) return workOut;
  const byPost = new Map<PostLevel, Map<number, Verdict>>();
  return (postLevel, levels) => {
    let known = byPost.get(postLevel);
    if (known === undefined) byPost.set(postLevel, (known = new Map()));
    let key = 0;
    for (const level of levels) key = key * 7 + (level ?? 6);
    const before = known.get(key);
    if (before !== undefined) return before;
    const verdict = workOut(postLevel, levels);
    known.set(key, verdict);
    return verdict;
  };
}
