import { zipSync, type Zippable } from "fflate";

/** The first day that a ZIP file can name, so that the same site gives the same bytes. */
const FIRST_DAY = "1980-01-01T00:00:00";

/**
 * A whole site as one file, to unpack onto a disk and open there without a network. A link to a
 * folder becomes one to its page, because a browser lists a folder on a disk; what only a server
 * has (`data-online`) is left out.
 */
export function portableSite(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = Object.fromEntries(
    [...files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => [
        path,
        [
          typeof content === "string" ? encoder.encode(forDisk(path, content)) : content,
          { mtime: FIRST_DAY },
        ],
      ]),
  );
  return zipSync(entries, { level: 6 });
}

function forDisk(path: string, text: string): string {
  if (!path.endsWith(".html")) return text;
  return text
    .replaceAll(/<p data-online="">.*?<\/p>/gs, "")
    .replaceAll(/ href="([^":#]*\/)(#[^"]*)?"/g, ' href="$1index.html$2"');
}
