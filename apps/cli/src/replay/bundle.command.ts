import { readFile } from "node:fs/promises";
import { replayBundle, RunBundle } from "@pindah/domain/replay";
import { plannerFor } from "@pindah/solver";
import type { Language } from "@pindah/ui";
import { problemIn } from "../input/problems.ts";
import { reportProblems } from "../input/read-inputs.ts";
import { readJson } from "../input/read-json.ts";
import { exitCode, type Terminal } from "../terminal.ts";

export type BundleOptions = { readonly json: boolean; readonly lang: Language };

/** `pindah replay-bundle`: computes a run that the API gave as a file again, and compares. */
export async function replayBundleCommand(
  file: string,
  options: BundleOptions,
  terminal: Terminal,
): Promise<number> {
  const text = await textOf(file);
  if (text === null)
    return reportProblems(
      [
        problemIn(file, "file_unreadable", null, {
          wrong: { id: "Berkas tidak terbaca.", en: "The file cannot be read." },
          cure: {
            id: "Beri berkas yang diunduh dari halaman perhitungan.",
            en: "Give a file that the page of a run handed out.",
          },
        }),
      ],
      options,
      terminal,
    );
  const bundle = readJson(file, text, RunBundle, "docs/rules/plan.md");
  if (!bundle.ok) return reportProblems(bundle.error, options, terminal);
  const replayed = replayBundle(await plannerFor(bundle.value.inputs), bundle.value);
  if (!replayed.ok) {
    terminal.say(JSON.stringify(replayed.error));
    return exitCode.refused;
  }
  const { hash, same } = replayed.value;
  const written = bundle.value.planHash;
  if (options.json) terminal.result(JSON.stringify({ ok: same, written, hash }));
  else terminal.result(verdict(same, hash, written, options.lang));
  return same ? exitCode.complete : exitCode.refused;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

function verdict(same: boolean, hash: string, written: string, language: Language): string {
  if (same)
    return language === "id" ? `Sama persis: sidik ${hash}.` : `The very same plan: hash ${hash}.`;
  return language === "id"
    ? `BERBEDA: tertulis ${written}, dihitung ulang ${hash}.`
    : `DIFFERENT: written ${written}, computed again ${hash}.`;
}
