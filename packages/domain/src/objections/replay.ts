import {
  err,
  type HouseholdId,
  type LocalDate,
  ok,
  type PersonId,
  type Result,
} from "../kernel/index.ts";
import type { Lottery, Plan, Planner, PlanRefusal } from "../plan/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Assessment, Dataset, Household, Person } from "../registry/index.ts";
import { accountOf, type DifferenceAccount, type Scenario } from "../scenario/index.ts";

/** A fact about one person or household as the decision found it to be. */
export type CorrectedFact =
  | {
      readonly kind: "person";
      readonly personId: PersonId;
      readonly correct: Partial<Omit<Person, "personId" | "householdId" | "unitCode">>;
    }
  | {
      readonly kind: "household";
      readonly householdId: HouseholdId;
      readonly correct: Partial<Omit<Household, "householdId">>;
    }
  /** Levels of an assessment on file that were entered wrongly. */
  | {
      readonly kind: "assessment";
      readonly personId: PersonId;
      readonly assessorId: string;
      readonly assessedOn: LocalDate;
      readonly levels: Assessment["levels"];
    };

/** Why a fact cannot be corrected. */
export type CorrectionRefusal =
  | { readonly kind: "person_unknown"; readonly personId: PersonId }
  | { readonly kind: "household_unknown"; readonly householdId: HouseholdId }
  /** Nothing of the kind is on file, and an objection brings no new documents. */
  | { readonly kind: "assessment_not_on_file"; readonly personId: PersonId };

/** The dataset with the facts corrected; lists without a correction stay the very same. */
export function correctFacts(
  dataset: Dataset,
  facts: readonly CorrectedFact[],
): Result<Dataset, readonly [CorrectionRefusal, ...CorrectionRefusal[]]> {
  const refused = facts.flatMap((fact) => refusalOf(fact, dataset));
  const [first, ...more] = refused;
  if (first !== undefined) return err([first, ...more]);
  return ok(facts.reduce(correctOne, dataset));
}

function refusalOf(fact: CorrectedFact, dataset: Dataset): readonly CorrectionRefusal[] {
  switch (fact.kind) {
    case "person":
      return dataset.people.some((person) => person.personId === fact.personId)
        ? []
        : [{ kind: "person_unknown", personId: fact.personId }];
    case "household":
      return dataset.households.some((entry) => entry.householdId === fact.householdId)
        ? []
        : [{ kind: "household_unknown", householdId: fact.householdId }];
    case "assessment":
      return dataset.assessments.some((entry) => isMeant(entry, fact))
        ? []
        : [{ kind: "assessment_not_on_file", personId: fact.personId }];
  }
}

function correctOne(dataset: Dataset, fact: CorrectedFact): Dataset {
  switch (fact.kind) {
    case "person":
      return {
        ...dataset,
        people: dataset.people.map((person) =>
          person.personId === fact.personId ? { ...person, ...fact.correct } : person,
        ),
      };
    case "household":
      return {
        ...dataset,
        households: dataset.households.map((entry) =>
          entry.householdId === fact.householdId ? { ...entry, ...fact.correct } : entry,
        ),
      };
    case "assessment":
      return {
        ...dataset,
        assessments: dataset.assessments.map((entry) =>
          isMeant(entry, fact) ? { ...entry, levels: { ...entry.levels, ...fact.levels } } : entry,
        ),
      };
  }
}

function isMeant(
  { personId, assessorId, assessedOn }: Assessment,
  fact: Extract<CorrectedFact, { kind: "assessment" }>,
): boolean {
  return (
    personId === fact.personId && assessorId === fact.assessorId && assessedOn === fact.assessedOn
  );
}

/** One way to carry out an upheld objection, and whom it touches. */
export type ReplayVariant = {
  readonly plan: Plan;
  readonly account: DifferenceAccount;
  /** Households other than those whose fact was corrected that change in any way. */
  readonly others: readonly HouseholdId[];
  /** Of these, those that wait although they had been promised a home. */
  readonly othersWhoLose: readonly HouseholdId[];
};

/** What an upheld objection would do, in three variants to choose from. */
export type Replay = {
  readonly concerned: readonly HouseholdId[];
  /** As if the right fact had been known from the start. */
  readonly pure: ReplayVariant;
  /** The same people move as in the pure one, and the fewest of them get another home. */
  readonly fewestMoves: ReplayVariant;
  /** Nobody who was promised a home loses it; the one concerned gets what is left, or waits. */
  readonly nobodyLoses: ReplayVariant;
};

/** Why nothing was run again. */
export type ReplayRefusal =
  | { readonly kind: "facts_refused"; readonly refusals: readonly CorrectionRefusal[] }
  | PlanRefusal;

/**
 * What an upheld objection does, before anybody signs: the run with the corrected fact, and two
 * ways to do right by the one concerned at less cost to others. Which of them is taken, a person
 * decides.
 */
export function replayObjection(
  planner: Planner,
  decided: {
    readonly dataset: Dataset;
    readonly policy: Policy;
    readonly scenario: Scenario | null;
    readonly lottery: Lottery;
    readonly plan: Plan;
  },
  facts: readonly CorrectedFact[],
  today: LocalDate,
): Result<Replay, ReplayRefusal> {
  const { dataset, policy, scenario, lottery, plan } = decided;
  const corrected = correctFacts(dataset, facts);
  if (!corrected.ok) return err({ kind: "facts_refused", refusals: corrected.error });
  const concerned = concernedBy(facts, dataset);
  const { placements } = plan;
  const run = (freezeDays: number | null) =>
    freezeDays === null
      ? planner(corrected.value, policy, scenario, lottery)
      : planner(corrected.value, policy, scenario, lottery, { placements, today, freezeDays });
  const pure = run(null);
  if (!pure.ok) return pure;
  const fewest = run(PAST_WAVES_ONLY);
  if (!fewest.ok) return fewest;
  const kept = run(FOR_EVER);
  if (!kept.ok) return kept;
  const variant = (after: Plan) => variantOf(plan, after, concerned);
  return ok({
    concerned,
    pure: variant(pure.value),
    fewestMoves: variant(fewest.value),
    nobodyLoses: variant(kept.value),
  });
}

/** What has happened is not undone; every wave to come may change. */
const PAST_WAVES_ONLY = 0;
const FOR_EVER = 36_500;

function concernedBy(facts: readonly CorrectedFact[], dataset: Dataset): readonly HouseholdId[] {
  const householdOf = new Map(
    dataset.people.map((person) => [person.personId, person.householdId]),
  );
  const named = facts.flatMap((fact) =>
    fact.kind === "household" ? fact.householdId : (householdOf.get(fact.personId) ?? []),
  );
  return [...new Set(named)].toSorted((a, b) => (a < b ? -1 : 1));
}

function variantOf(before: Plan, after: Plan, concerned: readonly HouseholdId[]): ReplayVariant {
  const account = accountOf(before, after);
  const others = account.diff.households.filter(
    (change) => !concerned.includes(change.householdId),
  );
  return {
    plan: after,
    account,
    others: others.map((change) => change.householdId),
    othersWhoLose: others
      .filter(({ before: was, after: is }) => was.kind === "housed" && is.kind !== "housed")
      .map((change) => change.householdId),
  };
}
