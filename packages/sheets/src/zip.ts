import { inflateRawSync } from "node:zlib";
import { type Limits, Unreadable } from "./table.ts";

/** One part of a workbook: where its bytes lie, and how they are packed. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/** The parts of a zip file by name, from its directory. Nothing is unpacked yet. */
export function zipEntries(bytes: Uint8Array, limits: Limits): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries)
    throw tooLarge(`${count} bagian`, `${count} parts`, `${limits.entries}`);
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    if ((flags & 1) === 1) throw encrypted();
    const nameText = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0)));
    entries.set(nameText.replaceAll("\\", "/"), {
      name: nameText,
      method,
      packed: packedBytes(bytes, view, local, packedSize),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/**
 * Unpacks one part and hands it on in pieces. The sizes that the file itself states are not
 * believed: the inflating stops at the limits, before anybody reads a letter of the part.
 */
export function unpack(
  entry: ZipEntry,
  limits: Limits,
  onPiece: (piece: Uint8Array, last: boolean) => void,
): void {
  if (entry.method === 0) return onPiece(entry.packed, true);
  if (entry.method !== 8) throw broken();
  const bytes = inflated(entry, limits);
  const step = 65_536;
  for (let at = 0; at < bytes.length || at === 0; at += step)
    onPiece(bytes.subarray(at, at + step), at + step >= bytes.length);
}

function inflated({ name, packed }: ZipEntry, limits: Limits): Uint8Array {
  const byRatio = Math.max(1_000_000, limits.ratio * packed.length);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.min(limits.inflatedBytes, byRatio) });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code !== "ERR_BUFFER_TOO_LARGE") throw broken();
    throw byRatio < limits.inflatedBytes
      ? tooLarge(name, name, `${limits.ratio} : 1`)
      : tooLarge(name, name, `${limits.inflatedBytes} byte`);
  }
}

function packedBytes(bytes: Uint8Array, view: DataView, local: number, size: number): Uint8Array {
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_ENTRY) throw broken();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + size > bytes.length) throw broken();
  return bytes.subarray(start, start + size);
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  throw broken();
}

export function broken(): Unreadable {
  return new Unreadable({
    wrong: { id: "Buku kerja ini rusak.", en: "This workbook is damaged." },
    cure: {
      id: "Buka di aplikasi lembar kerja, lalu simpan lagi sebagai XLSX.",
      en: "Open it in a spreadsheet program and save it as XLSX again.",
    },
  });
}

export function encrypted(): Unreadable {
  return new Unreadable({
    wrong: {
      id: "Ini buku kerja lama (.xls) atau yang memakai kata sandi.",
      en: "This is an old workbook (.xls), or one with a password.",
    },
    cure: {
      id: "Simpan sebagai .xlsx tanpa kata sandi.",
      en: "Save it as .xlsx without a password.",
    },
  });
}

export function tooLarge(id: string, en: string, limit: string): Unreadable {
  return new Unreadable({
    found: en,
    wrong: {
      id: `Terlalu besar: ${id} melewati batas ${limit}.`,
      en: `Too large: ${en} passes the limit of ${limit}.`,
    },
    cure: {
      id: "Bagi menjadi beberapa berkas, atau simpan sebagai CSV.",
      en: "Split it into several files, or save it as CSV.",
    },
  });
}
