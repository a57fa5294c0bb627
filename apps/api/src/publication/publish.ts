import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashText } from "@pindah/domain/kernel";
import type { Signer } from "@pindah/domain/publication";
import { and, eq } from "drizzle-orm";
import { recordAction } from "../access/actions.store.ts";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import type { Log } from "../log.ts";
import { renderSite, type ReleasePlace } from "./build.ts";
import { appendRelease, findCheckpoint, listEntries } from "./log.store.ts";
import { publicFolderIn, permalinkIn, publishFiles, writeLog } from "./public-folder.ts";
import { findRelease } from "./publication.store.ts";
import { releases } from "./publication.table.ts";

/**
 * Signs an approved release: its manifest becomes an entry of the log, its files lie at their
 * permalink, and the site is rendered from them. Called again, it ends what was begun.
 */
export async function publishRelease(
  db: Database,
  environment: Environment,
  log: Log,
  place: ReleasePlace,
  signer: Signer,
  releaseId: string,
): Promise<void> {
  const release = await findRelease(db, releaseId);
  if (release?.state !== "publishing") return;
  const manifest = await readFile(join(place.folder, releaseId, "manifest.json"), "utf8");
  if (hashText(manifest) !== release.manifestHash)
    throw new Error(`The manifest of release ${releaseId} is not the one that was approved`);
  await appendRelease(db, environment, signer, {
    kind: release.correctsReleaseId === null ? "release" : "correction",
    entry: manifest,
    releaseId,
  });
  await publishFiles(place.folder, releaseId);
  const checkpoint = await findCheckpoint(db);
  if (checkpoint === undefined) throw new Error("The log has no signed state after its entry");
  const folder = publicFolderIn(place.folder);
  await writeLog({ folder, entries: await listEntries(db), note: checkpoint.note, signer });
  const site =
    place.renderer === null
      ? ({ kind: "not_asked" } as const)
      : await renderSite(place.renderer, permalinkIn(place.folder, releaseId));
  if (site.kind === "failed") log({ event: "site_not_rendered", releaseId });
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(releases)
      .set({ state: "published", site, publishedAt: timestampOf(environment), version: 4 })
      .where(and(eq(releases.releaseId, releaseId), eq(releases.state, "publishing")))
      .returning({ releaseId: releases.releaseId });
    // Another process came to the end of it first.
    if (ended.length === 0) return;
    const system = { userId: null, role: null, procedure: "publication.sign", commandId: null };
    await recordAction(tx, environment, system, {
      subjectKind: "release",
      subjectId: releaseId,
      detail: { manifestHash: release.manifestHash, logSize: checkpoint.size },
    });
  });
}
