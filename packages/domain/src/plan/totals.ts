import type { ClassCode, HouseholdId, UnitCode } from "../kernel/index.ts";
import type { Dataset, Home } from "../registry/index.ts";
import type { UnitScreening } from "../screening/index.ts";
import type { Mover, Waiting, WavesPlan } from "../waves/index.ts";
import type { PersonStanding, PlanTotals } from "./plan.result.ts";

type TotalsInput = {
  readonly dataset: Dataset;
  readonly classes: readonly ClassCode[];
  readonly screening: readonly UnitScreening[];
  readonly standings: readonly PersonStanding[];
  readonly movers: readonly Mover[];
  readonly waves: WavesPlan;
};

/** The figures of a plan, each the sum of its parts. */
export function planTotals(input: TotalsInput): PlanTotals {
  const { dataset, screening, standings, movers, waves } = input;
  const moversOf = new Map<HouseholdId, number>();
  for (const { person } of movers)
    moversOf.set(person.householdId, (moversOf.get(person.householdId) ?? 0) + 1);
  const people = (householdId: HouseholdId) => moversOf.get(householdId) ?? 0;
  const withStatus = (status: PersonStanding["status"]) =>
    standings.filter((standing) => standing.status === status).length;
  const peopleHoused = waves.waves.reduce((sum, wave) => sum + wave.peopleHoused, 0);
  return {
    units: screening.length,
    unitsByClass: unitsByClass(input),
    people: standings.length,
    selected: withStatus("selected"),
    conditional: withStatus("conditional"),
    notSelected: withStatus("not_selected"),
    undecided: withStatus("undecided"),
    householdsHoused: waves.placements.length,
    peopleHoused,
    householdsWaiting: waves.waiting.length,
    peopleWaiting: movers.length - peopleHoused,
    waitingByReason: waitingByReason(waves.waiting, people),
    homes: dataset.homes.length,
    homesForCivilServants: homesForCivilServants(dataset).length,
  };
}

function unitsByClass({ classes, screening, standings }: TotalsInput): PlanTotals["unitsByClass"] {
  const peopleOf = new Map<UnitCode, number>();
  for (const { unitCode } of standings) peopleOf.set(unitCode, (peopleOf.get(unitCode) ?? 0) + 1);
  return [...classes, "not_moved" as const, "undecided" as const].map((group) => {
    const units = screening.filter(({ outcome }) =>
      outcome.kind === "class" ? outcome.class === group : outcome.kind === group,
    );
    return {
      class: group,
      units: units.length,
      people: units.reduce((sum, unit) => sum + (peopleOf.get(unit.unitCode) ?? 0), 0),
    };
  });
}

function waitingByReason(
  waiting: readonly Waiting[],
  people: (householdId: HouseholdId) => number,
): PlanTotals["waitingByReason"] {
  const groups = new Map<Waiting["reason"]["kind"], { households: number; people: number }>();
  for (const { householdId, reason } of waiting) {
    const group = groups.get(reason.kind) ?? { households: 0, people: 0 };
    group.households += 1;
    group.people += people(householdId);
    groups.set(reason.kind, group);
  }
  return [...groups]
    .map(([reason, group]) => ({ reason, ...group }))
    .toSorted((a, b) => b.households - a.households || (a.reason < b.reason ? -1 : 1));
}

function homesForCivilServants(dataset: Dataset): readonly Home[] {
  const open = new Set(
    dataset.towers.filter((tower) => tower.reservedFor === "asn").map((tower) => tower.towerId),
  );
  return dataset.homes.filter((home) => open.has(home.towerId));
}
