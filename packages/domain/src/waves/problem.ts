import type { HousingPolicy, HousingProblem } from "../housing/index.ts";
import { assertNever, type HouseholdId, type TowerId, type UnitCode } from "../kernel/index.ts";
import { rankClassOf, type Mover, type MovingHousehold } from "./households.ts";
import { homeColumns, type ReadyStock } from "./stock.ts";

/** A household that may be housed in one wave, and the member who gives it its place. */
export type Candidate = {
  readonly entry: MovingHousehold;
  readonly lead: Mover;
  readonly movers: readonly Mover[];
};

/** Lottery tickets by household: the first 64 bits, in two halves. */
export type Tickets = ReadonlyMap<HouseholdId, readonly [high: number, low: number]>;

/**
 * The columns of one wave's allocation. Attribute names are those the housing rules use:
 * households `people`, `bedroomsNeeded`, `accessible`, `family`, `rankClass`; homes `bedrooms`,
 * `accessible`, `areaM2`, `floor`.
 */
export function housingProblem(
  candidates: readonly Candidate[],
  stock: ReadyStock,
  free: readonly number[],
  tickets: Tickets,
  policy: HousingPolicy,
): HousingProblem {
  const count = candidates.length;
  const wishes = 3;
  const attributes = {
    people: new Uint16Array(count),
    bedroomsNeeded: new Uint16Array(count),
    accessible: new Uint16Array(count),
    family: new Uint16Array(count),
    rankClass: new Uint16Array(count),
  };
  const ticketHigh = new Uint32Array(count);
  const ticketLow = new Uint32Array(count);
  const preferences = new Int32Array(count * wishes).fill(-1);
  const cohesion = new Uint32Array(count);
  const towerIndex = new Map<TowerId, number>(stock.towers.map((towerId, i) => [towerId, i]));
  const unitIndex = new Map<UnitCode, number>();
  for (const [i, { entry, lead }] of candidates.entries()) {
    const { household } = entry;
    attributes.people[i] = peopleIn(entry);
    attributes.bedroomsNeeded[i] = entry.bedroomsNeeded;
    attributes.accessible[i] = household.accessible ? 1 : 0;
    attributes.family[i] = isFamily(entry) ? 1 : 0;
    attributes.rankClass[i] = rankClassOf(lead.person.postLevel);
    const [high, low] = tickets.get(household.householdId) ?? [0, 0];
    ticketHigh[i] = high;
    ticketLow[i] = low;
    for (const [wish, towerId] of household.towerPreferences.entries())
      preferences[i * wishes + wish] = towerIndex.get(towerId) ?? -1;
    const unit = unitIndex.get(lead.person.unitCode) ?? unitIndex.size;
    unitIndex.set(lead.person.unitCode, unit);
    cohesion[i] = unit;
  }
  return {
    households: {
      count,
      ids: candidates.map(({ entry }) => entry.household.householdId),
      attributes,
      band: bands(candidates, policy),
      ticketHigh,
      ticketLow,
      preferences,
      preferenceCount: wishes,
      cohesion,
    },
    homes: homeColumns(stock, free),
    towers: stock.towers,
  };
}

/** People who will live in the home. */
export function peopleIn({ household, movers }: MovingHousehold): number {
  const adults = Math.max(movers.length, household.spouse ? 2 : 1);
  return adults + household.children + (household.helper ? 1 : 0);
}

function isFamily({ household, movers }: MovingHousehold): boolean {
  return household.spouse || household.children > 0 || movers.length > 1;
}

/** The priority terms of the policy, packed into one number: a smaller band is served first. */
function bands(candidates: readonly Candidate[], policy: HousingPolicy): Uint32Array {
  const band = new Uint32Array(candidates.length);
  for (const term of policy.priority) {
    const values = Uint32Array.from(candidates, (candidate) => termValue(term, candidate));
    const size = values.reduce((most, value) => Math.max(most, value), 0) + 1;
    for (const [i, value] of values.entries()) band[i] = (band[i] ?? 0) * size + value;
  }
  return band;
}

function termValue(term: HousingPolicy["priority"][number], { entry, lead }: Candidate): number {
  switch (term) {
    case "screening_class":
      return lead.classIndex;
    case "unit_order":
      return lead.unitRank;
    case "families_first":
      return isFamily(entry) ? 0 : 1;
    case "singles_first":
      return isFamily(entry) ? 1 : 0;
    default:
      return assertNever(term);
  }
}
