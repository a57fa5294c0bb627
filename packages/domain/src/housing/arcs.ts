import type { Types } from "./collapse.ts";
import { at, itemOf } from "./ints.ts";
import type { HousingRule } from "./policy.ts";
import { FORBIDDEN, misfitOf } from "./rule.ts";

/** One rule over groups instead of values, and for each group of household the classes it allows. */
type CompiledRule = {
  readonly householdAxis: number;
  readonly homeAxis: number;
  /** Misfit by household group and home group: `misfit[household * homeGroups + home]`. */
  readonly misfit: Int32Array;
  readonly homeGroups: number;
  /** Bit set of classes for each household group, with the words that are not empty. */
  readonly allowed: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
};

export type Arcs = {
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly cost: Int32Array;
};

/** All pairs of profile and class that the rules allow, or how many there were at the limit. */
export function arcsOf(
  households: Types,
  homes: Types,
  rules: readonly HousingRule[],
  limit: number,
): Arcs | { readonly tooMany: number } {
  const words = (homes.count + 31) >>> 5;
  const compiled = rules.map((rule) => compileRule(rule, households, homes, words));
  const start = new Int32Array(households.count + 1);
  let target = new Int32Array(1024);
  let cost = new Int32Array(1024);
  let count = 0;
  const everything = new Int32Array(words).fill(-1);
  if (homes.count % 32 !== 0 && words > 0) everything[words - 1] = (1 << (homes.count % 32)) - 1;
  for (let profile = 0; profile < households.count; profile++) {
    const first = profile * households.axes.length;
    const groups = compiled.map((rule) => at(households.groups, first + rule.householdAxis));
    let from = 0;
    let until = words;
    for (const [index, rule] of compiled.entries()) {
      from = Math.max(from, at(rule.from, itemOf(groups, index)));
      until = Math.min(until, at(rule.until, itemOf(groups, index)));
    }
    for (let word = from; word < until; word++) {
      let bits = at(everything, word);
      for (let index = 0; index < compiled.length && bits !== 0; index++) {
        bits &= at(itemOf(compiled, index).allowed, itemOf(groups, index) * words + word);
      }
      for (; bits !== 0; bits &= bits - 1) {
        const home = word * 32 + 31 - Math.clz32(bits & -bits);
        if (count === target.length) {
          if (count >= limit) return { tooMany: count };
          target = grown(target);
          cost = grown(cost);
        }
        target[count] = home;
        cost[count++] = misfitOfPair(compiled, groups, homes, home);
      }
    }
    sortByCost(target, cost, at(start, profile), count);
    start[profile + 1] = count;
  }
  return { start, target: target.slice(0, count), cost: cost.slice(0, count) };
}

function compileRule(
  rule: HousingRule,
  households: Types,
  homes: Types,
  words: number,
): CompiledRule {
  const householdAxis = households.axes.findIndex((axis) => axis.attribute === rule.household);
  const homeAxis = homes.axes.findIndex((axis) => axis.attribute === rule.home);
  const householdValues = itemOf(households.axes, householdAxis).values;
  const homeValues = itemOf(homes.axes, homeAxis).values;
  const homeGroups = homeValues.length;
  const misfit = new Int32Array(householdValues.length * homeGroups);
  const allowed = new Int32Array(householdValues.length * words);
  const from = new Int32Array(householdValues.length).fill(words);
  const until = new Int32Array(householdValues.length);
  for (const [group, household] of householdValues.entries()) {
    for (const [homeGroup, home] of homeValues.entries()) {
      misfit[group * homeGroups + homeGroup] = misfitOf(rule, household, home);
    }
    for (let type = 0; type < homes.count; type++) {
      const homeGroup = at(homes.groups, type * homes.axes.length + homeAxis);
      if (at(misfit, group * homeGroups + homeGroup) === FORBIDDEN) continue;
      const word = type >>> 5;
      const place = group * words + word;
      allowed[place] = at(allowed, place) | (1 << (type & 31));
      from[group] = Math.min(at(from, group), word);
      until[group] = word + 1;
    }
  }
  return { householdAxis, homeAxis, misfit, homeGroups, allowed, from, until };
}

function misfitOfPair(
  rules: readonly CompiledRule[],
  groups: readonly number[],
  homes: Types,
  home: number,
): number {
  let sum = 0;
  const first = home * homes.axes.length;
  for (let index = 0; index < rules.length; index++) {
    const rule = itemOf(rules, index);
    const homeGroup = at(homes.groups, first + rule.homeAxis);
    sum += at(rule.misfit, itemOf(groups, index) * rule.homeGroups + homeGroup);
  }
  return sum;
}

/** Classes come in ascending order; a stable insertion keeps that order among equal misfits. */
function sortByCost(target: Int32Array, cost: Int32Array, begin: number, end: number): void {
  for (let place = begin + 1; place < end; place++) {
    const home = at(target, place);
    const misfit = at(cost, place);
    let to = place;
    for (; to > begin && at(cost, to - 1) > misfit; to--) {
      target[to] = at(target, to - 1);
      cost[to] = at(cost, to - 1);
    }
    target[to] = home;
    cost[to] = misfit;
  }
}

function grown(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}
