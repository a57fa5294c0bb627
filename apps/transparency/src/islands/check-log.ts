import {
  checkpointText,
  checkRelease,
  consistencyProof,
  parseCheckpoint,
  parseLeaves,
  parseVerifierKey,
  type Hash,
  type LogCheck,
} from "@pindah/domain/publication";
import { ed25519 } from "../publication/ed25519.ts";

/** Three days of grace after the day on which the next release is due (`isLate` of the domain). */
const LATE_FROM_MS = 4 * 24 * 60 * 60 * 1000;

export type LogQuestion = {
  readonly origin: string;
  readonly keys: readonly string[];
  readonly manifestText: string;
  readonly proofText: string;
  /** The hashes of all entries; empty when not at hand. */
  readonly leavesText: string;
};

/** Checks a release against the log and against what this browser saw last time. */
export async function checkLog(question: LogQuestion): Promise<LogCheck> {
  const { origin, keys, manifestText, proofText } = question;
  const place = `pindah log ${origin}`;
  const remembered = parseCheckpoint(localStorage.getItem(place) ?? "");
  const leaves = parseLeaves(question.leavesText);
  const check = await checkRelease(
    { manifestText, proofText, consistency: historyOf(leaves, remembered?.size) },
    {
      origin,
      keys: keys.map(parseVerifierKey).filter((key) => key !== null),
      remembered,
      isLate: (nextDue) => Date.now() > Date.parse(nextDue) + LATE_FROM_MS,
    },
    ed25519,
  );
  if (check.checkpoint !== null) localStorage.setItem(place, checkpointText(check.checkpoint));
  return check;
}

function historyOf(
  leaves: readonly Hash[] | null,
  size: number | undefined,
): readonly Hash[] | null {
  const known = leaves !== null && size !== undefined && size > 0 && size < leaves.length;
  return known ? consistencyProof(leaves, size) : null;
}
