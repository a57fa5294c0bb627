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
  const standings = people.map((person, index): PersonStanding => {
    const unit = screening.get(person.unitCode);
    const result = competency[index];
    if (unit === undefined || result === undefined || result.personId !== person.personId)
      throw new Error(`Person ${person.personId} has no unit or no competency result`);
    const judged = judge(unit, result);
    if (
      unit.outcome.kind === "class" &&
      (judged.status === "selected" || judged.status === "conditional")
    )
      movers.push({
        person,
        class: unit.outcome.class,
        unitIndex: unitIndex.get(unit) ?? 0,
        classIndex: classes.indexOf(unit.outcome.class),
        unitRank: unit.rankInClass ?? 0,
        readyOn: result.plan?.readyOn ?? null,
      });
    return {
      personId: person.personId,
      unitCode: person.unitCode,
      institutionCode: unit.institutionCode,
      ...judged,
    };
  });
  return { standings, movers };
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
