import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Policy } from "@pindah/domain/policy";
import { Dataset } from "@pindah/domain/registry";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readCases, type GoldenCase } from "../golden/cases.ts";
import { schemaFiles, schemasFolder } from "./schemas.ts";

test("the schemas on file are those of the contracts (else: pnpm --filter @pindah/domain-package schemas)", async () => {
  const files = await schemaFiles();
  expect((await readdir(schemasFolder)).toSorted()).toEqual([...files.keys()].toSorted());
  const stale: string[] = [];
  for (const [name, text] of files)
    if ((await readFile(join(schemasFolder, name), "utf8")) !== text) stale.push(name);
  expect(stale).toEqual([]);
});

describe("a validator that knows nothing of this code", () => {
  const validators = new Map<string, ValidateFunction>();
  const cases: GoldenCase[] = [];
  const input = (name: string): Record<string, unknown> => {
    const found = cases.find((each) => each.name === name);
    return z.record(z.string(), z.unknown()).parse(structuredClone(found?.input));
  };
  const faults = (schema: string, value: unknown): readonly string[] => {
    const validate = validators.get(schema);
    if (validate === undefined) throw new Error(`No schema ${schema}`);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  beforeAll(async () => {
    cases.push(...(await readCases()));
    for (const [name, text] of await schemaFiles()) {
      const ajv = new Ajv2020({
        strict: true,
        strictRequired: false, // keys of a record are named by `propertyNames`
        allowUnionTypes: true,
        allErrors: true,
        formats: { uri: (address: string) => URL.canParse(address) },
      });
      const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
      validators.set(name.replace(".json", ""), ajv.compile(schema));
    }
  });

  test("accepts the facts, policy, draw and scenario of the example country", () => {
    const { dataset, policy, lottery, scenario } = input("plan/south-not-known");
    expect(faults("Dataset", dataset)).toEqual([]);
    expect(faults("Policy", policy)).toEqual([]);
    expect(faults("Lottery", lottery)).toEqual([]);
    expect(faults("Scenario", scenario)).toEqual([]);
  });

  test("accepts every policy of the golden cases", () => {
    const schemaOf: Readonly<Record<string, string>> = {
      screen_units: "ScreeningPolicy",
      assess_people: "CompetencyPolicy",
      allocate_homes: "HousingPolicy",
      bedrooms_needed: "WavePolicy",
      household_cost: "AllowancePolicy",
      objection_window: "ObjectionPolicy",
    };
    const checked = cases.filter(({ operation }) => operation in schemaOf);
    expect(checked.length).toBeGreaterThan(20);
    for (const { name, operation } of checked)
      expect(faults(schemaOf[operation] ?? "", input(name)["policy"])).toEqual([]);
  });

  test("refuses a misspelt key, a level of 6 and a weight of 22.5, and says where", () => {
    const { policy } = input("screening/priority-2-with-62-points");
    const given = z
      .looseObject({ criteria: z.array(z.looseObject({})), classes: z.array(z.looseObject({})) })
      .parse(policy);
    Object.assign(given, { majorty: 60 });
    Object.assign(given.criteria[0] ?? {}, { weight: 22.5 });
    Object.assign(given.classes[0] ?? {}, { veto: { C1: 6 } });
    expect(faults("ScreeningPolicy", given)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("must NOT have additional properties"),
        "/criteria/0/weight must be integer",
        "/classes/0/veto/C1 must be <= 5",
      ]),
    );
  });

  test.each([
    ["Dataset", Dataset, "dataset"],
    ["Policy", Policy, "policy"],
  ] as const)(
    "and the code agree on %s with any one value lost or another",
    (name, schema, key) => {
      const whole = input("plan/the-example-country")[key];
      let refused = 0;
      let accepted = 0;
      for (const change of changesOf(whole)) {
        const says = faults(name, change.value).length === 0;
        expect([change.path, says]).toEqual([change.path, schema.safeParse(change.value).success]);
        if (says) accepted += 1;
        else refused += 1;
      }
      expect(refused).toBeGreaterThan(1000);
      expect(accepted).toBeGreaterThan(20);
    },
  );
});

type Change = { readonly path: string; readonly value: unknown };

/** The value with one member lost, or one leaf replaced, at every place in turn. */
function* changesOf(value: unknown, path = ""): Generator<Change> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const { path: at, value: changed } of changesOf(item, `${path}/${index}`))
        yield { path: at, value: value.with(index, changed) };
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...rest } = Object.fromEntries(Object.entries(value));
      yield { path: `${path}/${key} lost`, value: rest };
      for (const { path: at, value: changed } of changesOf(item, `${path}/${key}`))
        yield { path: at, value: { ...value, [key]: changed } };
    }
  } else {
    for (const other of [null, true, -1, 1.5, 3, "", "other text", []])
      if (other !== value) yield { path: `${path} = ${JSON.stringify(other)}`, value: other };
  }
}
