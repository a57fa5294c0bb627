import type { CompetencyResult } from "../competency/index.ts";
import type { ClassCode, UnitCode } from "../kernel/index.ts";
import type { Person } from "../registry/index.ts";
import type { UnitScreening } from "../screening/index.ts";
import type { Mover } from "../waves/index.ts";
import type { PersonStanding } from "./plan.result.ts";

export type Selection = {
  readonly standings: readonly PersonStanding[];
  readonly movers: readonly Mover[];
};

/** Of the list of people, as last selected: what is the same again is the same object again. */
type Before = {
  readonly standings: (PersonStanding | undefined)[];
  readonly movers: (Mover | undefined)[];
};
const before = new WeakMap<readonly Person[], Before>();

/**
 * Who moves: a person whose unit has a class and who is ready, or will be after training.
 * `people` and `competency` are in the same order.
 */
export function selectPeople(
  people: readonly Person[],
  competency: readonly CompetencyResult[],
  screening: ReadonlyMap<UnitCode, UnitScreening>,
  classes: readonly ClassCode[],
): Selection {
  const movers: Mover[] = [];
  const unitIndex = new Map([...screening.values()].map((unit, index) => [unit, index]));
  const last = before.get(people) ?? { standings: [], movers: [] };
  before.set(people, last);
  const standings = people.map((person, index): PersonStanding => {
    const unit = screening.get(person.unitCode);
    const result = competency[index];
    if (unit === undefined || result === undefined || result.personId !== person.personId)
      throw new Error(`Person ${person.personId} has no unit or no competency result`);
    const judged = judge(unit, result);
    if (
      unit.outcome.kind === "class" &&
      (judged.status === "selected" || judged.status === "conditional")
    ) {
      const mover = moverAs(last.movers[index], {
        person,
        class: unit.outcome.class,
        unitIndex: unitIndex.get(unit) ?? 0,
        classIndex: classes.indexOf(unit.outcome.class),
        unitRank: unit.rankInClass ?? 0,
        readyOn: result.plan?.readyOn ?? null,
      });
      last.movers[index] = mover;
      movers.push(mover);
    }
    const { personId, unitCode } = person;
    const { institutionCode } = unit;
    const standing = last.standings[index];
    if (
      standing?.status === judged.status &&
      standing.because === judged.because &&
      standing.institutionCode === institutionCode
    )
      return standing;
    const fresh = { personId, unitCode, institutionCode, ...judged };
    last.standings[index] = fresh;
    return fresh;
  });
  return { standings, movers };
}

function moverAs(last: Mover | undefined, now: Mover): Mover {
  const isSame =
    last?.class === now.class &&
    last.unitIndex === now.unitIndex &&
    last.classIndex === now.classIndex &&
    last.unitRank === now.unitRank &&
    last.readyOn === now.readyOn;
  return isSame ? last : now;
}

function judge(
  unit: UnitScreening,
  result: CompetencyResult,
): Pick<PersonStanding, "status" | "because"> {
  if (unit.outcome.kind === "not_moved")
    return { status: "not_selected", because: "unit_not_moved" };
  if (result.outcome === "not_eligible")
    return { status: "not_selected", because: "person_not_eligible" };
  if (unit.outcome.kind === "undecided") return { status: "undecided", because: "unit_undecided" };
  if (result.outcome === "undecided") return { status: "undecided", because: "person_undecided" };
  return result.outcome === "conditional"
    ? { status: "conditional", because: "training_plan" }
    : { status: "selected", because: "unit_and_person_ready" };
}
