import { hashText } from "@pindah/domain/kernel";
import {
  besideManifest,
  checkFiles,
  fileCheckText,
  logStepText,
  Manifest,
  PublicLog,
  rerunScreening,
  ScreeningInputs,
  UnitFingerprint,
} from "@pindah/domain/publication";
import { z } from "zod";
import { startBlock, tell, type Block } from "./block.ts";
import { checkLog, inPageLanguage } from "./check-log.ts";

type Line = { readonly good: boolean; readonly text: string };
type Files = ReadonlyMap<string, string>;

const unlisted = new Set<string>(["manifest.json", ...Object.values(besideManifest)]);

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
  if (!manifest.success) return [{ good: false, text: say("manifestUnreadable") }];
  const checks = checkFiles(manifest.data, files);
  const same = checks.filter(({ kind }) => kind === "same").length;
  const faults = checks
    .filter(({ kind, path }) => kind !== "not_in_manifest" || !unlisted.has(path))
    .map(fileCheckText)
    .filter((text) => text !== null)
    .map((text): Line => ({ good: false, text: inPageLanguage(text) }));
  const total = manifest.data.files.length;
  const told = say("sameFiles", { same, files: total });
  return [{ good: same === total, text: told }, ...faults];
}

async function logLines(
  manifestText: string,
  files: Files,
  say: Block["say"],
): Promise<readonly Line[]> {
  const text = files.get(besideManifest.log);
  if (text === undefined) return [{ good: true, text: say("unsigned") }];
  const log = PublicLog.safeParse(JSON.parse(text));
  if (!log.success) return [{ good: false, text: say("logUnreadable") }];
  const { steps } = await checkLog(log.data, {
    manifestText,
    proofText: files.get(besideManifest.proof) ?? "",
    leavesText: files.get(besideManifest.leaves) ?? "",
  });
  const told = steps.flatMap((step): readonly Line[] => {
    const sentence = logStepText(step);
    if (sentence === null) return [];
    return [{ good: step.good || step.step === "punctual", text: inPageLanguage(sentence) }];
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
