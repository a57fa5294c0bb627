import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, hashText } from "@pindah/domain/kernel";
import { planHash } from "@pindah/domain/plan";
import { z } from "zod";
import { readInputs, reportProblems, type InputOptions } from "../input/read-inputs.ts";
import { problemIn } from "../input/problems.ts";
import { runPlan } from "../plan/run-plan.ts";
import { exitCode, type Terminal } from "../terminal.ts";

export type ReplayOptions = InputOptions & { readonly plan: string };

/** What of a written plan a replay needs; the rest is compared as a whole. */
const WrittenPlan = z.looseObject({
  engine: z.string(),
  lottery: z.strictObject({ seed: z.string(), source: z.string() }),
  inputs: z.strictObject({ dataset: z.string(), policy: z.string(), scenario: z.string() }),
});

/**
 * `pindah replay`: computes a written plan again from its inputs, and says whether it is the same,
 * or which part of it is not.
 */
export async function replayCommand(options: ReplayOptions, terminal: Terminal): Promise<number> {
  const written = await readPlan(options.plan);
  if (written === null)
    return reportProblems(
      [
        problemIn(join(options.plan, "plan.json"), "file_unreadable", null, {
          wrong: { id: "Ini bukan rencana tertulis.", en: "This is no written plan." },
          cure: {
            id: "Beri folder yang ditulis `pindah plan --out`.",
            en: "Give a folder that `pindah plan --out` wrote.",
          },
        }),
      ],
      options,
      terminal,
    );
  const inputs = await readInputs(options, terminal);
  if ("problems" in inputs) return reportProblems(inputs.problems, options, terminal);
  const { seed, source: seedSource } = written.plan.lottery;
  const plan = await runPlan(inputs, { seed, seedSource, lang: options.lang }, terminal);
  if (plan === null) return exitCode.refused;
  const hash = planHash(plan);
  const parts = Object.entries(plan)
    .filter(([name, value]) => canonicalJson(value) !== JSON.stringify(written.plan[name]))
    .map(([name]) => name);
  const same = hash === written.hash;
  if (options.json)
    terminal.result(JSON.stringify({ ok: same, written: written.hash, hash, parts }));
  else terminal.result(verdict(same, hash, written.hash, parts, options.lang));
  return same ? exitCode.complete : exitCode.refused;
}

async function readPlan(folder: string) {
  try {
    const text = await readFile(join(folder, "plan.json"), "utf8");
    return { hash: hashText(text), plan: WrittenPlan.parse(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

function verdict(
  same: boolean,
  hash: string,
  written: string,
  parts: readonly string[],
  language: ReplayOptions["lang"],
): string {
  if (same)
    return language === "id" ? `Sama persis: sidik ${hash}.` : `The very same plan: hash ${hash}.`;
  return language === "id"
    ? `BERBEDA: tertulis ${written}, dihitung ulang ${hash}. Bagian yang berbeda: ${parts.join(", ")}.`
    : `DIFFERENT: written ${written}, computed again ${hash}. Parts that differ: ${parts.join(", ")}.`;
}
