import { add, at, atUnsigned, itemOf } from "../ints.ts";
import { cellTable } from "./cells.ts";
import { householdQuotas, type Kept } from "./quotas.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

/** Where preference comes first: each in turn took the best home that was free. */
export function turnsViolation(reading: Reading, kept: readonly Kept[]): Violation | null {
  const { problem, allocation, start, target } = reading;
  const { profileOf, classOf } = allocation.certificate;
  const { preferences, preferenceCount } = problem.households;
  const cells = cellTable(reading);
  const left = cells.homes.slice();
  const open = reading.capacity.slice();
  for (const { quota, classes, homes, sum } of kept.toSorted(
    (a, b) => a.classes.length - b.classes.length,
  )) {
    let rest = sum;
    for (const type of classes.toReversed()) {
      const taken = Math.min(rest, at(open, type));
      if (at(homes, type) !== taken) return { kind: "kept_back_wrong", quota: quota.id };
      add(open, type, -taken);
      rest -= taken;
    }
  }
  const quotas = householdQuotas(reading);
  if ("kind" in quotas) return quotas;
  const firstIn = (profile: number, tower: number): number => {
    for (let pair = at(start, profile); pair < at(start, profile + 1); pair++) {
      const cell = cells.cellAt(at(target, pair), tower);
      if (cell >= 0 && at(open, at(target, pair)) > 0 && at(left, cell) > 0) return cell;
    }
    return -1;
  };
  for (let rank = 0; rank < allocation.order.length; rank++) {
    const household = atUnsigned(allocation.order, rank);
    const home = at(allocation.homeOf, household);
    const profile = at(profileOf, household);
    const usedUp = quotas.usedUp(household);
    if (home >= 0) quotas.count(household);
    let best = -1;
    let wish = 0;
    const choices = usedUp ? 0 : preferenceCount;
    for (let choice = 0; choice < choices && best < 0; choice++) {
      const tower = at(preferences, household * preferenceCount + choice);
      if (tower >= 0) best = firstIn(profile, tower);
      wish = choice + 1;
    }
    if (best < 0 && !usedUp) {
      for (let pair = at(start, profile); pair < at(start, profile + 1) && best < 0; pair++) {
        const type = at(target, pair);
        if (at(open, type) === 0) continue;
        best = itemOf(cells.ofClass, type).find((cell) => at(left, cell) > 0) ?? -1;
      }
      wish = 0;
    }
    const own = home < 0 ? -1 : at(cells.cellOfHome, home);
    if (own !== best) {
      return home < 0
        ? { kind: "waits_though_home_in_reach", household }
        : wish > 0
          ? { kind: "better_wish_possible", household, wish }
          : { kind: "better_class_possible", household, class: at(classOf, home) };
    }
    if (home < 0) continue;
    add(left, own, -1);
    add(open, at(classOf, home), -1);
  }
  return null;
}
