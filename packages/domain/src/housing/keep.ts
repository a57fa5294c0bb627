import { ok, type Result } from "../kernel/index.ts";
import { allocateHomes } from "./allocate.ts";
import { at, atUnsigned, itemOf } from "./ints.ts";
import { columnOf } from "./collapse.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HomeColumns, HouseholdColumns, HousingProblem } from "./problem.ts";
import type { HousingRefusal } from "./refusal.ts";

/** Everybody stays who lives in a valid home; the others are allocated the homes that are left. */
export function keepHomes(
  problem: HousingProblem,
  policy: HousingPolicy,
  valid: Int32Array,
): Result<{ readonly homeOf: Int32Array; readonly fewestMoves: null }, HousingRefusal> {
  const taken = new Set(valid);
  const people = indexesWhere(problem.households.count, (index) => at(valid, index) < 0);
  const stock = indexesWhere(problem.homes.count, (index) => !taken.has(index));
  const rest = {
    households: pickHouseholds(problem.households, people),
    homes: pickHomes(problem.homes, stock),
    towers: problem.towers,
  };
  const allocated = allocateHomes(rest, withUsedQuotas(problem, policy, valid));
  if (!allocated.ok) return allocated;
  const homeOf = valid.slice();
  for (const [place, household] of people.entries()) {
    const home = at(allocated.value.homeOf, place);
    if (home >= 0) homeOf[household] = at(stock, home);
  }
  return ok({ homeOf, fewestMoves: null });
}

/** Quotas less what those who stay use of them. */
function withUsedQuotas(
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
  valid: Int32Array,
): HousingPolicy {
  const quotas = (policy.quotas ?? []).map((quota) => {
    const column = columnOf(
      (quota.side === "home" ? homes : households).attributes,
      quota.attribute,
    );
    let used = 0;
    for (const [household, home] of valid.entries()) {
      const value = column[quota.side === "home" ? home : household];
      if (home >= 0 && value !== undefined && quota.oneOf.includes(value)) used++;
    }
    return { ...quota, atMost: Math.max(0, quota.atMost - used) };
  });
  return { ...policy, quotas };
}

function indexesWhere(count: number, holds: (index: number) => boolean): Int32Array {
  const found = new Int32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) if (holds(index)) found[length++] = index;
  return found.slice(0, length);
}

function pickHouseholds(from: HouseholdColumns, members: Int32Array): HouseholdColumns {
  const { preferenceCount: wishes } = from;
  const preferences = new Int32Array(members.length * wishes);
  for (const [place, member] of members.entries()) {
    preferences.set(
      from.preferences.subarray(member * wishes, (member + 1) * wishes),
      place * wishes,
    );
  }
  return {
    count: members.length,
    ids: Array.from(members, (member) => itemOf(from.ids, member)),
    attributes: pickAttributes(from.attributes, members),
    band: pickUnsigned(from.band, members),
    ticketHigh: pickUnsigned(from.ticketHigh, members),
    ticketLow: pickUnsigned(from.ticketLow, members),
    cohesion: pickUnsigned(from.cohesion, members),
    preferences,
    preferenceCount: wishes,
  };
}

function pickHomes(from: HomeColumns, members: Int32Array): HomeColumns {
  return {
    count: members.length,
    ids: Array.from(members, (member) => itemOf(from.ids, member)),
    attributes: pickAttributes(from.attributes, members),
    tower: pickUnsigned(from.tower, members),
    floor: Uint16Array.from(members, (member) => from.floor[member] ?? 0),
  };
}

function pickUnsigned(from: Uint32Array, members: Int32Array): Uint32Array {
  return Uint32Array.from(members, (member) => atUnsigned(from, member));
}

function pickAttributes(
  from: Readonly<Record<string, Uint16Array>>,
  members: Int32Array,
): Record<string, Uint16Array> {
  return Object.fromEntries(
    Object.entries(from).map(([name, column]) => [
      name,
      Uint16Array.from(members, (member) => column[member] ?? 0),
    ]),
  );
}
