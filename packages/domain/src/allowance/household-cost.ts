import { assertNever, type InstitutionCode, type LocalDate, type WaveId } from "../kernel/index.ts";
import type { Household, Person } from "../registry/index.ts";
import type { AllowancePolicy, CostBasis, CostComponent } from "./policy.ts";
import { amountOn } from "./rate.ts";
import type { CostLine, HouseholdCost } from "./result.ts";
import { totalOfLines } from "./total.ts";

/** One household that moves: who is paid for, and when. */
export type CostCase = {
  readonly household: Household;
  /** Members whose own post moves, the leading one first. */
  readonly movers: readonly [Person, ...Person[]];
  readonly institutionCode: InstitutionCode;
  readonly waveId: WaveId;
  readonly movesOn: LocalDate;
};

/**
 * What one household's move costs, line by line, at the rates of the day of the move.
 *
 * Whole rupiah. A component without a figure stays in the sum as "not decided"; one that is only
 * expected enters as a range. Nobody beyond the covered members is paid for.
 *
 * Source: PMK 113/PMK.05/2012 as amended by PMK 119/2023; docs/rules/allowance.md.
 */
export function householdCost(cost: CostCase, policy: AllowancePolicy): HouseholdCost {
  const lines = policy.components.map((component) => costLine(component, cost, policy));
  return {
    householdId: cost.household.householdId,
    waveId: cost.waveId,
    institutionCode: cost.institutionCode,
    lines,
    total: totalOfLines(lines),
  };
}

function costLine(component: CostComponent, cost: CostCase, policy: AllowancePolicy): CostLine {
  const count = countFor(component.basis, cost, policy);
  const quantity = usesQuantity(component.basis) ? component.quantity : 1;
  const amount = amountOn(component, cost.movesOn);
  const line = { component: component.code, count: count ?? 0, quantity };
  if (amount === null || count === null)
    return { ...line, kind: "no_rate_on_that_day", unitLow: 0, unitHigh: 0, low: 0, high: 0 };
  if (amount.kind === "not_decided")
    return { ...line, kind: "not_decided", unitLow: 0, unitHigh: 0, low: 0, high: 0 };
  const [unitLow, unitHigh] =
    amount.kind === "decided" ? [amount.rupiah, amount.rupiah] : [amount.low, amount.high];
  const times = count * quantity;
  return {
    ...line,
    kind: amount.kind,
    unitLow,
    unitHigh,
    low: unitLow * times,
    high: unitHigh * times,
  };
}

function usesQuantity(basis: CostBasis): boolean {
  return basis === "per_traveller_day" || basis === "per_month";
}

/** How many of its basis a component counts; null when the policy has no entry for the case. */
function countFor(basis: CostBasis, cost: CostCase, policy: AllowancePolicy): number | null {
  switch (basis) {
    case "per_household":
      return 1;
    case "per_person":
    case "per_month":
      return cost.movers.length;
    case "per_traveller":
    case "per_traveller_day":
      return travellers(cost, policy);
    case "per_cubic_metre":
      return freightCubicMetres(cost, policy);
    default:
      return assertNever(basis);
  }
}

function travellers({ household, movers }: CostCase, { covered }: AllowancePolicy): number {
  const spouse = household.spouse && movers.length === 1 ? 1 : 0;
  return (
    movers.length +
    Math.min(spouse, covered.spouse) +
    Math.min(household.children, covered.children) +
    Math.min(household.helper ? 1 : 0, covered.helper)
  );
}

/** Freight by the leading member's grade group and the family; PMK 113/PMK.05/2012, annex. */
function freightCubicMetres(
  { household, movers }: CostCase,
  { freight, pppkGradeGroups }: AllowancePolicy,
): number | null {
  const [lead] = movers;
  const group =
    lead.employment === "pppk" ? pppkGradeGroups[lead.grade] : lead.grade.split("/").at(0);
  const row = freight.find((entry) => entry.gradeGroup === group);
  if (row === undefined) return null;
  if (household.children > 0) return row.familyWithChildren;
  return household.spouse || movers.length > 1 ? row.familyWithoutChildren : row.single;
}
