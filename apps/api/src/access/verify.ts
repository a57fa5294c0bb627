import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { ReadDatabase } from "../db/database.ts";
import { actionHash, chainHash, chainStart } from "./actions.store.ts";
import { actionInbox, actions, actionSeals } from "./access.table.ts";

/** Something in the log that does not fit the chain, and where. */
export type LogProblem =
  /** The action's row is not what was sealed. */
  | { readonly kind: "action_changed"; readonly sequence: number; readonly actionId: string }
  /** The action's row is gone. */
  | { readonly kind: "action_missing"; readonly sequence: number; readonly actionId: string }
  /** The seal does not follow from the one before it. */
  | { readonly kind: "seal_changed"; readonly sequence: number }
  /** Sequence numbers that should be there and are not. */
  | { readonly kind: "seals_missing"; readonly from: number; readonly to: number }
  /** An action that waits for no seal and has none. */
  | { readonly kind: "action_without_seal"; readonly actionId: string };

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

/** Recomputes the whole chain from the rows and names every place where it does not hold. */
export async function verifyActions(db: ReadDatabase): Promise<LogCheck> {
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
