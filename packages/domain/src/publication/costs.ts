import type { CostTotal } from "../allowance/index.ts";
import { sortedBy, type Bilingual } from "../kernel/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Policy } from "../policy/index.ts";

/** A sum of rupiah, rounded to `step`; `c` when too few households stand behind it. */
export type PublicAmount =
  | {
      readonly kind: "amount";
      readonly decided: number;
      readonly low: number;
      readonly high: number;
      readonly step: number;
      readonly notDecided: readonly string[];
    }
  | { readonly kind: "c" };

/** Costs as they are published: for the whole country, rounded or hidden. */
export type PublicCosts = {
  readonly total: PublicAmount;
  readonly byComponent: readonly {
    readonly component: string;
    readonly name: Bilingual;
    readonly amount: PublicAmount;
  }[];
};

/**
 * Costs for the whole country only. A sum divided by its rate is a count, so sums are rounded to a
 * power of ten of at least five times the largest single household's amount: neither one amount
 * nor an exact number of households can be read from them.
 */
export function publicCosts(plan: Plan, policy: Policy): PublicCosts {
  const threshold = policy.disclosure.sensitiveThreshold;
  const names = new Map(policy.allowance.components.map(({ code, name }) => [code, name]));
  const totals = plan.costs.map((cost) => cost.total.high);
  return {
    total: rounded(plan.costSummary.total, totals, threshold),
    byComponent: sortedBy(plan.costSummary.byComponent, (each) => each.component).map(
      ({ component, total }) => ({
        component,
        name: names.get(component) ?? { id: component, en: component },
        amount: rounded(total, amountsOf(plan, component), threshold),
      }),
    ),
  };
}

function amountsOf(plan: Plan, component: string): readonly number[] {
  return plan.costs.flatMap(({ lines }) =>
    lines.filter((line) => line.component === component).map((line) => line.high),
  );
}

function rounded(total: CostTotal, each: readonly number[], threshold: number): PublicAmount {
  if (each.length < threshold) return { kind: "c" };
  const largest = each.reduce((most, amount) => Math.max(most, amount), 0);
  let step = 1;
  while (step < 5 * largest) step *= 10;
  const near = (amount: number) => step * Math.floor((amount + Math.floor(step / 2)) / step);
  return {
    kind: "amount",
    decided: near(total.decided),
    low: near(total.low),
    high: near(total.high),
    step,
    notDecided: total.notDecided,
  };
}
