import { cp, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { domainFolder, domainManifest } from "../reference/subpaths.ts";
import { outputOf } from "./run.ts";

/** A project outside this repository that has installed the packed domain and nothing else. */
export type BareProject = {
  readonly folder: string;
  /** The package as it was installed. */
  readonly installed: string;
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** The repository, for its tools only. */
export const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/**
 * Packs the domain as it would be published and installs it with npm, without any network: its two
 * dependencies come as tarballs of the folders that this workspace has installed.
 */
export async function bareProject(): Promise<BareProject> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "stranger-")));
  const tarballs = join(folder, "tarballs");
  await mkdir(tarballs);
  await outputOf("pnpm", ["pack", "--pack-destination", tarballs], domainFolder);
  const { dependencies } = await domainManifest();
  for (const name of Object.keys(dependencies)) await tarballOf(name, tarballs);
  const packed = (await readdir(tarballs)).find((name) => name.startsWith("pindah-domain-"));
  if (packed === undefined) throw new Error("pnpm pack wrote no tarball");
  const manifest = {
    name: "stranger",
    private: true,
    type: "module",
    dependencies: {
      "@pindah/domain": `file:tarballs/${packed}`,
      ...Object.fromEntries(
        Object.keys(dependencies).map((name) => [name, `file:tarballs/${fileName(name)}`]),
      ),
    },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const cache = join(folder, "npm-cache");
  await outputOf(
    "npm",
    ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", cache],
    folder,
  );
  return {
    folder,
    installed: join(folder, "node_modules/@pindah/domain"),
    write: async (name, text) => {
      await writeFile(join(folder, name), text);
    },
    remove: async () => {
      await rm(folder, { recursive: true });
    },
  };
}

/** One installed dependency as npm would have downloaded it. */
async function tarballOf(name: string, tarballs: string): Promise<void> {
  const source = await realpath(join(domainFolder, "node_modules", name));
  const copy = join(tarballs, "..", `copy-of-${fileName(name)}`);
  await cp(source, join(copy, "package"), { recursive: true, dereference: true });
  await outputOf("tar", ["-czf", join(tarballs, fileName(name)), "-C", copy, "package"], tarballs);
  await rm(copy, { recursive: true });
}

function fileName(name: string): string {
  return `${name.replaceAll(/[^a-z]/g, "-")}.tgz`;
}
