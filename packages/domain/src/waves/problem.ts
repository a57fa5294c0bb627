import type { HousingPolicy, HousingProblem } from "../housing/index.ts";
import { assertNever, type HouseholdId } from "../kernel/index.ts";
import { rankClassOf, type Mover, type MovingHousehold } from "./households.ts";
import { homeColumns, type ReadyStock } from "./stock.ts";

/** A household that may be housed in one wave, and the member who gives it its place. */
export type Candidate = {
  readonly entry: MovingHousehold;
  readonly lead: Mover;
  readonly movers: readonly Mover[];
};

/**
 * The columns of one wave's allocation. Attribute names are those the housing rules use:
 * households `people`, `bedroomsNeeded`, `accessible`, `family`, `rankClass`; homes `bedrooms`,
 * `accessible`, `areaM2`, `floor`.
 */
export function housingProblem(
  candidates: readonly Candidate[],
  stock: ReadyStock,
  free: readonly number[],
  policy: HousingPolicy,
): HousingProblem {
  const count = candidates.length;
  const people = new Uint16Array(count);
  const bedroomsNeeded = new Uint16Array(count);
  const accessible = new Uint16Array(count);
  const family = new Uint16Array(count);
  const rankClass = new Uint16Array(count);
  const ticketHigh = new Uint32Array(count);
  const ticketLow = new Uint32Array(count);
  const preferences = new Int32Array(count * WISHES).fill(-1);
  const cohesion = new Uint32Array(count);
  const ids: HouseholdId[] = [];
  for (let i = 0; i < count; i += 1) {
    const candidate = candidates[i];
    if (candidate === undefined) break;
    const { entry, lead } = candidate;
    ids.push(entry.household.householdId);
    people[i] = entry.people;
    bedroomsNeeded[i] = entry.bedroomsNeeded;
    accessible[i] = entry.household.accessible ? 1 : 0;
    family[i] = entry.isFamily ? 1 : 0;
    rankClass[i] = rankClassOf(lead.person.postLevel);
    ticketHigh[i] = entry.ticketHigh;
    ticketLow[i] = entry.ticketLow;
    for (let wish = 0; wish < entry.wishes.length; wish += 1)
      preferences[i * WISHES + wish] = entry.wishes[wish] ?? -1;
    cohesion[i] = lead.unitIndex;
  }
  return {
    households: {
      count,
      ids,
      attributes: { people, bedroomsNeeded, accessible, family, rankClass },
      band: bands(candidates, policy),
      ticketHigh,
      ticketLow,
      preferences,
      preferenceCount: WISHES,
      cohesion,
    },
    homes: homeColumns(stock, free),
    towers: stock.towers,
  };
}

/** Towers a household may name; `Household.towerPreferences` holds no more. */
const WISHES = 3;

/** The priority terms of the policy, packed into one number: a smaller band is served first. */
function bands(candidates: readonly Candidate[], policy: HousingPolicy): Uint32Array {
  const band = new Uint32Array(candidates.length);
  for (const term of policy.priority) {
    const values = candidates.map((candidate) => termValue(term, candidate));
    let size = 1;
    for (const value of values) if (value >= size) size = value + 1;
    for (let i = 0; i < values.length; i += 1) band[i] = (band[i] ?? 0) * size + (values[i] ?? 0);
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
      return entry.isFamily ? 0 : 1;
    case "singles_first":
      return entry.isFamily ? 1 : 0;
    default:
      return assertNever(term);
  }
}
