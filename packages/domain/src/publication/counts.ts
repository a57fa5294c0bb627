import { sortedBy, type InstitutionCode, type PersonId } from "../kernel/index.ts";
import type { PersonStanding, Plan } from "../plan/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset } from "../registry/index.ts";
import type { WaitingReason } from "../waves/index.ts";
import type { CountCell, CountNetwork } from "./network.ts";

/** What the plan does for a person, as the public tables count it. */
export type PersonOutcome = "housed" | "waiting" | "not_selected" | "undecided";
/** All outcomes of a person, in the order in which they are shown. */
export const personOutcomes = ["housed", "waiting", "not_selected", "undecided"] as const;

/**
 * Why somebody waits, in groups wide enough to be told: no home is left or ready, another limit of
 * the wave (seats, money, the working core of the unit), something about the person, no date at all.
 */
export type PublicWaitingReason = "homes" | "limits" | "person" | "no_date";
/** All groups of reasons to wait, in the order in which they are shown. */
export const waitingReasons = [
  "homes",
  "limits",
  "person",
  "no_date",
] as const satisfies readonly PublicWaitingReason[];

const groupOf: Readonly<Record<WaitingReason["kind"], PublicWaitingReason>> = {
  homes_taken_by_higher_priority: "homes",
  no_home_fits: "homes",
  no_home_ready: "homes",
  quota_used_up: "homes",
  institution_homes_used_up: "homes",
  office_seats_used_up: "limits",
  budget_used_up: "limits",
  core_does_not_fit: "limits",
  core_too_small: "limits",
  needed_unit_waits: "limits",
  beyond_people_wanted: "limits",
  training_not_done: "person",
  retires_too_soon: "person",
  no_wave_has_a_date: "no_date",
};

/** How fine the tables are; tried from the finest on until everything is protected. */
export const coarsenings = [
  "none",
  "no_reasons",
  "institution_totals_only",
  "national_only",
] as const;
/** How coarse the tables had to become. */
export type Coarsening = (typeof coarsenings)[number];

type Facts = { readonly plan: Plan; readonly dataset: Dataset; readonly policy: Policy };

/**
 * The people of a plan as one chain of groupings: all, by institution, by outcome, the housed by
 * wave, the waiting by reason, and both by standing. Only here are persons touched; what leaves is
 * counts.
 */
export function peopleNetwork(facts: Facts, coarsening: Coarsening): CountNetwork {
  const { plan, dataset, policy } = facts;
  const tally = tallyPeople(plan, dataset);
  const count = (key: string) => tally.get(key) ?? 0;
  const cells: CountCell[] = [cell("people", "end", "all", plan.standings.length, { weight: 2 })];
  const add = (...more: CountCell[]) => cells.push(...more);

  const units = unitsByInstitution(plan);
  const withoutOutcomes =
    coarsening === "institution_totals_only" || coarsening === "national_only";
  for (const { code } of sortedBy(dataset.institutions, (each) => each.code)) {
    // Every person belongs to a unit, so an institution without one has nobody in the data.
    const empty = units.get(code) === undefined;
    const all = `institution/${code}`;
    add(
      cell(all, "all", code, count(all), {
        weight: 1,
        kind: empty ? "structural_zero" : coarsening === "national_only" ? "inner" : "shown",
      }),
    );
    const movers = count(`institution/${code}/housed`) + count(`institution/${code}/waiting`);
    const small = movers < policy.disclosure.minimumGroup;
    for (const outcome of personOutcomes) {
      const id = `institution/${code}/${outcome}`;
      const kind = impossible(units.get(code), outcome)
        ? "structural_zero"
        : withoutOutcomes
          ? "inner"
          : small && possibleMovers(units.get(code))
            ? "row_too_small"
            : "shown";
      add(cell(id, code, `outcome/${outcome}`, count(id), { kind }));
    }
  }
  add(
    cell("housed", "outcome/housed", "waves", count("housed"), { weight: 2 }),
    cell("waiting", "outcome/waiting", "reasons", count("waiting"), { weight: 2 }),
    cell("not_selected", "outcome/not_selected", "end", count("not_selected"), { weight: 2 }),
    cell("undecided", "outcome/undecided", "end", count("undecided"), { weight: 2 }),
    cell("selected", "standing/selected", "end", count("selected"), { weight: 2 }),
    cell("conditional", "standing/conditional", "end", count("conditional"), { weight: 2 }),
  );
  for (const { waveId, movesOn, blocked } of plan.waves) {
    const closed = movesOn === "not_decided" || blocked !== null;
    const kind = closed ? "structural_zero" : "shown";
    const id = `wave/${waveId}`;
    add(cell(id, "waves", id, count(id), { kind, weight: 1 }));
    for (const standing of ["selected", "conditional"] as const) {
      const barred = standing === "conditional" && !policy.waves.conditionalMayMove;
      const key = `${id}/${standing}`;
      add(
        cell(key, id, `standing/${standing}`, count(key), {
          kind: closed || barred ? "structural_zero" : "shown",
        }),
      );
    }
  }
  const someDate = plan.waves.some((wave) => wave.movesOn !== "not_decided");
  for (const reason of waitingReasons) {
    const id = `reason/${reason}`;
    const never =
      (reason === "no_date" && someDate) || (reason === "limits" && !hasLimits(policy.waves));
    const kind = never ? "structural_zero" : coarsening === "none" ? "shown" : "inner";
    add(cell(id, "reasons", id, count(id), { kind, rule: "sensitive", weight: 1 }));
    for (const standing of ["selected", "conditional"] as const) {
      const key = `${id}/${standing}`;
      add(cell(key, id, `standing/${standing}`, count(key), { kind: "inner" }));
    }
  }
  return cells;
}

// The policy is public: where it sets no limit, everybody knows that nobody waits for one.
function hasLimits({ coresTogether, capacities = {} }: Policy["waves"]): boolean {
  const { peopleWanted, officeSeats = [], budgets = [] } = capacities;
  return (
    coresTogether === true ||
    peopleWanted !== undefined ||
    officeSeats.length > 0 ||
    budgets.length > 0
  );
}

function cell(
  id: string,
  from: string,
  to: string,
  count: number,
  how: Partial<Pick<CountCell, "kind" | "rule" | "weight">>,
): CountCell {
  return { id, from, to, count, kind: "shown", rule: "count", weight: 0, ...how };
}

function tallyPeople(plan: Plan, dataset: Dataset): ReadonlyMap<string, number> {
  const waveOf = new Map<PersonId, string>();
  for (const { movers, waveId } of plan.placements)
    for (const person of movers) waveOf.set(person, waveId);
  const reasonOf = new Map(plan.waiting.map((each) => [each.householdId, each.reason.kind]));
  const householdOf = new Map(dataset.people.map((each) => [each.personId, each.householdId]));
  const tally = new Map<string, number>();
  const count = (...keys: readonly string[]) => {
    for (const key of keys) tally.set(key, (tally.get(key) ?? 0) + 1);
  };
  for (const { personId, institutionCode, status } of plan.standings) {
    const institution = `institution/${institutionCode}`;
    const wave = waveOf.get(personId);
    const outcome = outcomeOf(status, wave);
    count(institution, `${institution}/${outcome}`, outcome);
    if (status !== "selected" && status !== "conditional") continue;
    count(status);
    const household = householdOf.get(personId);
    const reason = household === undefined ? undefined : reasonOf.get(household);
    // The household has a home and this member's own post moves later: a matter of the person.
    const why = reason === undefined ? "person" : groupOf[reason];
    const place = wave === undefined ? `reason/${why}` : `wave/${wave}`;
    count(place, `${place}/${status}`);
  }
  return tally;
}

function outcomeOf(status: PersonStanding["status"], wave: string | undefined): PersonOutcome {
  if (status === "not_selected" || status === "undecided") return status;
  return wave === undefined ? "waiting" : "housed";
}

type UnitOutcomes = {
  readonly moved: number;
  readonly undecided: number;
  readonly notMoved: number;
};

function unitsByInstitution(plan: Plan): ReadonlyMap<InstitutionCode, UnitOutcomes> {
  const found = new Map<InstitutionCode, { moved: number; undecided: number; notMoved: number }>();
  for (const { institutionCode, outcome } of plan.screening) {
    const units = found.get(institutionCode) ?? { moved: 0, undecided: 0, notMoved: 0 };
    if (outcome.kind === "class") units.moved += 1;
    else if (outcome.kind === "undecided") units.undecided += 1;
    else units.notMoved += 1;
    found.set(institutionCode, units);
  }
  return found;
}

// The class of every unit is public: where no unit moves, everybody knows that nobody is housed.
function impossible(units: UnitOutcomes | undefined, outcome: PersonOutcome): boolean {
  if (units === undefined) return true;
  if (outcome === "housed" || outcome === "waiting") return units.moved === 0;
  if (outcome === "undecided") return units.moved === 0 && units.undecided === 0;
  return false;
}

function possibleMovers(units: UnitOutcomes | undefined): boolean {
  return units !== undefined && units.moved > 0;
}
