import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "@pindah/domain/kernel";
import { chainStart, sealActions } from "../access/actions.store.ts";
import { z } from "zod";
import { verifyActions } from "../access/verify.ts";
import type { OpenDatabase } from "../db/open.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { isRecipient, writeTableFile } from "./file.ts";
import { manifestFile, type BackupRefusal, type Manifest } from "./manifest.ts";
import { contentOf, readSchemaVersion, readTables } from "./tables.ts";

const Head = z.array(z.object({ sequence: z.coerce.number(), chain_hash: z.string() }));

/**
 * Writes every table into `folder`, as of one moment, while others go on working. With a
 * recipient (an age public key) nobody but the holder of its other half can read it. The manifest
 * comes last: a folder without one is no backup.
 */
export async function makeBackup(
  database: OpenDatabase,
  environment: Environment,
  folder: string,
  recipient: string | null,
): Promise<Result<Manifest, BackupRefusal>> {
  if (recipient !== null && !isRecipient(recipient)) return err({ kind: "recipient_unreadable" });
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) return err({ kind: "folder_not_empty", folder });
  const { db, engine } = database;
  await sealActions(db);
  const check = await verifyActions(db);
  // A log that was edited is not copied as if it were whole.
  if (!check.intact) return err({ kind: "log_broken", problems: check.problems.length });

  const session = await database.openCopy();
  try {
    await session.run("begin isolation level repeatable read read only");
    const [log] = Head.parse(
      await session.rows(
        "select sequence, chain_hash from action_seals order by sequence desc limit 1",
      ),
    );
    const written: Manifest["tables"] = [];
    for (const table of await readTables(session)) {
      const { name, columns } = table;
      const file = `${name.replaceAll('"', "")}.copy.gz${recipient === null ? "" : ".age"}`;
      const text = session.copyOut(contentOf(table));
      const figures = await writeTableFile(join(folder, file), text, recipient);
      written.push({ name, columns: [...columns], file, ...figures });
    }
    const manifest: Manifest = {
      format: "pindah-backup/1",
      madeAt: timestampOf(environment),
      engine,
      encrypted: recipient !== null,
      schema: [...(await readSchemaVersion(session))],
      log: {
        sealed: log?.sequence ?? 0,
        head: log?.chain_hash ?? chainStart,
      },
      tables: written,
    };
    await session.run("commit");
    const waiting = join(folder, `.${manifestFile}`);
    await writeFile(waiting, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(waiting, join(folder, manifestFile));
    return ok(manifest);
  } catch (cause) {
    await session.run("rollback").catch(() => undefined);
    // Half a backup is worth nothing and looks like one.
    await rm(folder, { recursive: true, force: true });
    throw cause;
  } finally {
    await session.close();
  }
}
