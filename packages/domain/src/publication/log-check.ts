import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../kernel/index.ts";
import { parseCheckpoint, parseLogProof, type Checkpoint } from "./checkpoint.ts";
import { openHistory, type HistoryFinding } from "./history.ts";
import { followKeys, openByKeys, type ProvenChange } from "./keys.ts";
import { includes, leafHash, type Hash } from "./merkle.ts";
import type { Ed25519, NoteProblem, VerifierKey } from "./note.ts";
import { openCosignatures, type Seen } from "./witness.ts";
import { parseJson } from "./parse-json.ts";

/** What a verifier knows before it looks: keys from elsewhere, and what it saw last time. */
export type LogTrust = {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** Outside bodies whose signatures count; their lines are told, and none is demanded. */
  readonly witnesses: readonly VerifierKey[];
  /** The checkpoint of the last visit; null on the first. */
  readonly remembered: Checkpoint | null;
  /** Whether a release that was due on that day is late by now (`isLate` with the day of today). */
  readonly isLate: (nextDue: string) => boolean;
};

/** What a visitor received of a release and of the log. */
export type LogEvidence = {
  /** The release's manifest as it was received. */
  readonly manifestText: string;
  /** Its proof in the log (`manifest.tlog-proof`). */
  readonly proofText: string;
  /** That the remembered tree is the beginning of the present one; null when not at hand. */
  readonly consistency: readonly Hash[] | null;
  /** Changes of keys since those that the verifier knows, oldest first. */
  readonly keyChanges: readonly ProvenChange[];
};

/** One step of the check, in the order in which they are made. Texts are built from these. */
export type LogStep =
  | { readonly step: "proof_readable"; readonly good: boolean }
  | { readonly step: "keys"; readonly good: boolean; readonly changes: number }
  | { readonly step: "signature"; readonly good: true; readonly signedBy: readonly string[] }
  | { readonly step: "signature"; readonly good: false; readonly problem: NoteProblem }
  | { readonly step: "witnesses"; readonly good: true; readonly seenBy: readonly Seen[] }
  | { readonly step: "witnesses"; readonly good: false; readonly problem: NoteProblem }
  | { readonly step: "checkpoint_readable"; readonly good: boolean }
  | {
      readonly step: "origin";
      readonly good: boolean;
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly step: "history";
      readonly good: boolean;
      readonly finding: HistoryFinding;
      readonly before: number | null;
      readonly now: number;
    }
  | { readonly step: "entry_canonical"; readonly good: boolean }
  | {
      readonly step: "in_log";
      readonly good: boolean;
      readonly index: number;
      readonly size: number;
    }
  | { readonly step: "manifest_readable"; readonly good: boolean }
  | { readonly step: "punctual"; readonly good: boolean; readonly nextDue: string };

/** What the check found, step by step. Good only when every step is. */
export type LogCheck = {
  readonly steps: readonly LogStep[];
  readonly good: boolean;
  /** To be remembered for the next visit; null unless everything that was checked held. */
  readonly checkpoint: Checkpoint | null;
};

/**
 * Checks a release against the log, step by step, and stops at the first step that leaves nothing
 * to go on. Pure but for the signature, which the caller's cryptography checks.
 */
export async function checkRelease(
  evidence: LogEvidence,
  trust: LogTrust,
  ed25519: Ed25519,
): Promise<LogCheck> {
  const steps: LogStep[] = [];
  const stop = (step: LogStep): LogCheck => ({
    steps: [...steps, step],
    good: false,
    checkpoint: null,
  });
  const proof = parseLogProof(evidence.proofText);
  if (proof === null) return stop({ step: "proof_readable", good: false });
  steps.push({ step: "proof_readable", good: true });

  const changes = evidence.keyChanges.length;
  const keys = await followKeys(trust.keys, evidence.keyChanges, ed25519);
  if (!keys.ok) return stop({ step: "keys", good: false, changes });
  steps.push({ step: "keys", good: true, changes });

  const opened = await openByKeys(proof.checkpoint, keys.value, ed25519);
  if (!opened.ok) return stop({ step: "signature", good: false, problem: opened.error });
  steps.push({ step: "signature", good: true, signedBy: opened.value.signedBy });
  const seen = await openCosignatures(proof.checkpoint, trust.witnesses, ed25519);
  if (!seen.ok) return stop({ step: "witnesses", good: false, problem: seen.error });
  steps.push({ step: "witnesses", good: true, seenBy: seen.value });

  const checkpoint = parseCheckpoint(opened.value.text);
  if (checkpoint === null) return stop({ step: "checkpoint_readable", good: false });
  steps.push({ step: "checkpoint_readable", good: true });

  const { origin, size, root } = checkpoint;
  const named = { step: "origin", expected: trust.origin, found: origin } as const;
  if (origin !== trust.origin) return stop({ ...named, good: false });
  steps.push({ ...named, good: true });
  steps.push(historyStep(checkpoint, trust.remembered, evidence.consistency));

  const entry = utf8ToBytes(evidence.manifestText);
  const { index } = proof;
  const inLog = includes({ leaf: leafHash(entry), index, size, proof: proof.proof, root });
  steps.push({ step: "in_log", good: inLog, index, size });

  const json = parseJson(evidence.manifestText);
  const canonical = json !== undefined && canonicalJson(json) === evidence.manifestText;
  steps.push({ step: "entry_canonical", good: canonical });
  const nextDue = nextDueOf(json);
  steps.push({ step: "manifest_readable", good: nextDue !== null });
  if (nextDue !== null) steps.push({ step: "punctual", good: !trust.isLate(nextDue), nextDue });
  // A late release is still genuine: lateness is shown, and does not spoil the check.
  const good = steps.every((step) => step.good || step.step === "punctual");
  return { steps, good, checkpoint: good ? checkpoint : null };
}

// By hand and not by schema: this runs in a page that should not carry a validator for one day.
function nextDueOf(json: Json | undefined): string | null {
  if (typeof json !== "object" || json === null || !("nextDue" in json)) return null;
  const { nextDue, format } = json;
  const known = format === "pindah-release/1" && typeof nextDue === "string";
  return known && /^\d{4}-\d{2}-\d{2}$/.test(nextDue) ? nextDue : null;
}

function historyStep(
  now: Checkpoint,
  before: Checkpoint | null,
  proof: readonly Hash[] | null,
): LogStep {
  const finding = openHistory(now, before, proof);
  const good = finding === "first_visit" || finding === "unchanged" || finding === "extended";
  return { step: "history", good, finding, before: before?.size ?? null, now: now.size };
}
