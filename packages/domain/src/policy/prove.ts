import type { CostComponent } from "../allowance/index.ts";
import { competencyFlaws, type CompetencyFlaw } from "../competency/index.ts";
import { err, hashOf, ok, type LocalDate, type PolicyId, type Result } from "../kernel/index.ts";
import {
  proveScreening,
  type ScreeningCertificate,
  type ScreeningFlaw,
} from "../screening/index.ts";
import type { Policy } from "./policy.ts";
import { sourceFlaws, type SourceFlaw } from "./sources.ts";

/** One reason why a policy is not accepted, with what is needed to find it. */
export type PolicyFlaw =
  | ScreeningFlaw
  | CompetencyFlaw
  | SourceFlaw
  | { readonly kind: "term_reversed"; readonly from: LocalDate; readonly until: LocalDate }
  | { readonly kind: "component_doubled"; readonly component: string }
  | { readonly kind: "housing_rule_doubled"; readonly rule: string }
  | {
      readonly kind: "rate_dates_reversed";
      readonly component: string;
      readonly from: LocalDate;
      readonly until: LocalDate;
    }
  /** Two rates of one component are in force on this day. */
  | { readonly kind: "rates_overlap"; readonly component: string; readonly on: LocalDate }
  | {
      readonly kind: "expected_range_reversed";
      readonly component: string;
      readonly from: LocalDate;
    };

/** That a policy holds together, and what was gone through to know it. */
export type PolicyCertificate = {
  readonly policyId: PolicyId;
  /** SHA-256 of the policy's canonical form. */
  readonly hash: string;
  readonly screening: ScreeningCertificate;
  readonly competency: {
    readonly competencies: number;
    readonly postLevels: number;
    readonly modules: number;
  };
  readonly rates: number;
};

/** The policy checks itself; every flaw at once, each with its witness. */
export function provePolicy(policy: Policy): Result<PolicyCertificate, readonly PolicyFlaw[]> {
  const { screening: rules, competency, housing, waves, allowance, disclosure, sources } = policy;
  const screening = proveScreening(rules);
  const flaws: PolicyFlaw[] = [
    ...termFlaws(policy),
    ...(screening.ok ? [] : screening.error),
    ...competencyFlaws(competency),
    ...doubled(housing.rules.map(({ id }) => id)).map((rule): PolicyFlaw => ({
      kind: "housing_rule_doubled",
      rule,
    })),
    ...doubled(allowance.components.map(({ code }) => code)).map((component): PolicyFlaw => ({
      kind: "component_doubled",
      component,
    })),
    ...allowance.components.flatMap(rateFlaws),
    ...sourceFlaws(
      { screening: rules, competency, housing, waves, allowance, disclosure },
      sources,
    ),
  ];
  if (flaws.length > 0 || !screening.ok) return err(flaws);
  const { competencies, standards, training } = competency;
  return ok({
    policyId: policy.id,
    hash: hashOf(policy),
    screening: screening.value,
    competency: {
      competencies: competencies.length,
      postLevels: Object.keys(standards).length,
      modules: training.modules.length,
    },
    rates: allowance.components.reduce((sum, { rates }) => sum + rates.length, 0),
  });
}

function termFlaws({ inForceFrom: from, inForceUntil: until }: Policy): readonly PolicyFlaw[] {
  return until !== null && until < from ? [{ kind: "term_reversed", from, until }] : [];
}

function rateFlaws({ code: component, rates }: CostComponent): readonly PolicyFlaw[] {
  return rates.flatMap(({ from, until, amount }, index): readonly PolicyFlaw[] => {
    const flaws: PolicyFlaw[] = [];
    if (until !== null && until < from)
      flaws.push({ kind: "rate_dates_reversed", component, from, until });
    if (amount.kind === "expected" && amount.high < amount.low)
      flaws.push({ kind: "expected_range_reversed", component, from });
    for (const other of rates.slice(index + 1)) {
      const on = from > other.from ? from : other.from;
      const both = (until === null || on <= until) && (other.until === null || on <= other.until);
      if (both) flaws.push({ kind: "rates_overlap", component, on });
    }
    return flaws;
  });
}

function doubled(codes: readonly string[]): readonly string[] {
  return codes.filter((code, index) => codes.indexOf(code) !== index);
}
