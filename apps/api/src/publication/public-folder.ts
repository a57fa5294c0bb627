import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  besideManifest,
  inclusionProof,
  leafHash,
  leavesText,
  logProofText,
  logTiles,
  verifierKeyText,
  type PublicLog,
  type Signer,
} from "@pindah/domain/publication";
import type { LogEntry } from "./log.store.ts";

/** What is handed out to the public: releases that never change, and the log. */
export type PublicFolder = {
  readonly folder: string;
  readonly entries: readonly LogEntry[];
  /** The latest signed state of the log. */
  readonly note: string;
  readonly signer: Signer;
};

export function publicFolderIn(releaseFolder: string): string {
  return join(releaseFolder, "public");
}

/** Where a published release lies for good. */
export function permalinkIn(releaseFolder: string, releaseId: string): string {
  return join(publicFolderIn(releaseFolder), "rilis", releaseId);
}

/** Copies a release's files to their permalink: whole or not at all; what lies there stays. */
export async function publishFiles(releaseFolder: string, releaseId: string): Promise<void> {
  const target = permalinkIn(releaseFolder, releaseId);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await cp(join(releaseFolder, releaseId), unfinished, { recursive: true });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
}

/** Writes the log as static files, and its present proof beside each release. */
export async function writeLog({ folder, entries, note, signer }: PublicFolder): Promise<void> {
  const leaves = entries.map(({ entry }) => leafHash(Buffer.from(entry)));
  const log: PublicLog = {
    origin: signer.name,
    keys: [verifierKeyText(signer)],
    keyChanges: [],
    witnesses: [],
  };
  await writeInto(folder, "log/checkpoint", note);
  await writeInto(folder, "log/log.json", JSON.stringify(log));
  await writeInto(folder, "log/leaves.txt", leavesText(leaves));
  for (const [path, bytes] of logTiles(entries.map(({ entry }) => entry)))
    await writeInto(folder, `log/${path}`, bytes);
  for (const { place, releaseId } of entries) {
    if (releaseId === null) continue;
    const beside = `rilis/${releaseId}`;
    const proof = logProofText({
      index: place,
      proof: inclusionProof(leaves, place),
      checkpoint: note,
    });
    await writeInto(folder, `${beside}/${besideManifest.log}`, JSON.stringify(log));
    await writeInto(folder, `${beside}/${besideManifest.leaves}`, leavesText(leaves));
    await writeInto(folder, `${beside}/${besideManifest.proof}`, proof);
  }
}

async function writeInto(folder: string, path: string, content: string | Uint8Array) {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.unfinished`, content);
  await rename(`${target}.unfinished`, target);
}
