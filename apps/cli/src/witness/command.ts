import { ed25519, readSigner } from "@pindah/api/operations";
import { assertNever } from "@pindah/domain/kernel";
import {
  checkpointText,
  consistencyProof,
  cosignature,
  historyText,
  noteProblemText,
  parseCheckpoint,
  parseLeaves,
  parseVerifierKey,
  witnessCheckpoint,
  witnessKeyText,
  type WitnessRefusal,
} from "@pindah/domain/publication";
import type { Language } from "@pindah/ui";
import { readFile, writeFile } from "node:fs/promises";
import { exitCode, type Terminal } from "../terminal.ts";
import { receivedFrom } from "../verify/received.ts";

export type WitnessOptions = {
  /** File with the private key of the witness. */
  readonly key: string;
  /** File that keeps the state that the witness signed last. */
  readonly state: string;
  /** The printed key of the log. */
  readonly logKey: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly lang: Language;
};

/**
 * `pindah witness`: what an outside body runs. It sees that the log only grew since it looked last,
 * and says so by its signature; it signs nothing that was taken back or has another past.
 */
export async function witnessCommand(
  place: string,
  options: WitnessOptions,
  terminal: Terminal,
): Promise<number> {
  const { lang } = options;
  const received = receivedFrom(place);
  const witness = await readSigner(await readFile(options.key, "utf8").catch(() => ""));
  const logKey = parseVerifierKey(options.logKey);
  const note = await received("checkpoint");
  const leaves = parseLeaves((await received("leaves.txt")) ?? "\n");
  if (witness === null || logKey === null || note === null) {
    const what = witness === null ? options.key : logKey === null ? "--log-key" : place;
    terminal.say(
      lang === "id"
        ? `${what} tidak terbaca. Perlu berkas kunci saksi, kunci catatan yang tercetak, dan folder log/ dari situs.`
        : `${what} cannot be read. Needed: the witness's key file, the printed key of the log, and the site's folder log/.`,
    );
    return exitCode.inputProblems;
  }
  const last = parseCheckpoint(await readFile(options.state, "utf8").catch(() => ""));
  const proof =
    leaves !== null && last !== null && last.size < leaves.length
      ? consistencyProof(leaves, last.size)
      : null;
  const trust = { origin: logKey.name, keys: [logKey] };
  const seen = await witnessCheckpoint(note, trust, last, proof, ed25519);
  if (!seen.ok) {
    terminal.say(refusalText(seen.error, lang));
    return exitCode.refused;
  }
  const { text, checkpoint } = seen.value;
  await writeFile(options.state, checkpointText(checkpoint));
  terminal.say(witnessKeyText(witness));
  terminal.result((await cosignature(text, witness, options.at)).trimEnd());
  return exitCode.complete;
}

function refusalText(refusal: WitnessRefusal, lang: Language): string {
  switch (refusal.kind) {
    case "rollback":
    case "fork":
    case "unproven":
      return historyText(refusal.kind, refusal.before, refusal.now)[lang];
    case "not_a_checkpoint":
      return lang === "id" ? "Ini bukan keadaan catatan." : "This is no state of a log.";
    case "other_log":
      return lang === "id"
        ? `Catatan ini milik ${refusal.found}, bukan ${refusal.expected}.`
        : `This log is of ${refusal.found}, not of ${refusal.expected}.`;
    case "note_malformed":
    case "no_known_key":
    case "signature_wrong":
    case "key_retired":
      return noteProblemText(refusal)[lang];
    default:
      return assertNever(refusal);
  }
}
