import { Lottery, plan, planHash } from "@pindah/domain/plan";
import { Policy } from "@pindah/domain/policy";
import { Dataset } from "@pindah/domain/registry";
import { diffPlans, Scenario } from "@pindah/domain/scenario";
import { z } from "zod";
import { operation } from "./operation.ts";

const facts = { dataset: Dataset, policy: Policy, lottery: Lottery };
const PlanCase = z.strictObject({ ...facts, scenario: Scenario.nullable() });
const DiffCase = z.strictObject({
  ...facts,
  before: Scenario.nullable(),
  after: Scenario.nullable(),
});

export const plansOf = {
  plan: operation(PlanCase, ({ dataset, policy, scenario, lottery }) => {
    const result = plan(dataset, policy, scenario, lottery);
    return result.ok ? { ...result, hash: planHash(result.value) } : result;
  }),
  diff_plans: operation(DiffCase, ({ dataset, policy, before, after, lottery }) => {
    const a = plan(dataset, policy, before, lottery);
    if (!a.ok) return a;
    const b = plan(dataset, policy, after, lottery);
    return b.ok ? { ok: true, value: diffPlans(a.value, b.value) } : b;
  }),
};
