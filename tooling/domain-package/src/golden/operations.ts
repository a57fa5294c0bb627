import { amountsOf } from "./operations/allowance.ts";
import { disclosureOf } from "./operations/disclosure.ts";
import { housingOf } from "./operations/housing.ts";
import { kernelOf } from "./operations/kernel.ts";
import { objectionsOf } from "./operations/objections.ts";
import { peopleOf } from "./operations/competency.ts";
import { plansOf } from "./operations/plan.ts";
import { tablesOf } from "./operations/policy.ts";
import { unitsOf } from "./operations/screening.ts";
import { wavesOf } from "./operations/waves.ts";
import type { Operation } from "./operations/operation.ts";

/** What a case can ask for, by the name that stands in its `input.json`. */
export const operations: Readonly<Record<string, Operation>> = {
  ...kernelOf,
  ...tablesOf,
  ...unitsOf,
  ...peopleOf,
  ...housingOf,
  ...wavesOf,
  ...amountsOf,
  ...disclosureOf,
  ...objectionsOf,
  ...plansOf,
};

/** Runs one operation of this package. Throws on an unknown operation or an input of another shape. */
export function runOperation(name: string, input: unknown): unknown {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw new Error(`No operation is called ${name}`);
  return operation(input);
}
