import {
  checkpointText,
  openNote,
  parseCheckpoint,
  signNote,
  type Signer,
  type VerifierKey,
} from "@pindah/domain/publication";
import { asc, desc, inArray } from "drizzle-orm";
import type { Database, ReadDatabase } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { ed25519 } from "../publication/signing.ts";
import { actionSeals } from "./access.table.ts";
import { sealActions } from "./actions.store.ts";
import { actionCheckpoints } from "./checkpoint.table.ts";

/** A signed state of the action log that does not fit the log. */
export type CheckpointProblem =
  /** The log ends before a state that was signed: from `from` on, its tail was cut off. */
  | { readonly kind: "log_truncated"; readonly from: number; readonly signed: number }
  /** Up to this place the log is another than the one that was signed. */
  | { readonly kind: "checkpoint_differs"; readonly sequence: number }
  /** The note is none, is of another place than its row says, or the key did not sign it. */
  | { readonly kind: "checkpoint_not_signed"; readonly sequence: number };

/** What signed states are held against, beside the rows themselves. */
export type KnownSigned = {
  /** The other half of the key that signs; null: signatures are not looked at. */
  readonly key: VerifierKey | null;
  /** Notes that were kept elsewhere: whoever cuts the log cuts its table of notes as well. */
  readonly kept: readonly string[];
};

/** What the key signs as is named apart from the public log, so that neither passes for the other. */
const originOf = ({ name }: Pick<VerifierKey, "name">) => `${name}/actions`;

/**
 * Signs the head of the chain where it moved since the last time, and gives the note: a copy kept
 * elsewhere shows a tail that was cut off. Null where nothing is new.
 */
export async function signHead(
  db: Database,
  environment: Environment,
  signer: Signer,
): Promise<string | null> {
  await sealActions(db);
  const [head] = await db.select().from(actionSeals).orderBy(desc(actionSeals.sequence)).limit(1);
  if (head === undefined) return null;
  const { sequence, chainHash } = head;
  const root = new Uint8Array(Buffer.from(chainHash, "hex"));
  const text = checkpointText({ origin: originOf(signer), size: sequence, root });
  const note = await signNote(text, [signer]);
  // Two processes that sign at once sign the same state.
  const signed = await db
    .insert(actionCheckpoints)
    .values({ sequence, note, signedAt: timestampOf(environment) })
    .onConflictDoNothing()
    .returning({ sequence: actionCheckpoints.sequence });
  return signed.length === 0 ? null : note;
}

/** Holds every signed state, and those kept elsewhere, against the chain as it is. */
export async function checkSigned(
  db: ReadDatabase,
  sealed: number,
  { key, kept }: KnownSigned,
): Promise<readonly CheckpointProblem[]> {
  const rows = await db
    .select({ sequence: actionCheckpoints.sequence, note: actionCheckpoints.note })
    .from(actionCheckpoints)
    .orderBy(asc(actionCheckpoints.sequence));
  const problems: CheckpointProblem[] = [];
  const states = new Map<number, Set<string>>();
  const notes = [...rows, ...kept.map((note) => ({ sequence: null, note }))];
  for (const { sequence, note } of notes) {
    const state = parseCheckpoint(note.slice(0, note.lastIndexOf("\n\n") + 1));
    const isSigned = key === null || (await openNote(note, [key], ed25519)).ok;
    const isOurs = key === null || state?.origin === originOf(key);
    if (state === null || !isSigned || !isOurs || (sequence ?? state.size) !== state.size)
      problems.push({ kind: "checkpoint_not_signed", sequence: sequence ?? state?.size ?? 0 });
    else {
      const hashes = states.get(state.size) ?? new Set();
      states.set(state.size, hashes.add(Buffer.from(state.root).toString("hex")));
    }
  }
  const signed = Math.max(0, ...states.keys());
  if (signed > sealed) problems.push({ kind: "log_truncated", from: sealed + 1, signed });
  const there = await chainAt(db, [...states.keys()]);
  for (const [sequence, hashes] of states) {
    const found = there.get(sequence);
    if (found !== undefined && (hashes.size > 1 || !hashes.has(found)))
      problems.push({ kind: "checkpoint_differs", sequence });
  }
  return problems;
}

async function chainAt(db: ReadDatabase, sequences: readonly number[]) {
  if (sequences.length === 0) return new Map<number, string>();
  const rows = await db
    .select({ sequence: actionSeals.sequence, chainHash: actionSeals.chainHash })
    .from(actionSeals)
    .where(inArray(actionSeals.sequence, [...sequences]));
  return new Map(rows.map(({ sequence, chainHash }) => [sequence, chainHash]));
}
