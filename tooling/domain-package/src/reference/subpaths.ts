import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The folder of the domain. */
export const domainFolder = fileURLToPath(new URL("../../../../packages/domain/", import.meta.url));

const Target = z.union([z.string(), z.strictObject({ types: z.string(), default: z.string() })]);
const Manifest = z.looseObject({
  version: z.string(),
  exports: z.record(z.string(), z.string()),
  publishConfig: z.looseObject({ exports: z.record(z.string(), Target) }),
  dependencies: z.record(z.string(), z.string()),
});

/** The manifest of the domain as it stands in the workspace. */
export async function domainManifest(): Promise<z.infer<typeof Manifest>> {
  return Manifest.parse(JSON.parse(await readFile(`${domainFolder}package.json`, "utf8")));
}

/** A public door of the package: `./housing` is `src/housing/index.ts`. */
export type Subpath = { readonly subpath: string; readonly source: string };

/** The doors that are published. Those that serve the tests of this repository are not. */
export async function publishedSubpaths(): Promise<readonly Subpath[]> {
  const { exports } = await domainManifest();
  return Object.entries(exports)
    .filter(([, source]) => source.endsWith(".ts") && !source.endsWith("testing.ts"))
    .map(([subpath, source]) => ({ subpath, source }));
}
