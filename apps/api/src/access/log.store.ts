import { desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import type { ReadDatabase } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { actions, actionSeals, users } from "./access.table.ts";

const Place = z.tuple([z.int()]);

/** Sealed actions, newest first. */
export async function listActions(
  db: ReadDatabase,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | null },
) {
  const after = readCursor(cursor, Place);
  const rows = await db
    .select({
      sequence: actionSeals.sequence,
      recordedAt: actions.recordedAt,
      userId: actions.userId,
      userName: users.displayName,
      role: actions.role,
      procedure: actions.procedure,
      subjectKind: actions.subjectKind,
      subjectId: actions.subjectId,
      detail: actions.detail,
      chainHash: actionSeals.chainHash,
    })
    .from(actionSeals)
    .innerJoin(actions, eq(actions.actionId, actionSeals.actionId))
    .leftJoin(users, eq(users.userId, actions.userId))
    .where(after === null ? undefined : lt(actionSeals.sequence, after[0]))
    .orderBy(desc(actionSeals.sequence))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.sequence]);
}
