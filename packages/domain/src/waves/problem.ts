import type { HouseholdColumns, HousingPolicy, HousingProblem } from "../housing/index.ts";
import { assertNever } from "../kernel/index.ts";
import type { Candidates } from "./candidates.ts";
import { columnsOf, WISHES } from "./columns.ts";
import { rankClassOf, sexNumber, type MovingHousehold } from "./households.ts";
import { homeColumns, type ReadyStock } from "./stock.ts";

/**
 * The columns of one wave's allocation. Attribute names are those the housing rules use:
 * households `people`, `bedroomsNeeded`, `accessible`, `family`, `rankClass`, `sex`; homes `bedrooms`,
 * `accessible`, `areaM2`, `floor`.
 */
export function housingProblem(
  candidates: Candidates,
  stock: ReadyStock,
  free: readonly number[],
  policy: HousingPolicy,
  isCore: ((place: number) => boolean) | null,
): HousingProblem {
  return {
    households:
      isCore === null
        ? rememberedColumns(candidates, policy)
        : householdColumns(candidates, policy, isCore),
    homes: homeColumns(stock, free),
    towers: stock.towers,
  };
}

type Remembered = {
  readonly candidates: Candidates;
  readonly priority: string;
  readonly columns: HouseholdColumns;
};

/** Columns of the last few waves that were asked for, by the list of moving households. */
const remembered = new WeakMap<readonly MovingHousehold[], Remembered[]>();
const MOST_REMEMBERED = 8;

/**
 * A lever that leaves the earlier waves as they were leaves their candidates too: the very same
 * columns then, about which the allocation knows already what it has found out. Another priority
 * changes the bands only.
 */
function rememberedColumns(candidates: Candidates, policy: HousingPolicy): HouseholdColumns {
  const known = remembered.get(candidates.moving) ?? [];
  const priority = policy.priority.join();
  const same = known.filter((entry) => areSame(entry.candidates, candidates));
  const found = same.find((entry) => entry.priority === priority);
  if (found !== undefined) return found.columns;
  const [other] = same;
  const columns =
    other === undefined
      ? householdColumns(candidates, policy, null)
      : { ...other.columns, band: bandsOf(candidates, policy, null) };
  const fresh = { candidates, priority, columns };
  remembered.set(candidates.moving, [fresh, ...known].slice(0, MOST_REMEMBERED));
  return columns;
}

function areSame(a: Candidates, b: Candidates): boolean {
  if (a.index.length !== b.index.length || a.partial.size !== b.partial.size) return false;
  for (let i = 0; i < a.index.length; i += 1) if (a.index[i] !== b.index[i]) return false;
  for (const [place, movers] of a.partial) {
    const others = b.partial.get(place);
    if (others?.length !== movers.length || !movers.every((mover, i) => mover === others[i]))
      return false;
  }
  return true;
}

function householdColumns(
  candidates: Candidates,
  policy: HousingPolicy,
  isCore: ((place: number) => boolean) | null,
): HouseholdColumns {
  const all = columnsOf(candidates.moving);
  const { index } = candidates;
  const lead = leadColumns(candidates);
  const preferences = new Int32Array(index.length * WISHES);
  for (let i = 0; i < index.length; i += 1) {
    const from = (index[i] ?? 0) * WISHES;
    for (let wish = 0; wish < WISHES; wish += 1)
      preferences[i * WISHES + wish] = all.wishes[from + wish] ?? -1;
  }
  const family = small(all.family, index);
  return {
    count: index.length,
    ids: Array.from(index, (place) => all.ids[place] ?? none()),
    attributes: {
      people: small(all.people, index),
      bedroomsNeeded: small(all.bedroomsNeeded, index),
      accessible: small(all.accessible, index),
      family,
      rankClass: lead.rankClass,
      sex: lead.sex,
    },
    band: packed(policy, { ...lead, family }, isCore, index),
    ticketHigh: wide(all.ticketHigh, index),
    ticketLow: wide(all.ticketLow, index),
    preferences,
    preferenceCount: WISHES,
    cohesion: lead.unitIndex,
  };
}

type LeadColumns = {
  readonly rankClass: Uint16Array;
  /** 1 male, 2 female: who shares a home lives apart by it. */
  readonly sex: Uint16Array;
  readonly unitIndex: Uint32Array;
  readonly classIndex: Uint32Array;
  readonly unitRank: Uint32Array;
};

/** What a household has from its best placed member who can move on the day. */
function leadColumns({ moving, index, partial }: Candidates): LeadColumns {
  const all = columnsOf(moving);
  const lead = {
    rankClass: small(all.rankClass, index),
    sex: small(all.sex, index),
    unitIndex: wide(all.unitIndex, index),
    classIndex: wide(all.classIndex, index),
    unitRank: wide(all.unitRank, index),
  };
  if (partial.size === 0) return lead;
  for (let i = 0; i < index.length; i += 1) {
    const mover = partial.get(index[i] ?? -1)?.[0];
    if (mover === undefined) continue;
    lead.rankClass[i] = rankClassOf(mover.person.postLevel);
    lead.sex[i] = sexNumber(mover.person.sex);
    lead.unitIndex[i] = mover.unitIndex;
    lead.classIndex[i] = mover.classIndex;
    lead.unitRank[i] = mover.unitRank;
  }
  return lead;
}

/** The priority band of each candidate. */
export function bandsOf(
  candidates: Candidates,
  policy: HousingPolicy,
  isCore: ((place: number) => boolean) | null,
): Uint32Array {
  const { moving, index } = candidates;
  const family = small(columnsOf(moving).family, index);
  return packed(policy, { ...leadColumns(candidates), family }, isCore, index);
}

/** The priority terms of the policy, packed into one number: a smaller band is served first. */
function packed(
  { priority }: HousingPolicy,
  columns: LeadColumns & { readonly family: Uint16Array },
  isCore: ((place: number) => boolean) | null,
  index: Int32Array,
): Uint32Array {
  const band = new Uint32Array(index.length);
  const pack = (values: Uint16Array | Uint32Array) => {
    let size = 1;
    for (const value of values) if (value >= size) size = value + 1;
    for (let i = 0; i < values.length; i += 1) band[i] = (band[i] ?? 0) * size + (values[i] ?? 0);
  };
  const core = isCore === null ? null : Uint16Array.from(index, (place) => (isCore(place) ? 0 : 1));
  // Working cores come right after the legal class, or first where the policy has no classes.
  if (core !== null && priority[0] !== "screening_class") pack(core);
  for (const [place, term] of priority.entries()) {
    switch (term) {
      case "screening_class":
        pack(columns.classIndex);
        if (core !== null && place === 0) pack(core);
        break;
      case "unit_order":
        pack(columns.unitRank);
        break;
      case "families_first":
        pack(columns.family.map((family) => 1 - family));
        break;
      case "singles_first":
        pack(columns.family);
        break;
      default:
        assertNever(term);
    }
  }
  return band;
}

function small(column: Uint16Array, index: Int32Array): Uint16Array {
  const chosen = new Uint16Array(index.length);
  for (let i = 0; i < index.length; i += 1) chosen[i] = column[index[i] ?? 0] ?? 0;
  return chosen;
}

function wide(column: Uint32Array, index: Int32Array): Uint32Array {
  const chosen = new Uint32Array(index.length);
  for (let i = 0; i < index.length; i += 1) chosen[i] = column[index[i] ?? 0] ?? 0;
  return chosen;
}

function none(): never {
  throw new RangeError("A candidate is not among the moving households");
}
