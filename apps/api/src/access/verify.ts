import { hashOf } from "@pindah/domain/kernel";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ReadDatabase } from "../db/database.ts";
import { actionHash, chainHash, chainStart } from "./actions.store.ts";
import {
  actionInbox,
  actions,
  actionSeals,
  personReadAnchors,
  personReadInbox,
  personReads,
  personReadSeals,
} from "./access.table.ts";
import { checkSigned, type CheckpointProblem, type KnownSigned } from "./checkpoint.store.ts";
import { digestOf } from "./reads.store.ts";

/** Something in the log that does not fit the chain, and where. */
export type LogProblem =
  | CheckpointProblem
  /** The action's row is not what was sealed. */
  | { readonly kind: "action_changed"; readonly sequence: number; readonly actionId: string }
  /** The action's row is gone. */
  | { readonly kind: "action_missing"; readonly sequence: number; readonly actionId: string }
  /** The seal does not follow from the one before it. */
  | { readonly kind: "seal_changed"; readonly sequence: number }
  /** Sequence numbers that should be there and are not. */
  | { readonly kind: "seals_missing"; readonly from: number; readonly to: number }
  /** An action that waits for no seal and has none. */
  | { readonly kind: "action_without_seal"; readonly actionId: string }
  /** The reads of an anchor are not what was bound: one was changed, added or removed. */
  | { readonly kind: "reads_changed"; readonly anchorId: string }
  /** An anchor that no action speaks of as it stands. */
  | { readonly kind: "anchor_changed"; readonly anchorId: string }
  /** A read that waits for no anchor and has none. */
  | { readonly kind: "read_without_anchor"; readonly readId: string };

export type LogCheck = {
  readonly intact: boolean;
  readonly sealed: number;
  /** The head of the chain as recorded: compare it with a copy kept elsewhere. */
  readonly head: string;
  /** The first hundred. */
  readonly problems: readonly LogProblem[];
};

const batch = 2000;
const shown = 100;

const nothingKept: KnownSigned = { key: null, kept: [] };

/**
 * Recomputes the whole chain from the rows, holds it against its signed states, and names every
 * place where it does not hold.
 */
export async function verifyActions(
  db: ReadDatabase,
  signed: KnownSigned = nothingKept,
): Promise<LogCheck> {
  const problems: LogProblem[] = [];
  let expected = 1;
  let chain = chainStart;
  let sealed = 0;
  for (;;) {
    const rows = await db
      .select({ seal: actionSeals, action: actions })
      .from(actionSeals)
      .leftJoin(actions, eq(actions.actionId, actionSeals.actionId))
      .where(gt(actionSeals.sequence, expected - 1))
      .orderBy(asc(actionSeals.sequence))
      .limit(batch);
    for (const { seal, action } of rows) {
      const { sequence, actionId } = seal;
      const gap = sequence !== expected;
      if (gap) problems.push({ kind: "seals_missing", from: expected, to: sequence - 1 });
      if (action === null) problems.push({ kind: "action_missing", sequence, actionId });
      else if (actionHash(action) !== seal.actionHash)
        problems.push({ kind: "action_changed", sequence, actionId });
      // After a gap the chain before this seal is not known: it is taken up again from here.
      if (!gap && chainHash(chain, seal.actionHash) !== seal.chainHash)
        problems.push({ kind: "seal_changed", sequence });
      chain = seal.chainHash;
      expected = sequence + 1;
      sealed += 1;
    }
    if (rows.length < batch) break;
  }
  for (const { actionId } of await actionsWithoutSeal(db))
    problems.push({ kind: "action_without_seal", actionId });
  problems.push(...(await checkReads(db)));
  problems.push(...(await checkSigned(db, expected - 1, signed)));
  return {
    intact: problems.length === 0,
    sealed,
    head: chain,
    problems: problems.slice(0, shown),
  };
}

function actionsWithoutSeal(db: ReadDatabase) {
  return db
    .select({ actionId: actions.actionId })
    .from(actions)
    .leftJoin(actionSeals, eq(actionSeals.actionId, actions.actionId))
    .leftJoin(actionInbox, eq(actionInbox.actionId, actions.actionId))
    .where(and(isNull(actionSeals.actionId), isNull(actionInbox.actionId)))
    .orderBy(asc(actions.actionId))
    .limit(shown);
}

/**
 * Recomputes what each anchor binds. Reads past their time are gone: their anchor stays, and an
 * action of the retention clock names it.
 */
async function checkReads(db: ReadDatabase): Promise<readonly LogProblem[]> {
  const problems: LogProblem[] = [];
  const anchors = await db
    .select({ anchor: personReadAnchors, action: actions })
    .from(personReadAnchors)
    .leftJoin(
      actions,
      and(
        eq(actions.subjectKind, "person_reads"),
        eq(actions.subjectId, sql`${personReadAnchors.anchorId}::text`),
        eq(actions.procedure, "access.anchorReads"),
      ),
    )
    .orderBy(asc(personReadAnchors.anchorId));
  const told = await db
    .select({ anchorId: actions.subjectId })
    .from(actions)
    .where(
      and(eq(actions.subjectKind, "person_reads"), eq(actions.procedure, "privacy.retention")),
    );
  const expired = new Set(told.map(({ anchorId }) => anchorId));
  for (const { anchor, action } of anchors) {
    const { anchorId, digest } = anchor;
    if (action === null || hashOf(action.detail) !== hashOf({ reads: anchor.reads, digest }))
      problems.push({ kind: "anchor_changed", anchorId });
    if (anchor.expiredAt !== null) {
      if (!expired.has(anchorId)) problems.push({ kind: "reads_changed", anchorId });
      continue;
    }
    const rows = await db
      .select({ read: personReads })
      .from(personReadSeals)
      .innerJoin(personReads, eq(personReads.readId, personReadSeals.readId))
      .where(eq(personReadSeals.anchorId, anchorId));
    if (rows.length !== anchor.reads || digestOf(rows.map(({ read }) => read)) !== digest)
      problems.push({ kind: "reads_changed", anchorId });
  }
  const loose = await db
    .select({ readId: personReads.readId })
    .from(personReads)
    .leftJoin(personReadSeals, eq(personReadSeals.readId, personReads.readId))
    .leftJoin(personReadInbox, eq(personReadInbox.readId, personReads.readId))
    .where(and(isNull(personReadSeals.readId), isNull(personReadInbox.readId)))
    .orderBy(asc(personReads.readId))
    .limit(shown);
  return [
    ...problems,
    ...loose.map(({ readId }): LogProblem => ({ kind: "read_without_anchor", readId })),
  ];
}
