import { fromBase64, toBase64 } from "./base64.ts";
import type { Hash } from "./merkle.ts";

/** The state of a log: how many entries, and the root over them (C2SP tlog-checkpoint). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** The text of a checkpoint, as it is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Null when the text of the note is not that of a checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = "", size = "", root = "", ...rest] = text.split("\n");
  const bytes = fromBase64(root);
  const entries = Number(size);
  const whole = /^(0|[1-9]\d*)$/.test(size) && Number.isSafeInteger(entries);
  if (origin === "" || !whole || bytes?.length !== 32 || rest.at(-1) !== "") return null;
  return { origin, size: entries, root: bytes };
}

const HEADER = "c2sp.org/tlog-proof@v1";

/** That an entry stands in the log, to be checked offline (C2SP tlog-proof). */
export type LogProof = {
  readonly index: number;
  readonly proof: readonly Hash[];
  /** The signed note of the checkpoint, as it was issued. */
  readonly checkpoint: string;
};

/** The text of a proof, as it is published beside a release. */
export function logProofText({ index, proof, checkpoint }: LogProof): string {
  return [HEADER, `index ${index}`, ...proof.map(toBase64), "", checkpoint].join("\n");
}

/** Null when the text is not a proof. */
export function parseLogProof(text: string): LogProof | null {
  const blank = text.indexOf("\n\n");
  const [header, ...lines] = text.slice(0, blank).split("\n");
  const [indexLine = "", ...hashes] = lines[0]?.startsWith("extra ") ? lines.slice(1) : lines;
  const [, index] = /^index (0|[1-9]\d*)$/.exec(indexLine) ?? [];
  const proof = hashes.map(fromBase64).filter((hash) => hash?.length === 32);
  if (blank < 0 || header !== HEADER || index === undefined || proof.length !== hashes.length)
    return null;
  return {
    index: Number(index),
    proof: proof.filter((hash) => hash !== null),
    checkpoint: text.slice(blank + 2),
  };
}
