import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Every file below a folder as text, by its path with `/`, in order. Empty when there is none. */
export function readTexts(folder: string): ReadonlyMap<string, string> {
  return new Map([...readBytes(folder)].map(([path, bytes]) => [path, bytes.toString("utf8")]));
}

/** The same, as bytes. */
export function readBytes(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(
    entries.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path)]),
  );
}

/** Puts a whole folder in the place of another, so that no reader ever meets half a site. */
export function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): void {
  const fresh = `${folder}.new`;
  const old = `${folder}.old`;
  rmSync(fresh, { recursive: true, force: true });
  for (const [path, text] of files) {
    const target = join(fresh, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}
