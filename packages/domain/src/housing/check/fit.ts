import type { Certificate } from "../allocation.ts";
import { at } from "../ints.ts";
import { keptInClass, type Kept } from "./quotas.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

type Fit = NonNullable<Certificate["fit"]>;

/** Extra misfit that a pair would bring to the sum, by the prices; 0 for pairs in use. */
export function extraMisfit(reading: Reading, fit: Fit, profile: number, pair: number): number {
  const price = at(fit.classPrice, at(reading.target, pair));
  return at(reading.cost, pair) + at(fit.profilePrice, profile) - price;
}

/**
 * No exchange lowers the sum of misfit: linear programming duality. With these prices no pair
 * brings less than nothing, pairs in use bring nothing, and a class priced below a free home is
 * full.
 */
export function fitViolation(reading: Reading, fit: Fit, kept: readonly Kept[]): Violation | null {
  const { allocation, profiles, classes, start, target, capacity, used } = reading;
  const { profileOf, classOf } = allocation.certificate;
  for (let profile = 0; profile < profiles; profile++) {
    for (let pair = at(start, profile); pair < at(start, profile + 1); pair++) {
      if (extraMisfit(reading, fit, profile, pair) < 0) {
        return { kind: "exchange_lowers_misfit", profile, class: at(target, pair) };
      }
    }
  }
  for (let household = 0; household < allocation.homeOf.length; household++) {
    const home = at(allocation.homeOf, household);
    if (home < 0) continue;
    const profile = at(profileOf, household);
    const price = at(fit.classPrice, at(classOf, home));
    if (at(allocation.misfit, household) + at(fit.profilePrice, profile) !== price) {
      return { kind: "holder_off_price", household };
    }
  }
  const keptOf = keptInClass(kept, classes);
  for (let type = 0; type < classes; type++) {
    const taken = at(used, type) + at(keptOf, type);
    if (at(fit.classPrice, type) > fit.freePrice) return { kind: "price_above_free", class: type };
    if (at(fit.classPrice, type) < fit.freePrice && taken !== at(capacity, type)) {
      return { kind: "priced_class_not_full", class: type };
    }
  }
  // A home kept back costs nothing wherever it is, so it must be where the price is highest.
  for (const { quota, classes: counted, homes } of kept) {
    const highest = counted.reduce(
      (most, type) => Math.max(most, at(fit.classPrice, type)),
      Number.MIN_SAFE_INTEGER,
    );
    if (counted.some((type) => at(homes, type) > 0 && at(fit.classPrice, type) !== highest)) {
      return { kind: "kept_back_wrong", quota: quota.id };
    }
  }
  return null;
}
