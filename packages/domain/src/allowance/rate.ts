import type { LocalDate } from "../kernel/index.ts";
import type { Amount, CostComponent } from "./policy.ts";

/** The amount in force for a component on a day; null when no rate covers the day. */
export function amountOn(component: CostComponent, day: LocalDate): Amount | null {
  const rate = component.rates.find(
    ({ from, until }) => from <= day && (until === null || day <= until),
  );
  return rate?.amount ?? null;
}
