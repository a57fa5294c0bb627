import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Account, ApiClient } from "./api-client.ts";
import { root } from "./build.ts";
import { outputOf } from "./output.ts";

/** How long the public files of the plan of record may take after the API is ready. */
const releaseMs = 300_000;

const renderer = join(root, "apps/transparency/dist/render.js");

export type SitePlace = {
  readonly releasesFolder: string;
  readonly siteFolder: string;
};

/**
 * Waits for the public files of the plan of record and sees to it that the site in `siteFolder` is
 * rendered from them by the renderer as it is now. Returns why there is no site, if there is none.
 */
export async function renderedSite(
  client: ApiClient,
  accounts: readonly Account[],
  { releasesFolder, siteFolder }: SitePlace,
): Promise<string | null> {
  const publisher = accounts.find(({ role }) => role === "publisher");
  if (publisher === undefined) {
    return existsSync(siteFolder) ? null : "this database has no demonstration accounts";
  }
  const { signInName, password } = publisher;
  await client.access.signIn.mutate({ signInName, password });
  const release = await publishedRelease(client);
  await client.access.signOut.mutate({});
  if (release === undefined) return "no plan has been approved yet";
  if (release.state !== "published") return `the public files are ${release.state}`;

  const stamp = createHash("sha256")
    .update(await readFile(renderer))
    .update(release.releaseId)
    .digest("hex");
  const stampFile = `${siteFolder}.stamp`;
  const known = await readFile(stampFile, "utf8").catch(() => undefined);
  if (known === stamp && existsSync(siteFolder)) return null;
  const archive = join(releasesFolder, "public");
  const folder = join(archive, "rilis", release.releaseId);
  const { code, output } = await outputOf(
    process.execPath,
    [renderer, "--release", folder, "--archive", archive, "--out", siteFolder],
    root,
  );
  if (code !== 0) return `its renderer ended with exit code ${code}: ${output.trim()}`;
  await writeFile(stampFile, stamp);
  return null;
}

/** The latest release that is signed; while there is none, the one that is on its way. */
async function publishedRelease(client: ApiClient) {
  const deadline = Date.now() + releaseMs;
  for (;;) {
    const known = await client.publication.releases.query({});
    const published = known.find(({ state }) => state === "published");
    const [latest] = known;
    const waiting = latest?.state === "building" || latest?.state === "publishing";
    if (published !== undefined || !waiting) return published ?? latest;
    if (Date.now() > deadline) {
      throw new Error(`The public files were not signed after ${releaseMs / 1000} s.`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
  }
}
