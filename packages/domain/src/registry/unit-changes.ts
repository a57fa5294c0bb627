import { z } from "zod";
import {
  compareText,
  err,
  LocalDate,
  ok,
  PersonId,
  UnitCode,
  type Result,
} from "../kernel/index.ts";
import type { Score } from "./dataset.ts";
import { Unit } from "./institutions.ts";
import type { Person } from "./people.ts";

/** What became of a unit itself, from a day on. Where its institution went is in `UnitMove`. */
export const UnitChange = z.discriminatedUnion("kind", [
  /** The same unit under another name: code, people and scores stay. */
  z.strictObject({
    kind: z.literal("renamed"),
    effectiveDate: LocalDate,
    unitCode: UnitCode,
    newNameId: z.string().min(1),
    source: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal("merged"),
    effectiveDate: LocalDate,
    unitCodes: z.array(UnitCode).min(2),
    newUnit: Unit,
    source: z.string().min(1),
  }),
  /** Every person of the unit is assigned by name; nobody is divided by a computation. */
  z.strictObject({
    kind: z.literal("split"),
    effectiveDate: LocalDate,
    unitCode: UnitCode,
    newUnits: z.array(Unit).min(2),
    assignments: z.array(z.strictObject({ personId: PersonId, unitCode: UnitCode })),
    source: z.string().min(1),
  }),
]);
export type UnitChange = z.infer<typeof UnitChange>;

/** Why changes of units cannot be applied: somebody would be lost, doubled or sent nowhere. */
export type UnitChangeProblem =
  | { readonly kind: "unit_not_there"; readonly unitCode: UnitCode; readonly on: LocalDate }
  | { readonly kind: "unit_code_taken"; readonly unitCode: UnitCode; readonly on: LocalDate }
  | {
      readonly kind: "person_not_assigned" | "person_assigned_twice" | "person_not_in_unit";
      readonly personId: PersonId;
      readonly unitCode: UnitCode;
    }
  | {
      readonly kind: "assigned_elsewhere";
      readonly personId: PersonId;
      readonly unitCode: UnitCode;
    };

/** The part of a dataset that changes of units touch. */
export type UnitsState = {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly scores: readonly Score[];
};

/** Units, people and scores after the changes, and what became of each that was touched. */
export type UnitsChanged = UnitsState & {
  /** Units that are no more, with the day: kept as history. */
  readonly ended: readonly { readonly unit: Unit; readonly on: LocalDate }[];
  /** Scores of ended units: kept as history, never carried over to what is another function. */
  readonly endedScores: readonly Score[];
  /** New units, to be scored before they can be screened. */
  readonly toScore: readonly UnitCode[];
  /** People whose unit changed; they keep their identity. */
  readonly moved: readonly {
    readonly personId: PersonId;
    readonly on: LocalDate;
    readonly from: UnitCode;
    readonly to: UnitCode;
  }[];
};

/**
 * Units, people and scores as of a day, after every change up to and including it, in the order
 * of the days and, on one day, of the list. Everybody stands in exactly one unit afterwards, or
 * the whole is refused with all its problems.
 */
export function changeUnits(
  before: UnitsState,
  changes: readonly UnitChange[],
  onDate: LocalDate,
): Result<UnitsChanged, readonly UnitChangeProblem[]> {
  const problems: UnitChangeProblem[] = [];
  let state: UnitsChanged = { ...before, ended: [], endedScores: [], toScore: [], moved: [] };
  const due = changes
    .filter(({ effectiveDate }) => effectiveDate <= onDate)
    .toSorted((a, b) => compareText(a.effectiveDate, b.effectiveDate));
  for (const change of due) {
    const found = problemsOf(state, change);
    problems.push(...found);
    if (found.length === 0) state = applied(state, change);
  }
  return problems.length > 0 ? err(problems) : ok(state);
}

function applied(state: UnitsChanged, change: UnitChange): UnitsChanged {
  if (change.kind === "renamed") {
    const { unitCode, newNameId } = change;
    const units = state.units.map((unit) =>
      unit.code === unitCode ? { ...unit, nameId: newNameId } : unit,
    );
    return { ...state, units };
  }
  const endedCodes = change.kind === "merged" ? change.unitCodes : [change.unitCode];
  const newUnits = change.kind === "merged" ? [change.newUnit] : change.newUnits;
  const assigned =
    change.kind === "merged"
      ? null
      : new Map(change.assignments.map(({ personId, unitCode }) => [personId, unitCode]));
  const on = change.effectiveDate;
  const isEnded = (code: UnitCode) => endedCodes.includes(code);
  const destinationOf = ({ personId, unitCode }: Person) =>
    isEnded(unitCode) ? (assigned?.get(personId) ?? newUnits[0]?.code ?? unitCode) : unitCode;
  return {
    units: [...state.units.filter(({ code }) => !isEnded(code)), ...newUnits],
    people: state.people.map((person) => ({ ...person, unitCode: destinationOf(person) })),
    scores: state.scores.filter(({ unitCode }) => !isEnded(unitCode)),
    ended: [
      ...state.ended,
      ...state.units.filter(({ code }) => isEnded(code)).map((unit) => ({ unit, on })),
    ],
    endedScores: [...state.endedScores, ...state.scores.filter((score) => isEnded(score.unitCode))],
    toScore: [
      ...state.toScore.filter((code) => !isEnded(code)),
      ...newUnits.map(({ code }) => code),
    ],
    moved: [
      ...state.moved,
      ...state.people
        .filter(({ unitCode }) => isEnded(unitCode))
        .map((person) => ({
          personId: person.personId,
          on,
          from: person.unitCode,
          to: destinationOf(person),
        }))
        .filter(({ from, to }) => from !== to),
    ],
  };
}

function problemsOf(state: UnitsChanged, change: UnitChange): readonly UnitChangeProblem[] {
  const on = change.effectiveDate;
  const there = new Set(state.units.map(({ code }) => code));
  const old = change.kind === "merged" ? change.unitCodes : [change.unitCode];
  const missing = old
    .filter((code) => !there.has(code))
    .map((unitCode): UnitChangeProblem => ({ kind: "unit_not_there", unitCode, on }));
  if (change.kind === "renamed") return missing;
  const newUnits = change.kind === "merged" ? [change.newUnit] : change.newUnits;
  const codes = newUnits.map(({ code }) => code);
  const taken = codes
    .filter((code, i) => (there.has(code) && !old.includes(code)) || codes.indexOf(code) !== i)
    .map((unitCode): UnitChangeProblem => ({ kind: "unit_code_taken", unitCode, on }));
  return [
    ...missing,
    ...taken,
    ...(change.kind === "split" ? assignmentProblems(state, change) : []),
  ];
}

function assignmentProblems(
  { people }: UnitsState,
  { unitCode, newUnits, assignments }: Extract<UnitChange, { kind: "split" }>,
): readonly UnitChangeProblem[] {
  const inUnit = new Set(
    people.filter((person) => person.unitCode === unitCode).map(({ personId }) => personId),
  );
  const seen = new Set<PersonId>();
  const problems: UnitChangeProblem[] = [];
  for (const { personId, unitCode: to } of assignments) {
    if (!inUnit.has(personId)) problems.push({ kind: "person_not_in_unit", personId, unitCode });
    if (seen.has(personId)) problems.push({ kind: "person_assigned_twice", personId, unitCode });
    if (newUnits.every(({ code }) => code !== to))
      problems.push({ kind: "assigned_elsewhere", personId, unitCode: to });
    seen.add(personId);
  }
  for (const personId of inUnit)
    if (!seen.has(personId)) problems.push({ kind: "person_not_assigned", personId, unitCode });
  return problems;
}
