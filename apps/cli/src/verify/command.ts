import { ed25519 } from "@pindah/api/operations";
import { LocalDate, type Bilingual } from "@pindah/domain/kernel";
import {
  besideManifest,
  checkFiles,
  checkInLog,
  checkpointText,
  fileCheckText,
  isLate,
  logStepText,
  Manifest,
  parseCheckpoint,
  PublicLog,
  rerunScreening,
  ScreeningInputs,
  UnitFingerprint,
} from "@pindah/domain/publication";
import type { Language } from "@pindah/ui";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { exitCode, type Terminal } from "../terminal.ts";
import { listedIn, receivedFrom, type Received } from "./received.ts";

export type VerifyOptions = {
  /** File that keeps the state of the log that was seen last. */
  readonly state: string | undefined;
  /** The day of today, for what is late. */
  readonly today: LocalDate;
  readonly json: boolean;
  readonly lang: Language;
};

type Line = { readonly good: boolean; readonly text: Bilingual };

/**
 * `pindah verify`: checks a published release, in a folder or at an address: files, signature, log,
 * witnesses, lateness, and the screening run again. Each step is a sentence.
 */
export async function verifyCommand(
  place: string,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<number> {
  const received = receivedFrom(place);
  const manifestText = await received("manifest.json");
  const manifest = Manifest.safeParse(parseJson(manifestText));
  if (manifestText === null || !manifest.success) {
    terminal.say(
      options.lang === "id"
        ? `${place} tidak memuat manifest.json rilis. Beri folder atau alamat satu rilis (…/rilis/<id>/).`
        : `${place} holds no manifest.json of a release. Give the folder or address of one release (…/rilis/<id>/).`,
    );
    return exitCode.inputProblems;
  }
  const lines = [
    ...(await fileLines(place, manifest.data, received)),
    ...(await logLines(manifestText, received, options)),
    ...(await rerunLines(received)),
  ];
  const good = lines.every((line) => line.good);
  if (options.json) terminal.result(JSON.stringify({ ok: good, steps: lines }));
  else
    for (const line of lines)
      terminal.result(`${line.good ? "✓" : "✕"} ${line.text[options.lang]}`);
  return good ? exitCode.complete : exitCode.refused;
}

async function fileLines(place: string, manifest: Manifest, received: Received): Promise<Line[]> {
  const beside = new Set<string>(["manifest.json", ...Object.values(besideManifest)]);
  const paths = new Set([...manifest.files.map(({ path }) => path), ...(await listedIn(place))]);
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = beside.has(path) ? null : await received(path);
    if (text !== null) texts.set(path, text);
  }
  const checks = checkFiles(manifest, texts);
  const same = checks.filter(({ kind }) => kind === "same").length;
  const total = manifest.files.length;
  const faults = checks.map(fileCheckText).filter((text) => text !== null);
  const told = {
    id: `${same} dari ${total} berkas sama dengan manifes.`,
    en: `${same} of ${total} files are as in the manifest.`,
  };
  return [
    { good: same === total, text: told },
    ...faults.map((text): Line => ({ good: false, text })),
  ];
}

async function logLines(
  manifestText: string,
  received: Received,
  { state, today }: VerifyOptions,
): Promise<readonly Line[]> {
  const text = await received(besideManifest.log);
  if (text === null) return [{ good: false, text: unsigned }];
  const log = PublicLog.safeParse(parseJson(text));
  if (!log.success) return [{ good: false, text: unreadable }];
  const seen = state === undefined ? null : await readFile(state, "utf8").catch(() => null);
  const { steps, checkpoint } = await checkInLog(
    log.data,
    {
      manifestText,
      proofText: (await received(besideManifest.proof)) ?? "",
      leavesText: (await received(besideManifest.leaves)) ?? "",
    },
    {
      remembered: seen === null ? null : parseCheckpoint(seen),
      isLate: (nextDue) => isLate(LocalDate.parse(nextDue), today),
    },
    ed25519,
  );
  if (checkpoint !== null && state !== undefined) {
    await mkdir(dirname(state), { recursive: true });
    await writeFile(state, checkpointText(checkpoint));
  }
  return steps.flatMap((step): readonly Line[] => {
    const sentence = logStepText(step);
    // A late release is still genuine.
    return sentence === null
      ? []
      : [{ good: step.good || step.step === "punctual", text: sentence }];
  });
}

async function rerunLines(received: Received): Promise<readonly Line[]> {
  const inputs = ScreeningInputs.safeParse(parseJson(await received("inputs/screening.json")));
  const published = z
    .array(UnitFingerprint)
    .safeParse(parseJson(await received("results/fingerprints.json")));
  if (!inputs.success || !published.success) return [];
  const { same, units, differences } = rerunScreening(inputs.data, published.data);
  const text = {
    id: `Penapisan dihitung ulang: ${same} dari ${units} unit sama.`,
    en: `The screening was run again: ${same} of ${units} units are the same.`,
  };
  return [{ good: differences.length === 0, text }];
}

const unsigned = {
  id: "Rilis ini tidak ditandatangani: hanya keutuhannya yang dapat diperiksa.",
  en: "This release is not signed: only that it is whole can be checked.",
};
const unreadable = { id: "log.json tidak terbaca.", en: "log.json cannot be read." };

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
