import { compareText, type LocalDate, type PersonId } from "../kernel/index.ts";
import type { Assessment, Person, PostLevel } from "../registry/index.ts";
import { knockOutsOn } from "./knock-outs.ts";
import type { CompetencyPolicy } from "./policy.ts";
import { postStandard, type PostStandard } from "./post-standard.ts";
import type { CompetencyResult } from "./result.ts";
import { levelsOf, validityOn } from "./valid.ts";
import { judgeBy } from "./verdict.ts";

/** The facts that competency reads. */
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
  const knockOutsFor = knockOutsOn(input.firstMove ?? input.asOf, policy.knockOuts);
  const people = inOrder(input.people);
  const byScores = judgedByScores(people, input, policy);
  return people.map((person, index): CompetencyResult => {
    const judged = byScores[index];
    if (judged === undefined) throw new RangeError(`Nobody judged ${person.personId}`);
    const knockOuts = knockOutsFor(person);
    if (knockOuts.length === 0) return judged;
    return { ...judged, outcome: "not_eligible", rule: "knock_out", knockOuts, plan: null };
  });
}

type ByScores = {
  readonly assessments: CompetencyInput["assessments"];
  readonly policy: CompetencyPolicy;
  readonly asOf: LocalDate;
  readonly deadline: LocalDate | null;
  readonly results: readonly CompetencyResult[];
};
const remembered = new WeakMap<readonly Person[], ByScores>();

/**
 * What the scores alone say of each person. The first move matters to them only where training must
 * end by it: a planner who drags the day of a wave asks for the same again.
 */
function judgedByScores(
  people: readonly Person[],
  { assessments, asOf, firstMove }: CompetencyInput,
  policy: CompetencyPolicy,
): readonly CompetencyResult[] {
  const deadline = policy.training.deadline === "first_move" ? firstMove : null;
  const before = remembered.get(people);
  if (
    before?.assessments === assessments &&
    before.policy === policy &&
    before.asOf === asOf &&
    before.deadline === deadline
  )
    return before.results;
  const codes = policy.competencies.map((competency) => competency.code);
  const judge = judgeBy(policy, { asOf, firstMove: deadline });
  const standardFor = rememberedStandards(policy);
  const assessmentsOf = inTurn(inOrder(assessments), validityOn(asOf, policy.validMonths));
  const results = people.map(({ personId, postLevel }): CompetencyResult => {
    const levels = levelsOf(assessmentsOf(personId), codes);
    const { outcome, rule, matched, required, gaps, missing, plan } = judge(
      standardFor(postLevel),
      levels,
    );
    return { personId, outcome, rule, matched, required, gaps, missing, knockOuts: none, plan };
  });
  remembered.set(people, { assessments, policy, asOf, deadline, results });
  return results;
}

const none: CompetencyResult["knockOuts"] = [];

/** By person; the list itself when it already is, so that a million rows are not sorted again. */
function inOrder<T extends { readonly personId: PersonId }>(rows: readonly T[]): readonly T[] {
  const sorted = rows.every((row, i) => i === 0 || (rows[i - 1]?.personId ?? "") <= row.personId);
  return sorted ? rows : rows.toSorted((a, b) => compareText(a.personId, b.personId));
}

/** The assessments that count of each person in turn, for people asked in ascending order. */
function inTurn(
  assessments: readonly Assessment[],
  counts: (assessment: Assessment) => boolean,
): (personId: PersonId) => readonly Assessment[] {
  let next = 0;
  return (personId) => {
    while ((assessments[next]?.personId ?? personId) < personId) next += 1;
    const first = next;
    while (assessments[next]?.personId === personId) next += 1;
    const own = assessments.slice(first, next);
    return own.every(counts) ? own : own.filter(counts);
  };
}

function rememberedStandards(policy: CompetencyPolicy): (postLevel: PostLevel) => PostStandard {
  const known = new Map<PostLevel, PostStandard>();
  return (postLevel) => {
    const before = known.get(postLevel);
    if (before !== undefined) return before;
    const standard = postStandard(postLevel, policy);
    known.set(postLevel, standard);
    return standard;
  };
}
