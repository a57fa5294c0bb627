import { assessPeople, type CompetencyPolicy, type CompetencyResult } from "../competency/index.ts";
import type { ClassCode, LocalDate, PersonId, PolicyId, UnitCode } from "../kernel/index.ts";
import type { Assessment, Institution, Person, Score, Unit } from "../registry/index.ts";
import { screenUnits, type ScreeningPolicy, type UnitScreening } from "../screening/index.ts";
import { attribute } from "./attribution.ts";
import { competencyChanges, type CompetencyClause } from "./competency-clauses.ts";
import type { Policy } from "./policy.ts";
import { screeningChanges, type ScreeningClause } from "./screening-clauses.ts";

/** The facts on which two policies are compared. */
export type DiffFacts = {
  readonly institutions: readonly Institution[];
  readonly units: readonly Unit[];
  readonly scores: readonly Score[];
  readonly people: readonly Person[];
  readonly assessments: readonly Assessment[];
  readonly onDate: LocalDate;
  readonly firstMove: LocalDate | null;
};

/** What a policy says of a unit: a class, that it stays, or that something is missing. */
export type UnitResult = ClassCode | "not_moved" | "undecided";

/** One unit that a policy treats otherwise than another does. */
export type UnitChange = {
  readonly unitCode: UnitCode;
  readonly before: UnitResult;
  readonly after: UnitResult;
  /** The smallest sets of clauses that give the newer class by themselves; several may. */
  readonly clauses: readonly (readonly ScreeningClause[])[];
};

/** One person whom a policy treats otherwise than another does. */
export type PersonChange = {
  readonly personId: PersonId;
  readonly before: CompetencyResult["outcome"];
  readonly after: CompetencyResult["outcome"];
  readonly clauses: readonly (readonly CompetencyClause[])[];
};

/** Two policies on the same facts: the clauses that differ, and whom that changes. */
export type PolicyDiff = {
  readonly before: PolicyId;
  readonly after: PolicyId;
  /** Every clause that differs, whether or not it changes anything for these facts. */
  readonly screeningClauses: readonly ScreeningClause[];
  readonly competencyClauses: readonly CompetencyClause[];
  readonly units: readonly UnitChange[];
  readonly people: readonly PersonChange[];
};

/** Two policies on the same facts: who changes class or outcome, and which clause did it. */
export function diffPolicies(facts: DiffFacts, before: Policy, after: Policy): PolicyDiff {
  const ofScreening = screeningChanges(before.screening, after.screening);
  const ofCompetency = competencyChanges(before.competency, after.competency);
  return {
    before: before.id,
    after: after.id,
    screeningClauses: ofScreening.map(({ clause }) => clause),
    competencyClauses: ofCompetency.map(({ clause }) => clause),
    units: unitChanges(facts, before.screening, after.screening, ofScreening),
    people: personChanges(facts, before.competency, after.competency, ofCompetency),
  };
}

function unitChanges(
  facts: DiffFacts,
  before: ScreeningPolicy,
  after: ScreeningPolicy,
  changes: ReturnType<typeof screeningChanges>,
): readonly UnitChange[] {
  const { institutions, onDate } = facts;
  const scoresOf = Map.groupBy(facts.scores, ({ unitCode }) => unitCode);
  const unitOf = new Map(facts.units.map((unit) => [unit.code, unit]));
  const outcomesUnder = (policy: ScreeningPolicy, codes: readonly UnitCode[]) => {
    const units = codes.flatMap((code) => unitOf.get(code) ?? []);
    const scores = codes.flatMap((code) => scoresOf.get(code) ?? []);
    const screened = screenUnits({ units, institutions, scores, onDate }, policy);
    return new Map(screened.map((screening) => [screening.unitCode, resultOf(screening)]));
  };
  const all = [...unitOf.keys()];
  const older = outcomesUnder(before, all);
  const wanted = changedFrom(older, outcomesUnder(after, all));
  const clauses = attribute(before, changes, wanted, outcomesUnder);
  return [...wanted].map(([unitCode, result]) => ({
    unitCode,
    before: older.get(unitCode) ?? "undecided",
    after: result,
    clauses: clauses.get(unitCode) ?? [],
  }));
}

function personChanges(
  facts: DiffFacts,
  before: CompetencyPolicy,
  after: CompetencyPolicy,
  changes: ReturnType<typeof competencyChanges>,
): readonly PersonChange[] {
  const { onDate: asOf, firstMove } = facts;
  const assessmentsOf = Map.groupBy(facts.assessments, ({ personId }) => personId);
  const personOf = new Map(facts.people.map((person) => [person.personId, person]));
  const outcomesUnder = (policy: CompetencyPolicy, ids: readonly PersonId[]) => {
    const people = ids.flatMap((id) => personOf.get(id) ?? []);
    const assessments = ids.flatMap((id) => assessmentsOf.get(id) ?? []);
    const results = assessPeople({ people, assessments, asOf, firstMove }, policy);
    return new Map(results.map(({ personId, outcome }) => [personId, outcome]));
  };
  const all = [...personOf.keys()];
  const older = outcomesUnder(before, all);
  const wanted = changedFrom(older, outcomesUnder(after, all));
  const clauses = attribute(before, changes, wanted, outcomesUnder);
  return [...wanted].map(([personId, outcome]) => ({
    personId,
    before: older.get(personId) ?? "undecided",
    after: outcome,
    clauses: clauses.get(personId) ?? [],
  }));
}

function changedFrom<Key, Outcome>(
  older: ReadonlyMap<Key, Outcome>,
  newer: ReadonlyMap<Key, Outcome>,
): ReadonlyMap<Key, Outcome> {
  return new Map([...newer].filter(([key, outcome]) => older.get(key) !== outcome));
}

function resultOf({ outcome }: UnitScreening): UnitResult {
  return outcome.kind === "class" ? outcome.class : outcome.kind;
}
