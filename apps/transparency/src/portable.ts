import { zipSync, type Zippable } from "fflate";

/** The first day that a ZIP file can name, so that the same site gives the same bytes. */
const FIRST_DAY = "1980-01-01T00:00:00";

/** A whole site as one file, to unpack onto a disk and open there without a network. */
export function portableSite(files: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = Object.fromEntries(
    [...files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => [path, [encoder.encode(text), { mtime: FIRST_DAY }]]),
  );
  return zipSync(entries, { level: 6 });
}
