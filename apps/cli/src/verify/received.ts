import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** A text that was published, from a folder or an address; null when it is not there. */
export type Received = (path: string) => Promise<string | null>;

/** Reads below a folder, or below an address that starts with http. */
export function receivedFrom(place: string): Received {
  if (!/^https?:\/\//.test(place))
    return (path) => readFile(join(place, path), "utf8").catch(() => null);
  const base = place.endsWith("/") ? place : `${place}/`;
  return async (path) => {
    const answer = await fetch(new URL(path, base)).catch(() => null);
    return answer?.ok === true ? answer.text() : null;
  };
}

/** Every file below a folder, by its path with `/`; empty for an address, which lists nothing. */
export async function listedIn(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
