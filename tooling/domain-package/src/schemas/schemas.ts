import { join } from "node:path";
import { z } from "zod";
import { publicExports } from "../reference/public-exports.ts";
import { domainFolder, publishedSubpaths } from "../reference/subpaths.ts";

/** The folder of the generated schemas. */
export const schemasFolder = join(domainFolder, "schemas");

type Contract = {
  readonly name: string;
  readonly subpath: string;
  readonly schema: z.ZodType;
  readonly doc: string;
};

/**
 * Each contract that has a file of its own: what is handed to the rules, and what is published.
 * All others stand inside these, under `$defs`.
 */
const withOwnFile = [
  "Dataset",
  "Identity",
  "UnitChange",
  "UnitMove",
  "Policy",
  "ScreeningPolicy",
  "CompetencyPolicy",
  "HousingPolicy",
  "WavePolicy",
  "AllowancePolicy",
  "DisclosurePolicy",
  "ObjectionPolicy",
  "DecisionTable",
  "Indicator",
  "Measurement",
  "Office",
  "SchoolPlaces",
  "ChildProfile",
  "Scenario",
  "Lottery",
  "LotteryCommitment",
  "PublicOutcome",
  "Manifest",
  "PublicRecord",
  "ScreeningInputs",
  "UnitFingerprint",
] as const;

/** The text of every schema file by its name. The same contracts give the same bytes. */
export async function schemaFiles(): Promise<ReadonlyMap<string, string>> {
  const contracts = await allContracts();
  const registry = z.registry<{ id: string; title: string; description: string }>();
  for (const { name, schema, doc } of contracts)
    registry.add(schema, { id: name, title: name, description: doc.replaceAll(/\s*\n\s*/g, " ") });
  const files = new Map<string, string>();
  for (const name of withOwnFile) {
    const contract = contracts.find((each) => each.name === name);
    if (contract === undefined) throw new Error(`No subpath gives a schema ${name}`);
    const schema = z.toJSONSchema(contract.schema, {
      target: "draft-2020-12",
      io: "input",
      metadata: registry,
    });
    files.set(`${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  return files;
}

/** All schemas that the doors of the package give, with the comments above them. */
async function allContracts(): Promise<readonly Contract[]> {
  const found: Contract[] = [];
  for (const { subpath, source } of await publishedSubpaths()) {
    const module: unknown = await import(join(domainFolder, source));
    const docs = new Map(
      (await publicExports(join(domainFolder, source))).map(({ name, doc }) => [name, doc ?? ""]),
    );
    for (const [name, schema] of Object.entries(z.record(z.string(), z.unknown()).parse(module)))
      if (schema instanceof z.ZodType)
        found.push({ name, subpath, schema, doc: docs.get(name) ?? "" });
  }
  return found;
}
