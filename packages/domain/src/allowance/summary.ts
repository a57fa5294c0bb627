import { compareText } from "../kernel/index.ts";
import type { CostSummary, CostTotal, HouseholdCost } from "./result.ts";
import { addTotals, NOTHING, totalOfLines } from "./total.ts";

/** Sums of all households: in all, by component, by wave and by institution. */
export function summariseCosts(costs: readonly HouseholdCost[]): CostSummary {
  const byComponent = new Map<string, CostTotal>();
  for (const cost of costs)
    for (const line of cost.lines) add(byComponent, line.component, totalOfLines([line]));
  return {
    total: costs.reduce((sum, cost) => addTotals(sum, cost.total), NOTHING),
    byComponent: entries(byComponent).map(([component, total]) => ({ component, total })),
    byWave: entries(sums(costs, (cost) => cost.waveId)).map(([waveId, total]) => ({
      waveId,
      total,
    })),
    byInstitution: entries(sums(costs, (cost) => cost.institutionCode)).map(
      ([institutionCode, total]) => ({ institutionCode, total }),
    ),
  };
}

function sums<K extends string>(
  costs: readonly HouseholdCost[],
  key: (cost: HouseholdCost) => K,
): Map<K, CostTotal> {
  const totals = new Map<K, CostTotal>();
  for (const cost of costs) add(totals, key(cost), cost.total);
  return totals;
}

function add<K>(totals: Map<K, CostTotal>, key: K, total: CostTotal): void {
  totals.set(key, addTotals(totals.get(key) ?? NOTHING, total));
}

function entries<K extends string>(totals: ReadonlyMap<K, CostTotal>): [K, CostTotal][] {
  return [...totals].toSorted(([a], [b]) => compareText(a, b));
}
