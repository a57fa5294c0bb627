import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok, type Result } from "@pindah/domain/kernel";
import type { OpenDatabase } from "../db/open.ts";
import type { Environment } from "../environment.ts";
import { makeBackup } from "./make.ts";
import type { BackupRefusal } from "./manifest.ts";
import { restoreBackup, type RestoreProof } from "./restore.ts";

/** A database beside the live one, that a drill fills and throws away. */
export type Scratch = { readonly open: OpenDatabase; readonly discard: () => Promise<void> };

export type Drill = RestoreProof & {
  readonly seconds: { readonly backup: number; readonly restore: number };
};

/** Makes a backup, restores it beside the live database, proves it, and throws both away. */
export async function drillRestore(
  live: OpenDatabase,
  environment: Environment,
  scratch: () => Promise<Scratch>,
): Promise<Result<Drill, BackupRefusal>> {
  const place = await mkdtemp(join(tmpdir(), "pindah-drill-"));
  const folder = join(place, "backup");
  try {
    const start = environment.now();
    const made = await makeBackup(live, environment, folder, null);
    if (!made.ok) return made;
    const backedUp = environment.now();
    const { open, discard } = await scratch();
    try {
      const expectedHead = made.value.log.head;
      const restored = await restoreBackup(open, folder, { identity: null, expectedHead });
      if (!restored.ok) return restored;
      const seconds = {
        backup: secondsBetween(start, backedUp),
        restore: secondsBetween(backedUp, environment.now()),
      };
      return ok({ ...restored.value, seconds });
    } finally {
      await discard();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function secondsBetween(from: number, to: number): number {
  return Math.round((to - from) / 100) / 10;
}
