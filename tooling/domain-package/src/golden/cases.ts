import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The folder of the cases: `<capability>/<case>/{input.json, expected.json, about.md}`. */
export const goldenFolder = fileURLToPath(
  new URL("../../../../packages/domain/golden/", import.meta.url),
);

/** Where an expectation comes from. Only `recorded` was taken from a run of this code. */
export const Origin = z.enum(["by_hand", "published", "another_implementation", "recorded"]);

const Input = z.strictObject({ operation: z.string().min(1), input: z.json() });
const Expected = z.strictObject({ origin: Origin, output: z.json() });

export type GoldenCase = {
  /** `<capability>/<case>`. */
  readonly name: string;
  readonly operation: string;
  readonly input: z.infer<typeof Input>["input"];
  readonly origin: z.infer<typeof Origin>;
  readonly output: z.infer<typeof Expected>["output"];
  readonly about: string;
};

/** All cases by name. Throws on a case that lacks a file or has one of another shape. */
export async function readCases(folder: string = goldenFolder): Promise<readonly GoldenCase[]> {
  const names = (await foldersIn(folder)).map(async (capability) =>
    (await foldersIn(join(folder, capability))).map((name) => `${capability}/${name}`),
  );
  return await Promise.all(
    (await Promise.all(names)).flat().map(async (name) => {
      const { operation, input } = Input.parse(await json(join(folder, name, "input.json")));
      const { origin, output } = Expected.parse(await json(join(folder, name, "expected.json")));
      const about = await readFile(join(folder, name, "about.md"), "utf8");
      return { name, operation, input, origin, output, about };
    }),
  );
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}
