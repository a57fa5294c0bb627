import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { checkFiles, Manifest } from "@pindah/domain/publication";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policies } from "../policy/policy.table.ts";
import { identities } from "../registry/registry.table.ts";
import { engines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { buildReleaseFiles } from "./build.ts";
import { findRelease } from "./publication.store.ts";

const Requested = z.object({ releaseId: z.uuid() });

describe.each(engines)("a release on %s", (engine) => {
  let world: World;
  let folder: string;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    folder = mkdtempSync(join(tmpdir(), "pindah-release-"));
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = async () => {
    const answer = await world.call("publisher", "publication.build", {
      commandId: crypto.randomUUID(),
    });
    return Requested.parse(answer.data).releaseId;
  };
  const build = (releaseId: string) =>
    buildReleaseFiles(
      world.services.db,
      world.services.environment,
      (entry) => world.log.push(entry),
      { folder, renderer: null },
      releaseId,
    );
  const find = (releaseId: string) => findRelease(world.services.db, releaseId);

  test("its files are those of its manifest, to the byte, and hold no identity", async () => {
    const releaseId = await request();
    await build(releaseId);
    const release = await find(releaseId);
    expect(release).toMatchObject({ state: "draft", failure: null, site: null });
    const root = join(folder, releaseId);
    const paths = (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    const files = new Map<string, string>();
    for (const path of paths) files.set(path, await readFile(join(root, path), "utf8"));
    const manifest = Manifest.parse(JSON.parse(files.get("manifest.json") ?? ""));
    files.delete("manifest.json");
    expect(checkFiles(manifest, files).every(({ kind }) => kind === "same")).toBe(true);
    expect(manifest.files.length).toBeGreaterThan(10);
    expect(release?.files).toHaveLength(manifest.files.length + 1);

    const { db } = world.services;
    const named = await db.select().from(identities).limit(20);
    const published = [...files.values()].join("\n");
    for (const { nip, name, personId } of named)
      for (const canary of [nip, name, personId]) expect(published.includes(canary)).toBe(false);
    expect(published).not.toMatch(/Pegawai Contoh|\b\d{18}\b|\bP\d{7}\b|\bH\d{7}\b/);
  });

  test("asked for twice, it is built once", async () => {
    const releaseId = await request();
    await build(releaseId);
    const first = await find(releaseId);
    world.clock.ms += 60_000;
    await build(releaseId);
    expect(await find(releaseId)).toEqual(first);
  });

  test("a plan that does not replay to its approved hash is not published", async () => {
    const releaseId = await request();
    const { db } = world.services;
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      // What somebody with all rights over the database might try after approval.
      await tx.update(policies).set({
        body: sql`jsonb_set(${policies.body}, '{screening,majority}', '77')`,
      });
    });
    await build(releaseId);
    expect(await find(releaseId)).toMatchObject({ state: "failed", failure: "replay_differs" });
    expect(await readdir(folder)).not.toContain(releaseId);
  });
});
