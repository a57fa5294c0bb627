import type { ClassCode, UnitCode } from "../kernel/index.ts";
import type { Dataset } from "../registry/index.ts";
import type { UnitScreening } from "../screening/index.ts";
import type { Waiting, WavesPlan } from "../waves/index.ts";
import type { PersonStanding, PlanTotals } from "./plan.result.ts";

/** People by standing and by unit: what does not change when a date or a home does. */
export type StandingCounts = {
  readonly people: number;
  readonly byStatus: Readonly<Record<PersonStanding["status"], number>>;
  readonly byUnit: ReadonlyMap<UnitCode, number>;
};

export function countStandings(standings: readonly PersonStanding[]): StandingCounts {
  const byStatus = { selected: 0, conditional: 0, not_selected: 0, undecided: 0 };
  const byUnit = new Map<UnitCode, number>();
  for (const { status, unitCode } of standings) {
    byStatus[status] += 1;
    byUnit.set(unitCode, (byUnit.get(unitCode) ?? 0) + 1);
  }
  return { people: standings.length, byStatus, byUnit };
}

type TotalsInput = {
  readonly dataset: Dataset;
  readonly classes: readonly ClassCode[];
  readonly screening: readonly UnitScreening[];
  readonly counted: StandingCounts;
  readonly movers: number;
  readonly waves: WavesPlan;
};

/** The figures of a plan, each the sum of its parts. */
export function planTotals(input: TotalsInput): PlanTotals {
  const { dataset, screening, counted, movers, waves } = input;
  const peopleHoused = waves.waves.reduce((sum, wave) => sum + wave.peopleHoused, 0);
  return {
    units: screening.length,
    unitsByClass: unitsByClass(input),
    people: counted.people,
    selected: counted.byStatus.selected,
    conditional: counted.byStatus.conditional,
    notSelected: counted.byStatus.not_selected,
    undecided: counted.byStatus.undecided,
    householdsHoused: waves.placements.length,
    peopleHoused,
    householdsWaiting: waves.waiting.length,
    peopleWaiting: movers - peopleHoused,
    waitingByReason: waitingByReason(waves),
    homes: dataset.homes.length,
    homesForCivilServants: homesForCivilServants(dataset),
  };
}

function unitsByClass({ classes, screening, counted }: TotalsInput): PlanTotals["unitsByClass"] {
  return [...classes, "not_moved" as const, "undecided" as const].map((group) => {
    const units = screening.filter(({ outcome }) =>
      outcome.kind === "class" ? outcome.class === group : outcome.kind === group,
    );
    return {
      class: group,
      units: units.length,
      people: units.reduce((sum, unit) => sum + (counted.byUnit.get(unit.unitCode) ?? 0), 0),
    };
  });
}

function waitingByReason({ waiting, waitingMovers }: WavesPlan): PlanTotals["waitingByReason"] {
  const groups = new Map<Waiting["reason"]["kind"], { households: number; people: number }>();
  for (const [place, { reason }] of waiting.entries()) {
    let group = groups.get(reason.kind);
    if (group === undefined) groups.set(reason.kind, (group = { households: 0, people: 0 }));
    group.households += 1;
    group.people += waitingMovers[place] ?? 0;
  }
  return [...groups]
    .map(([reason, group]) => ({ reason, ...group }))
    .toSorted((a, b) => b.households - a.households || (a.reason < b.reason ? -1 : 1));
}

function homesForCivilServants(dataset: Dataset): number {
  const open = new Set(
    dataset.towers.filter((tower) => tower.reservedFor === "asn").map((tower) => tower.towerId),
  );
  return dataset.homes.filter((home) => open.has(home.towerId)).length;
}
