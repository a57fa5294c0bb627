import { Unreadable } from "./table.ts";

/**
 * The text of a file: by its mark (BOM), else UTF-8 when it is that, else UTF-16 when every other
 * byte is zero, else Windows-1252 (which holds Latin-1), as old spreadsheets write it.
 */
export function decode(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  if (label !== null) return new TextDecoder(label).decode(bytes);
  try {
    return refusingBinary(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    return refusingBinary(new TextDecoder("windows-1252").decode(bytes));
  }
}

function encodingOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even === 0) return "utf-16le";
  if (even > head.length / 4 && odd === 0) return "utf-16be";
  return null;
}

function refusingBinary(text: string): string {
  if (!text.slice(0, 100_000).includes("\u0000")) return text;
  throw new Unreadable({
    wrong: { id: "Berkas ini bukan teks.", en: "This file is not text." },
    cure: { id: "Simpan sebagai CSV atau XLSX.", en: "Save it as CSV or XLSX." },
  });
}
