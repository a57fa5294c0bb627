import { hashText } from "@pindah/domain/kernel";
import {
  checkFiles,
  Manifest,
  rerunScreening,
  ScreeningInputs,
  UnitFingerprint,
} from "@pindah/domain/publication";
import { z } from "zod";
import { startBlock, tell, type Block } from "./block.ts";
import { checkLog } from "./check-log.ts";
import { logSentence } from "./log-sentences.ts";

type Line = { readonly good: boolean; readonly text: string };
type Files = ReadonlyMap<string, string>;

const Log = z.object({ origin: z.string(), keys: z.array(z.string()) });
/** Beside the manifest, because the manifest cannot name what proves it. */
const unlisted = new Set(["manifest.json", "manifest.tlog-proof", "log.json", "log-leaves.txt"]);

// The whole check in one page that can be kept and opened from a disk: the reader gives the folder
// of a release; nothing is sent anywhere.
startBlock("standalone", async ({ result, say }) => {
  const folder = document.querySelector<HTMLInputElement>("input[type=file]");
  const root = document.querySelector<HTMLInputElement>("input[name=root]")?.value.trim() ?? "";
  const files = await textsOf([...(folder?.files ?? [])]);
  const manifestText = files.get("manifest.json");
  if (manifestText === undefined) {
    tell(result, "bad", [say("noManifest")]);
    return;
  }
  const lines = [
    rootLine(hashText(manifestText), root, say),
    ...fileLines(manifestText, files, say),
    ...(await logLines(manifestText, files, say)),
    ...rerunLines(files, say),
  ];
  const good = lines.every((line) => line.good);
  tell(result, good ? "good" : "bad", [
    say(good ? "allGood" : "notGood"),
    ...lines.map((line) => `${line.good ? "✓" : "✕"} ${line.text}`),
  ]);
});

/** By the path inside the folder that was chosen. */
async function textsOf(files: readonly File[]): Promise<Files> {
  const entries = files.map(async (file): Promise<[string, string]> => [
    file.webkitRelativePath.split("/").slice(1).join("/") || file.name,
    await file.text(),
  ]);
  return new Map(await Promise.all(entries));
}

function rootLine(found: string, expected: string, say: Block["say"]): Line {
  if (expected === "") return { good: true, text: say("rootFound", { found }) };
  const good = found.startsWith(expected.toLowerCase()) && expected.length >= 16;
  return { good, text: say(good ? "rootSame" : "manifestChanged", { expected, found }) };
}

function fileLines(manifestText: string, files: Files, say: Block["say"]): readonly Line[] {
  const manifest = Manifest.safeParse(JSON.parse(manifestText));
  if (!manifest.success) return [{ good: false, text: say("manifest_readable") }];
  const checks = checkFiles(manifest.data, files);
  const same = checks.filter(({ kind }) => kind === "same").length;
  const faults = checks.flatMap((check): readonly Line[] => {
    const { path } = check;
    if (check.kind === "missing") return [{ good: false, text: say("missing", { path }) }];
    if (check.kind === "not_in_manifest")
      return unlisted.has(path) ? [] : [{ good: false, text: say("extra", { path }) }];
    if (check.kind === "same") return [];
    const { expected, found } = check;
    return [{ good: false, text: say("changed", { path, expected, found }) }];
  });
  const total = manifest.data.files.length;
  const told = say("sameFiles", { same, files: total });
  return [{ good: same === total, text: told }, ...faults];
}

async function logLines(
  manifestText: string,
  files: Files,
  say: Block["say"],
): Promise<readonly Line[]> {
  const log = Log.safeParse(JSON.parse(files.get("log.json") ?? "null"));
  if (!log.success) return [{ good: true, text: say("unsigned") }];
  const { steps } = await checkLog({
    ...log.data,
    manifestText,
    proofText: files.get("manifest.tlog-proof") ?? "",
    leavesText: files.get("log-leaves.txt") ?? "",
  });
  const told = steps.flatMap((step): readonly Line[] => {
    const text = logSentence(step, say);
    return text === null ? [] : [{ good: step.good || step.step === "punctual", text }];
  });
  return [...told, { good: true, text: say("keysHere", { keys: log.data.keys.join(", ") }) }];
}

function rerunLines(files: Files, say: Block["say"]): readonly Line[] {
  const started = performance.now();
  const inputs = ScreeningInputs.parse(JSON.parse(files.get("inputs/screening.json") ?? "null"));
  const published = z
    .array(UnitFingerprint)
    .parse(JSON.parse(files.get("results/fingerprints.json") ?? "null"));
  const { same, units, differences } = rerunScreening(inputs, published);
  const ms = Math.round(performance.now() - started);
  const names = differences.slice(0, 20).map(({ unitCode }) => unitCode);
  return [
    { good: differences.length === 0, text: say("rerun", { same, units, ms }) },
    ...names.map((unit): Line => ({ good: false, text: say("unitDiffers", { unit }) })),
  ];
}
