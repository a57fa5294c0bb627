import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { leafHash, treeRoot, type Hash } from "./merkle.ts";

const WIDTH = 256;
const MOST_BYTES = 65_535;

/**
 * The log as files that any web server can hand out (C2SP tlog-tiles): hashes in tiles of 256 by
 * level, and the entries themselves in bundles. `entries` are the bytes as they were logged, as
 * text. Throws on an entry over 65,535 bytes, which the format cannot carry.
 */
export function logTiles(entries: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const bytes = entries.map(utf8ToBytes);
  for (const [path, items] of tilesOf("tile/entries", bytes.map(bundled))) files.set(path, items);
  let hashes: readonly Hash[] = bytes.map(leafHash);
  for (let level = 0; hashes.length > 0; level += 1) {
    for (const [path, items] of tilesOf(`tile/${level}`, hashes)) files.set(path, items);
    const whole = Math.floor(hashes.length / WIDTH);
    const below = hashes;
    hashes = Array.from({ length: whole }, (_, at) =>
      treeRoot(below.slice(at * WIDTH, (at + 1) * WIDTH)),
    );
  }
  return files;
}

function* tilesOf(
  folder: string,
  items: readonly Uint8Array[],
): Generator<readonly [path: string, bytes: Uint8Array]> {
  for (let at = 0; at * WIDTH < items.length; at += 1) {
    const part = items.slice(at * WIDTH, (at + 1) * WIDTH);
    const partial = part.length < WIDTH ? `.p/${part.length}` : "";
    yield [`${folder}/${numberPath(at)}${partial}`, concatBytes(...part)];
  }
}

/** 1234067 as `x001/x234/067`. */
function numberPath(tile: number): string {
  const groups: string[] = [];
  for (let rest = tile; rest > 0 || groups.length === 0; rest = Math.floor(rest / 1000))
    groups.unshift(String(rest % 1000).padStart(3, "0"));
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
}

function bundled(entry: Uint8Array): Uint8Array {
  if (entry.length > MOST_BYTES) throw new Error(`An entry of ${entry.length} bytes is too long`);
  return concatBytes(Uint8Array.of(entry.length >> 8, entry.length & 255), entry);
}
