import { hashOf, hashText, type Json } from "@pindah/domain/kernel";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { actionInbox, actions, actionSeals } from "./access.table.ts";
import type { Role } from "./roles.ts";

/** What was done, to what. `detail` carries no names and no numbers of people. */
export type ActionDraft = {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Json;
};

export type Actor = {
  readonly userId: string | null;
  readonly role: Role | null;
  readonly procedure: string;
  readonly commandId: string | null;
};

type ActionRow = typeof actions.$inferSelect;

/** The chain before its first action. */
export const chainStart = "0".repeat(64);

// Any number will do, as long as nothing else in the database uses it.
const sequencerLock = 7_203_001;
const sealedAtOnce = 200;

/** Adds an action to the log, inside the transaction of what it tells about. */
export async function recordAction(
  tx: Transaction,
  environment: Environment,
  actor: Actor,
  draft: ActionDraft,
): Promise<void> {
  const actionId = environment.newId();
  const recordedAt = timestampOf(environment);
  await tx.insert(actions).values({ actionId, recordedAt, ...actor, ...draft });
  await tx.insert(actionInbox).values({ actionId });
}

/** The hash of everything an action says. */
export function actionHash(row: ActionRow): string {
  return hashOf({
    actionId: row.actionId,
    recordedAt: new Date(row.recordedAt).toISOString(),
    userId: row.userId,
    role: row.role,
    procedure: row.procedure,
    commandId: row.commandId,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    detail: row.detail,
  });
}

export function chainHash(before: string, hash: string): string {
  return hashText(`${before}${hash}`);
}

/**
 * Moves actions from the inbox into the chain. Commands never wait for it, so the order of the
 * chain costs them nothing; an advisory lock lets one process at a time seal. Returns how many.
 */
export async function sealActions(db: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction(sealSome);
    sealed += count;
    if (count < sealedAtOnce) return sealed;
  }
}

async function sealSome(tx: Transaction): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sequencerLock})`);
  const waiting = await tx
    .select({ action: actions })
    .from(actionInbox)
    .innerJoin(actions, eq(actions.actionId, actionInbox.actionId))
    .orderBy(asc(actions.recordedAt), asc(actions.actionId))
    .limit(sealedAtOnce);
  if (waiting.length === 0) return 0;
  const [head] = await tx.select().from(actionSeals).orderBy(desc(actionSeals.sequence)).limit(1);
  let sequence = head?.sequence ?? 0;
  let chain = head?.chainHash ?? chainStart;
  const seals = waiting.map(({ action }) => {
    const hash = actionHash(action);
    sequence += 1;
    chain = chainHash(chain, hash);
    return { sequence, actionId: action.actionId, actionHash: hash, chainHash: chain };
  });
  await tx.insert(actionSeals).values(seals);
  await tx.delete(actionInbox).where(
    inArray(
      actionInbox.actionId,
      seals.map((seal) => seal.actionId),
    ),
  );
  return seals.length;
}
