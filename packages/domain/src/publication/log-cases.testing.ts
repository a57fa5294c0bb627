import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Bilingual } from "../kernel/index.ts";
import { keyEntryText, type ProvenChange } from "./keys.ts";
import { appendToLog, leavesText, type Log } from "./log.ts";
import { manifestText } from "./manifest.ts";
import { leafHash } from "./merkle.ts";
import { verifierKeyText, type Signer } from "./note.ts";
import { besideManifest } from "./check-in-log.ts";
import type { PublicLog } from "./public-log.ts";
import { buildRelease } from "./release.ts";
import { crowdedCountry, releaseInput } from "./testing.ts";
import { cosignature, withCosignature, witnessKeyText } from "./witness.ts";

/** Those who sign in the cases; a test hands them in, so that no key is written down here. */
export type LogCast = {
  readonly log: Signer;
  /** The key that follows; its name is that of the log. */
  readonly next: Signer;
  readonly stranger: Signer;
  readonly witness: Signer;
};

/** The files of a release as a reader receives them, by path. */
export type ReceivedFiles = Map<string, string>;

/** What is published, what a reader saw before it, and what every verifier must say. */
export type LogCase = {
  readonly name: string;
  /** What the reader checked before; null for a first visit. */
  readonly before: Scene | null;
  readonly now: Scene;
  readonly good: boolean;
  /** A part of a sentence of the answer. */
  readonly says: Bilingual;
};

type Scene = (cast: LogCast) => Promise<ReceivedFiles>;

/** The one table that all verifiers are held against. */
export const logCases: readonly LogCase[] = [
  {
    name: "all is well, and a witness has seen it",
    before: published(["first"]),
    now: published(["first"]),
    good: true,
    says: { id: "Dilihat pula oleh: saksi.example.", en: "Also seen by: saksi.example." },
  },
  {
    name: "one byte of a file flipped",
    before: null,
    now: published(["first"], (files) =>
      files.set("data/units.csv", (files.get("data/units.csv") ?? "").replace("C", "D")),
    ),
    good: false,
    says: { id: "data/units.csv berubah", en: "data/units.csv has changed" },
  },
  {
    name: "a file is gone",
    before: null,
    now: published(["first"], (files) => files.delete("data/waves.csv")),
    good: false,
    says: { id: "data/waves.csv tidak ada", en: "data/waves.csv is missing" },
  },
  {
    name: "a rollback",
    before: published(["first", "second", "third"]),
    now: published(["first", "second"]),
    good: false,
    says: {
      id: "Catatan menyusut dari 4 menjadi 3 entri",
      en: "The log shrank from 4 to 3 entries",
    },
  },
  {
    name: "a fork",
    before: published(["first", "second"]),
    now: published(["first", "another", "third"]),
    good: false,
    says: { id: "ada dua catatan", en: "there are two logs" },
  },
  {
    name: "an old key, after its retirement",
    before: null,
    now: afterRotation("log"),
    good: false,
    says: { id: "Kunci lama: ", en: "An old key: " },
  },
  {
    name: "the new key, proven by the old one",
    before: null,
    now: afterRotation("next"),
    good: true,
    says: {
      id: "2 penggantian kunci terbukti",
      en: "2 changes of keys are proven in the log",
    },
  },
  {
    name: "a stranger's key with the same name",
    before: null,
    now: published(["first"], (files, { stranger }) =>
      files.set(besideManifest.log, logText({ stranger }, [])),
    ),
    good: false,
    says: {
      id: "tidak ditandatangani oleh kunci yang dikenal",
      en: "not signed by a key that is known",
    },
  },
  {
    name: "a late release",
    before: null,
    now: published(["first"], undefined, { nextDue: "2020-01-02" }),
    good: true,
    says: {
      id: "Rilis berikutnya terlambat: seharusnya terbit 2020-01-02",
      en: "The next release is late: it was due on 2020-01-02",
    },
  },
  {
    name: "a proof of another place",
    before: null,
    now: published(["first"], (files) =>
      files.set(
        besideManifest.proof,
        (files.get(besideManifest.proof) ?? "").replace("index 1", "index 0"),
      ),
    ),
    good: false,
    says: {
      id: "tidak ada dalam catatan publik",
      en: "not in the public log at the place that its proof names (entry 1)",
    },
  },
];

const origin = "transparansi.example/log";
const reason = { id: "penggantian berkala", en: "a regular change" };

const example = buildRelease(releaseInput(crowdedCountry({ "CABINET-SEC": 60 })));

type Change = (files: ReceivedFiles, cast: LogCast) => unknown;

function published(
  past: readonly string[],
  change: Change = () => undefined,
  head: { readonly nextDue?: string } = {},
): Scene {
  return async (cast) => {
    const log = logOf(past);
    const files = await releaseIn(log, [cast.log], cast, head);
    files.set(besideManifest.log, logText({ log: cast.log }, [], cast.witness));
    change(files, cast);
    return files;
  };
}

/** The second key is activated and the first retired; then somebody signs a release. */
function afterRotation(by: "log" | "next"): Scene {
  return async (cast) => {
    const { log: old, next } = cast;
    const first = keyEntryText({ action: "activate", key: next, on: "2030-01-01", reason });
    const second = keyEntryText({ action: "retire", key: old, on: "2030-02-01", reason });
    const activated = await appendToLog(logOf(["first"]), first, [old]);
    const retired = await appendToLog(activated.log, second, [old, next]);
    const files = await releaseIn(retired.log, [cast[by]], cast, {});
    const changes = [
      { entry: first, proof: activated.proof },
      { entry: second, proof: retired.proof },
    ];
    files.set(besideManifest.log, logText({ old }, changes, cast.witness));
    return files;
  };
}

function logOf(entries: readonly string[]): Log {
  return { origin, leaves: entries.map((entry) => leafHash(utf8ToBytes(entry))) };
}

async function releaseIn(
  before: Log,
  signers: readonly Signer[],
  { witness }: LogCast,
  head: { readonly nextDue?: string },
): Promise<ReceivedFiles> {
  if (!example.ok) throw new Error(`The example is refused: ${example.error.kind}`);
  const { manifest, files } = example.value;
  const nextDue = manifest.nextDue;
  const text = manifestText(manifest).replace(
    `"nextDue":"${nextDue}"`,
    `"nextDue":"${head.nextDue ?? nextDue}"`,
  );
  const { log, checkpoint, proof } = await appendToLog(before, text, signers);
  const signed = checkpoint.slice(0, checkpoint.lastIndexOf("\n\n") + 1);
  const seen = withCosignature(checkpoint, await cosignature(signed, witness, 1_900_000_000));
  return new Map([
    ...files.map((file) => [file.path, file.text] as const),
    ["manifest.json", text],
    [besideManifest.proof, proof.replace(checkpoint, seen)],
    [besideManifest.leaves, leavesText(log.leaves)],
  ]);
}

function logText(
  keys: Readonly<Record<string, Signer>>,
  keyChanges: readonly ProvenChange[],
  witness?: Signer,
): string {
  const log: PublicLog = {
    origin,
    keys: Object.values(keys).map(verifierKeyText),
    keyChanges: [...keyChanges],
    witnesses: witness === undefined ? [] : [witnessKeyText(witness)],
  };
  return JSON.stringify(log);
}
