import { newSigningKey, readSigner } from "@pindah/api/operations";
import { verifierKeyText, witnessKeyText } from "@pindah/domain/publication";
import type { Language } from "@pindah/ui";
import { writeFile } from "node:fs/promises";
import { exitCode, type Terminal } from "../terminal.ts";

export type NewKeyOptions = {
  readonly name: string;
  readonly out: string;
  readonly lang: Language;
};

/**
 * `pindah publish new-key`: writes a new private key, readable by its owner only, and says the two
 * public forms of it: as the key of a log, and as that of a witness. A file that exists stays.
 */
export async function newKeyCommand(
  { name, out, lang }: NewKeyOptions,
  chance: Uint8Array,
  terminal: Terminal,
): Promise<number> {
  const text = await newSigningKey(name, chance);
  const signer = await readSigner(text);
  if (signer === null) {
    terminal.say(
      lang === "id"
        ? `Nama ${name} tidak dapat dipakai: tanpa spasi dan tanpa tanda +.`
        : `The name ${name} cannot be used: no space and no plus sign.`,
    );
    return exitCode.inputProblems;
  }
  try {
    await writeFile(out, text, { mode: 0o600, flag: "wx" });
  } catch {
    terminal.say(
      lang === "id"
        ? `${out} tidak dapat ditulis, atau sudah ada. Pilih berkas baru.`
        : `${out} cannot be written, or is already there. Choose a new file.`,
    );
    return exitCode.inputProblems;
  }
  terminal.result(`${verifierKeyText(signer)}\n${witnessKeyText(signer)}`);
  return exitCode.complete;
}
