import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

export type OutputFile = { readonly path: string; readonly text: string };

/** The folder holds files that this command did not write. */
export class ForeignFolderError extends Error {
  override readonly name = "ForeignFolderError";
}

/**
 * Writes all files or none: into a folder beside the wanted one, which then takes its place. An
 * earlier result (it holds `marker`) is replaced; a folder with anything else is refused.
 */
export async function writeDirectory(
  folder: string,
  files: readonly OutputFile[],
  marker: string,
): Promise<void> {
  const target = resolve(folder);
  await refuseForeign(folder, marker);
  await mkdir(dirname(target), { recursive: true });
  const partial = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(partial, path)), { recursive: true });
      await writeFile(join(partial, path), text);
    }
    await chmod(partial, 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Throws when the folder holds files and none of them is `marker`: they are somebody else's. */
export async function refuseForeign(folder: string, marker: string): Promise<void> {
  const present = await namesIn(resolve(folder));
  if (present.length > 0 && !present.includes(marker))
    throw new ForeignFolderError(
      `${folder} holds other files (${present.slice(0, 3).join(", ")}). Name an empty or a new folder with --out.`,
    );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
