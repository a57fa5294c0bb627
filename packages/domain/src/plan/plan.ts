import { z } from "zod";
import { householdCost, summariseCosts, type HouseholdCost } from "../allowance/index.ts";
import { assessPeople } from "../competency/index.ts";
import { drawTickets, type LinearSolver } from "../housing/index.ts";
import {
  canonicalJson,
  err,
  hashOf,
  hashText,
  type HouseholdId,
  type InstitutionCode,
  type LocalDate,
  ok,
  type PersonId,
  type Result,
  sortedBy,
  type TowerId,
  type UnitCode,
} from "../kernel/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset, Household, Person } from "../registry/index.ts";
import {
  applyScenario,
  type Scenario,
  type ScenarioProblem,
  type Situation,
} from "../scenario/index.ts";
import { screenUnits } from "../screening/index.ts";
import {
  movingHouseholds,
  planWaves,
  towerReadiness,
  type CostOf,
  type HeldBefore,
  type Placement,
  type Tickets,
  type WavesRefusal,
} from "../waves/index.ts";
import { datasetHash } from "./dataset-hash.ts";
import { remembering } from "./remembering.ts";
import type { Plan } from "./plan.result.ts";
import { selectPeople } from "./standing.ts";
import { countStandings, planTotals } from "./totals.ts";

/** The name and version of these rules; a plan names the engine that computed it. */
export const ENGINE = "pindah-domain 0.1.0";

/** The seed of the draw, and where it comes from (a public event that nobody could choose). */
export const Lottery = z.strictObject({
  seed: z.string().min(16).max(512),
  source: z.string().min(1).max(512),
});
export type Lottery = z.infer<typeof Lottery>;

/** Why there is no plan: the scenario names something unknown, or the housing rules refuse. */
export type PlanRefusal =
  | { readonly kind: "scenario_refused"; readonly problems: readonly ScenarioProblem[] }
  | WavesRefusal;

/** Facts, rules, scenario (null for none) and draw in; a plan or a refusal out. */
export type Planner = (
  dataset: Dataset,
  policy: Policy,
  scenario: Scenario | null,
  lottery: Lottery,
  /** A plan that people were told: those it promised a home keep it wherever that can be. */
  before?: HeldBefore,
) => Result<Plan, PlanRefusal>;

/** The stages of a plan, in order. */
export const planStages = ["scenario", "screening", "competency", "waves", "costs"] as const;
/** One stage of a plan. */
export type PlanStage = (typeof planStages)[number];

/**
 * The whole chain: screening, competency, selection, waves and homes, costs.
 *
 * Pure: the same arguments give the same plan, to the byte, whatever the order of the dataset's
 * rows, in Node and in a browser. Refuses when a scenario names what the dataset does not have, or
 * when the housing rules refuse.
 */
export const plan: Planner = (...facts) => createPlanner()(...facts);

/**
 * A planner for many runs over the same facts: stages whose inputs are the very same objects as in
 * the run before are taken over, so that moving a lever costs only what the lever touches.
 * `watch` is told each stage before it starts, for a progress line; it cannot change the plan.
 * `solver` chooses the towers of teams; without one, a policy that keeps teams together is refused.
 */
export function createPlanner(
  watch: (stage: PlanStage) => void = () => undefined,
  solver: LinearSolver | null = null,
): Planner {
  const screen = remembering(screenUnitsOf);
  const assess = remembering(assessPeopleOf);
  const select = remembering(selectPeople);
  const index = remembering(
    (screening: ReturnType<typeof screenUnitsOf>) =>
      new Map(screening.map((unit) => [unit.unitCode, unit])),
  );
  const institutions = remembering(
    (screening: ReturnType<typeof screenUnitsOf>) =>
      new Map(screening.map((unit) => [unit.unitCode, unit.institutionCode])),
  );
  const people = remembering((list: readonly Person[]) => sortedBy(list, (p) => p.personId));
  const byId = remembering(
    (list: readonly Person[]) => new Map(list.map((person) => [person.personId, person])),
  );
  const households = remembering(
    (list: Dataset["households"]) => new Map(list.map((entry) => [entry.householdId, entry])),
  );
  const count = remembering(countStandings);
  const classesOf = remembering((screening: Policy["screening"]) =>
    screening.classes.map(({ code }) => code),
  );
  const tickets = remembering(ticketsFor);
  const open = remembering(homesOfOpenTowers);
  const towerIds = remembering(idsOfTowers);
  const costsAtMost = remembering(costAtMost);
  const moving = remembering(movingHouseholdsOf);
  const hashDataset = remembering(datasetHash);
  const hashPolicy = remembering((policy: Policy) => hashOf(policy));

  return (baseDataset, basePolicy, scenario, lottery, before) => {
    watch("scenario");
    const situation = applyScenario({ dataset: baseDataset, policy: basePolicy }, scenario);
    if (!situation.ok) return err({ kind: "scenario_refused", problems: situation.error });
    const { dataset, policy } = situation.value;
    const sortedPeople = people(dataset.people);
    watch("screening");
    const screening = screen(
      dataset.units,
      dataset.institutions,
      dataset.scores,
      policy.screening,
      dataset.asOf,
    );
    watch("competency");
    const competency = assess(
      sortedPeople,
      dataset.assessments,
      policy.competency,
      dataset.asOf,
      firstMove(dataset),
    );
    const classes = classesOf(policy.screening);
    const screened = index(screening);
    const { standings, movers } = select(sortedPeople, competency, screened, classes);
    watch("waves");
    const towers = towerReadiness(dataset.towers, dataset.readiness, policy.waves.readyMeans);
    const waves = planWaves(
      {
        waves: dataset.waves,
        towers: towerIds(baseDataset.towers),
        homes: open(dataset.towers, dataset.homes),
        readiness: towers,
        moving: moving(
          dataset.households,
          movers,
          tickets(lottery.seed, dataset.households),
          towerIds(baseDataset.towers),
          policy.waves.bedrooms,
        ),
        monthsToRetirement: policy.competency.knockOuts.monthsToRetirement,
        institutionOf: institutions(screening),
        costOf: costsAtMost(institutions(screening), policy.allowance),
        solver,
        ...(dataset.pins === undefined ? {} : { pins: dataset.pins }),
      },
      policy.waves,
      policy.housing,
      before ?? null,
    );
    if (!waves.ok) return waves;
    watch("costs");
    const costs = costsOf(
      situation.value,
      waves.value.placements,
      byId(sortedPeople),
      households(dataset.households),
      institutions(screening),
    );
    return ok({
      engine: ENGINE,
      asOf: dataset.asOf,
      policyId: policy.id,
      scenarioId: scenario?.id ?? null,
      lottery,
      inputs: {
        dataset: hashDataset(baseDataset),
        policy: hashPolicy(basePolicy),
        scenario: hashOf(scenario),
        ...(before === undefined ? {} : { before: hashOf(before) }),
      },
      screening,
      competency,
      standings,
      towers,
      waves: waves.value.waves,
      placements: waves.value.placements,
      waiting: waves.value.waiting,
      costs,
      costSummary: summariseCosts(costs),
      totals: planTotals({
        dataset,
        classes,
        screening,
        counted: count(standings),
        movers: movers.length,
        waves: waves.value,
      }),
      ...(before === undefined ? {} : { replanned: waves.value.replanned }),
      ...(waves.value.pins === null ? {} : { pins: waves.value.pins }),
    });
  };
}

/** The one hash of a plan: SHA-256 over its canonical form (RFC 8785). */
export function planHash(value: Plan): string {
  return hashText(canonicalJson(value));
}

function screenUnitsOf(
  units: Dataset["units"],
  institutions: Dataset["institutions"],
  scores: Dataset["scores"],
  policy: Policy["screening"],
  onDate: LocalDate,
): ReturnType<typeof screenUnits> {
  return screenUnits({ units, institutions, scores, onDate }, policy);
}

function assessPeopleOf(
  people: readonly Person[],
  assessments: Dataset["assessments"],
  policy: Policy["competency"],
  asOf: LocalDate,
  first: LocalDate | null,
): ReturnType<typeof assessPeople> {
  return assessPeople({ people, assessments, asOf, firstMove: first }, policy);
}

/** All towers by id: whom a tower is for may change, its place in this list does not. */
function idsOfTowers(towers: Dataset["towers"]): readonly TowerId[] {
  return sortedBy(towers, ({ towerId }) => towerId).map(({ towerId }) => towerId);
}

/** Homes in towers for civil servants. */
function homesOfOpenTowers(towers: Dataset["towers"], homes: Dataset["homes"]): Dataset["homes"] {
  const open = new Set(
    towers.flatMap((tower) => (tower.reservedFor === "asn" ? [tower.towerId] : [])),
  );
  return homes.filter((home) => open.has(home.towerId));
}

/** Of the rules of waves only the bedrooms matter here: a limit that moves leaves it as it is. */
function movingHouseholdsOf(
  households: Dataset["households"],
  movers: Parameters<typeof movingHouseholds>[1],
  tickets: Tickets,
  towers: Parameters<typeof movingHouseholds>[3],
  bedrooms: Policy["waves"]["bedrooms"],
): ReturnType<typeof movingHouseholds> {
  return movingHouseholds(households, movers, tickets, towers, { bedrooms });
}

function ticketsFor(seed: string, households: Dataset["households"]): Tickets {
  const ids = sortedBy(households, (household) => household.householdId).map(
    (household) => household.householdId,
  );
  const { high, low } = drawTickets(seed, ids);
  return new Map<HouseholdId, readonly [number, number]>(
    ids.map((id, i) => [id, [high[i] ?? 0, low[i] ?? 0]]),
  );
}

/** The first day on which anybody is to move; null when no wave has a date. */
function firstMove({ waves }: Dataset): LocalDate | null {
  let first: LocalDate | null = null;
  for (const { movesOn } of waves)
    if (movesOn !== "not_decided" && (first === null || movesOn < first)) first = movesOn;
  return first;
}

function costsOf(
  { dataset, policy }: Situation,
  placements: readonly Placement[],
  people: ReadonlyMap<PersonId, Person>,
  households: ReadonlyMap<HouseholdId, Household>,
  institutionOf: ReadonlyMap<UnitCode, InstitutionCode>,
): readonly HouseholdCost[] {
  const waves = new Map(dataset.waves.map((wave) => [wave.waveId, wave]));
  return placements.map((placement) => {
    const household = households.get(placement.householdId);
    const movesOn = waves.get(placement.waveId)?.movesOn;
    const [lead, ...others] = placement.movers.flatMap((id) => people.get(id) ?? []);
    const institutionCode = lead === undefined ? undefined : institutionOf.get(lead.unitCode);
    if (
      household === undefined ||
      movesOn === undefined ||
      movesOn === "not_decided" ||
      institutionCode === undefined ||
      lead === undefined
    )
      throw new Error(`Placement of ${placement.householdId} names what the dataset does not have`);
    return householdCost(
      {
        household,
        movers: [lead, ...others],
        institutionCode,
        waveId: placement.waveId,
        movesOn,
      },
      policy.allowance,
    );
  });
}

/** What a budget counts for a household: every amount that has a figure, at its highest. */
function costAtMost(
  institutionOf: ReadonlyMap<UnitCode, InstitutionCode>,
  policy: Policy["allowance"],
): CostOf {
  return ({ household }, movers, { waveId, movesOn }) => {
    const [lead, ...others] = movers.map(({ person }) => person);
    const institutionCode = lead === undefined ? undefined : institutionOf.get(lead.unitCode);
    if (lead === undefined || institutionCode === undefined)
      throw new Error(`Household ${household.householdId} has no mover of a known institution`);
    return householdCost(
      { household, movers: [lead, ...others], institutionCode, waveId, movesOn },
      policy,
    ).total.high;
  };
}
