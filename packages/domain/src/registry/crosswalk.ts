import { z } from "zod";
import {
  compareText,
  err,
  InstitutionCode,
  LocalDate,
  ok,
  UnitCode,
  type Result,
} from "../kernel/index.ts";
import type { CrosswalkEntry, Institution, Unit } from "./institutions.ts";

/**
 * Where one unit went when its institution was divided. The unit keeps its code, and with it its
 * people, scores and nominations: identity stays while the institution changes.
 */
export const UnitMove = z.strictObject({
  effectiveDate: LocalDate,
  unitCode: UnitCode,
  newInstitutionCode: InstitutionCode,
  /** `illustration`: no decision was read; the move is a plausible guess and says so. */
  basis: z.enum(["official", "illustration"]),
  note: z.string().nullable(),
});
export type UnitMove = z.infer<typeof UnitMove>;

/** What is known of changes of cabinet: which body became which, and where units went. */
export type Reorganisation = {
  readonly crosswalk: readonly CrosswalkEntry[];
  readonly unitMoves: readonly UnitMove[];
  /** Full records of new bodies, where known; others are derived from the body they come from. */
  readonly successors: readonly Institution[];
};

/** Why a change of cabinet cannot be applied: something would be lost or doubled. */
export type ReorganisationProblem =
  /** Its body ends or is divided, and nothing says where the unit goes. */
  | {
      readonly kind: "unit_without_successor";
      readonly unitCode: UnitCode;
      readonly institutionCode: InstitutionCode;
      readonly candidates: readonly InstitutionCode[];
    }
  /** The body it is said to move to does not exist on that day. */
  | {
      readonly kind: "new_institution_unknown";
      readonly unitCode: UnitCode;
      readonly newInstitutionCode: InstitutionCode;
    }
  | {
      readonly kind: "unit_moved_twice";
      readonly unitCode: UnitCode;
      readonly effectiveDate: LocalDate;
    }
  | { readonly kind: "unit_unknown"; readonly unitCode: UnitCode }
  | { readonly kind: "old_institution_unknown"; readonly institutionCode: InstitutionCode };

/** One unit whose institution changed, with every day on which it did. */
export type UnitTrail = {
  readonly unitCode: UnitCode;
  readonly steps: readonly {
    readonly on: LocalDate;
    readonly from: InstitutionCode;
    readonly to: InstitutionCode;
  }[];
};

/** Institutions and units after the changes, and what happened to each unit that moved. */
export type Reorganised = {
  readonly institutions: readonly Institution[];
  readonly units: readonly Unit[];
  /** Units whose institution changed: to be screened again. */
  readonly trails: readonly UnitTrail[];
};

/**
 * Institutions and units as of a day, after every change of cabinet up to and including it.
 * Nothing is lost and nothing doubled: each unit keeps its code and stands in exactly one
 * institution, or the whole map is refused with all its problems.
 *
 * Source: docs/rules/policy.md, "When institutions change".
 */
export function reorganise(
  before: { readonly institutions: readonly Institution[]; readonly units: readonly Unit[] },
  { crosswalk, unitMoves, successors }: Reorganisation,
  onDate: LocalDate,
): Result<Reorganised, readonly ReorganisationProblem[]> {
  const problems: ReorganisationProblem[] = [];
  const known = new Set(before.units.map(({ code }) => code));
  for (const { unitCode } of unitMoves)
    if (!known.has(unitCode)) problems.push({ kind: "unit_unknown", unitCode });
  const dates = [...new Set([...crosswalk, ...unitMoves].map((each) => each.effectiveDate))]
    .filter((date) => date <= onDate)
    .toSorted(compareText);

  let institutions = new Map(before.institutions.map((each) => [each.code, each]));
  let units = before.units;
  const steps = new Map<UnitCode, UnitTrail["steps"]>();
  for (const date of dates) {
    const changes = crosswalk.filter((entry) => entry.effectiveDate === date);
    const moves = unitMoves.filter((move) => move.effectiveDate === date);
    for (const { oldCode } of changes)
      if (oldCode !== null && !institutions.has(oldCode))
        problems.push({ kind: "old_institution_unknown", institutionCode: oldCode });
    institutions = institutionsAfter(institutions, changes, successors);
    for (const { unitCode, newInstitutionCode } of moves)
      if (!institutions.has(newInstitutionCode))
        problems.push({ kind: "new_institution_unknown", unitCode, newInstitutionCode });
    units = units.map((unit) => {
      const to = destinationOf(unit, changes, moves, problems);
      if (to === unit.institutionCode) return unit;
      const step = { on: date, from: unit.institutionCode, to };
      steps.set(unit.code, [...(steps.get(unit.code) ?? []), step]);
      return { ...unit, institutionCode: to };
    });
  }
  if (problems.length > 0) return err(problems);
  return ok({
    institutions: [...institutions.values()],
    units,
    trails: [...steps].map(([unitCode, each]) => ({ unitCode, steps: each })),
  });
}

const ENDING = new Set<CrosswalkEntry["changeKind"]>([
  "renamed",
  "raised_to_ministry",
  "split",
  "merged",
  "abolished",
  "abolished_split",
]);

function destinationOf(
  { code: unitCode, institutionCode }: Unit,
  changes: readonly CrosswalkEntry[],
  moves: readonly UnitMove[],
  problems: ReorganisationProblem[],
): InstitutionCode {
  const entries = changes.filter(({ oldCode }) => oldCode === institutionCode);
  const candidates = [...new Set(entries.flatMap(({ newCode }) => newCode ?? []))];
  const [move, second] = moves.filter((each) => each.unitCode === unitCode);
  if (second !== undefined)
    problems.push({ kind: "unit_moved_twice", unitCode, effectiveDate: second.effectiveDate });
  if (move !== undefined) return move.newInstitutionCode;
  if (!entries.some(({ changeKind }) => ENDING.has(changeKind))) return institutionCode;
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  problems.push({ kind: "unit_without_successor", unitCode, institutionCode, candidates });
  return institutionCode;
}

function institutionsAfter(
  before: ReadonlyMap<InstitutionCode, Institution>,
  changes: readonly CrosswalkEntry[],
  successors: readonly Institution[],
): Map<InstitutionCode, Institution> {
  const after = new Map(before);
  for (const { oldCode, newCode, changeKind } of changes)
    if (oldCode !== null && oldCode !== newCode && ENDING.has(changeKind)) after.delete(oldCode);
  for (const entry of changes) {
    const { oldCode, newCode } = entry;
    if (newCode === null || after.has(newCode)) continue;
    const given = successors.find((each) => each.code === newCode);
    const origin = oldCode === null ? undefined : before.get(oldCode);
    after.set(newCode, given ?? derived(entry, newCode, origin));
  }
  return after;
}

/** What can be said of a new body: its name, and the kind and legal list of the one it comes from. */
function derived(
  { changeKind, newNameId, source, confidence }: CrosswalkEntry,
  code: InstitutionCode,
  origin: Institution | undefined,
): Institution {
  const name = newNameId ?? code;
  return {
    code,
    nameId: name,
    nameEn: name,
    abbrev: code,
    type: changeKind === "raised_to_ministry" ? "kementerian" : (origin?.type ?? "kementerian"),
    baCode: null,
    legalList: origin?.legalList ?? null,
    priorityApr2024: null,
    source,
    confidence,
    note:
      origin === undefined
        ? "Derived from the crosswalk: a new body."
        : `Derived from the crosswalk: successor of ${origin.code}; its kind and legal list are that body's.`,
  };
}
