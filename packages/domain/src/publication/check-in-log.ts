import { parseLeaves } from "./log.ts";
import { checkRelease, type LogCheck, type LogTrust } from "./log-check.ts";
import { consistencyProof, type Hash } from "./merkle.ts";
import { parseVerifierKey, type Ed25519 } from "./note.ts";
import type { PublicLog } from "./public-log.ts";
import { parseWitnessKey } from "./witness.ts";

// Apart from the schema: this runs in a page that should not carry a validator for it.

/** What lies beside a manifest because the manifest cannot name what proves it. */
export const besideManifest = {
  log: "log.json",
  proof: "manifest.tlog-proof",
  leaves: "log-leaves.txt",
} as const;

/** Texts of a release and of the log as they were received; `leavesText` empty when not at hand. */
export type LogTexts = {
  readonly manifestText: string;
  readonly proofText: string;
  readonly leavesText: string;
};

/** The whole check of a release against its log: what every verifier of ours does. */
export function checkInLog(
  { origin, keys, keyChanges, witnesses }: PublicLog,
  { manifestText, proofText, leavesText }: LogTexts,
  { remembered, isLate }: Pick<LogTrust, "remembered" | "isLate">,
  ed25519: Ed25519,
): Promise<LogCheck> {
  const consistency = historyOf(parseLeaves(leavesText), remembered?.size);
  return checkRelease(
    { manifestText, proofText, consistency, keyChanges },
    {
      origin,
      keys: keys.map(parseVerifierKey).filter((key) => key !== null),
      witnesses: witnesses.map(parseWitnessKey).filter((key) => key !== null),
      remembered,
      isLate,
    },
    ed25519,
  );
}

function historyOf(
  leaves: readonly Hash[] | null,
  size: number | undefined,
): readonly Hash[] | null {
  const known = leaves !== null && size !== undefined && size > 0 && size < leaves.length;
  return known ? consistencyProof(leaves, size) : null;
}
