import { assertNever, type Bilingual } from "../kernel/index.ts";
import type { LogStep } from "./log-check.ts";
import type { FileCheck } from "./manifest.ts";
import type { NoteProblem } from "./note.ts";
import type { HistoryFinding } from "./history.ts";

/** One step of a check as a plain sentence; null for a step that held and tells nothing. */
export function logStepText(step: LogStep): Bilingual | null {
  switch (step.step) {
    case "proof_readable":
    case "checkpoint_readable":
    case "entry_canonical":
    case "manifest_readable":
      return step.good ? null : unreadable[step.step];
    case "keys":
      return keysText(step);
    case "signature":
      return step.good
        ? both(
            `Tanda tangan ${step.signedBy.join(", ")} cocok.`,
            `The signature of ${step.signedBy.join(", ")} is right.`,
          )
        : noteProblemText(step.problem);
    case "witnesses":
      return step.good
        ? seenText(step.seenBy.map(({ name }) => name))
        : noteProblemText(step.problem);
    case "origin":
      return step.good
        ? null
        : both(
            `Catatan ini milik ${step.found}, bukan ${step.expected}.`,
            `This log is of ${step.found}, not of ${step.expected}.`,
          );
    case "history":
      return historyText(step.finding, step.before ?? 0, step.now);
    case "in_log":
      return step.good
        ? both(
            `Manifes ini entri ${step.index + 1} dari ${step.size} dalam catatan publik.`,
            `This manifest is entry ${step.index + 1} of ${step.size} in the public log.`,
          )
        : both(
            `Manifes ini tidak ada dalam catatan publik di tempat yang disebut buktinya (entri ${step.index + 1}).`,
            `This manifest is not in the public log at the place that its proof names (entry ${step.index + 1}).`,
          );
    case "punctual":
      return step.good
        ? null
        : both(
            `Rilis berikutnya terlambat: seharusnya terbit ${step.nextDue}. Rilis ini sendiri asli.`,
            `The next release is late: it was due on ${step.nextDue}. This one is genuine.`,
          );
    default:
      return assertNever(step);
  }
}

/** How a file stands to the manifest; null when it is the same. */
export function fileCheckText(check: FileCheck): Bilingual | null {
  switch (check.kind) {
    case "same":
      return null;
    case "missing":
      return both(`${check.path} tidak ada.`, `${check.path} is missing.`);
    case "changed":
      return both(
        `${check.path} berubah: diharapkan ${check.expected}, ditemukan ${check.found}.`,
        `${check.path} has changed: expected ${check.expected}, found ${check.found}.`,
      );
    case "not_in_manifest":
      return both(
        `${check.path} tidak tercatat dalam manifes.`,
        `${check.path} is not recorded in the manifest.`,
      );
    default:
      return assertNever(check);
  }
}

/** What is wrong with a signed note. */
export function noteProblemText(problem: NoteProblem): Bilingual {
  switch (problem.kind) {
    case "note_malformed":
      return both("Catatan bertanda tangan tidak terbaca.", "The signed note cannot be read.");
    case "no_known_key":
      return both(
        "Catatan ini tidak ditandatangani oleh kunci yang dikenal.",
        "This note is not signed by a key that is known.",
      );
    case "signature_wrong":
      return both(
        `Tanda tangan ${problem.name} salah.`,
        `The signature of ${problem.name} is wrong.`,
      );
    case "key_retired":
      return both(
        `Kunci lama: ${problem.name} (${problem.keyId}) tidak berlaku lagi sejak ${problem.on}.`,
        `An old key: ${problem.name} (${problem.keyId}) no longer counts since ${problem.on}.`,
      );
    default:
      return assertNever(problem);
  }
}

/** How a state of the log stands to the one seen last. */
export function historyText(finding: HistoryFinding, before: number, now: number): Bilingual {
  const texts: Readonly<Record<HistoryFinding, Bilingual>> = {
    first_visit: both(
      `Pemeriksaan pertama di sini: keadaan catatan (${now} entri) diingat.`,
      `First check here: the state of the log (${now} entries) is remembered.`,
    ),
    unchanged: both(
      `Catatan sama dengan pemeriksaan terakhir (${now} entri).`,
      `The log is as on the last check (${now} entries).`,
    ),
    extended: both(
      `Catatan bertambah dari ${before} menjadi ${now} entri; yang lama tidak berubah.`,
      `The log grew from ${before} to ${now} entries; the old ones have not changed.`,
    ),
    unproven: both(
      `Catatan bertambah dari ${before} menjadi ${now} entri, tetapi tidak ada bukti bahwa yang lama tidak berubah.`,
      `The log grew from ${before} to ${now} entries, but nothing proves that the old ones have not changed.`,
    ),
    rollback: both(
      `Catatan menyusut dari ${before} menjadi ${now} entri: ada yang ditarik kembali.`,
      `The log shrank from ${before} to ${now} entries: something was taken back.`,
    ),
    fork: both(
      "Catatan ini punya masa lalu lain daripada yang diperiksa terakhir: ada dua catatan.",
      "This log has another past than the one checked last: there are two logs.",
    ),
  };
  return texts[finding];
}

const unreadable = {
  proof_readable: both("Bukti catatan tidak terbaca.", "The proof of the log cannot be read."),
  checkpoint_readable: both(
    "Keadaan catatan tidak terbaca.",
    "The state of the log cannot be read.",
  ),
  entry_canonical: both(
    "Manifes tidak dalam bentuk bakunya.",
    "The manifest is not in its one standard form.",
  ),
  manifest_readable: both("Manifes tidak terbaca.", "The manifest cannot be read."),
};

function keysText({ good, changes }: LogStep & { readonly step: "keys" }): Bilingual | null {
  if (!good)
    return both(
      "Penggantian kunci tidak terbukti oleh kunci sebelumnya.",
      "A change of keys is not proven by the key before it.",
    );
  return changes === 0
    ? null
    : both(
        `${changes} penggantian kunci terbukti dalam catatan.`,
        `${changes} changes of keys are proven in the log.`,
      );
}

function seenText(names: readonly string[]): Bilingual {
  return names.length === 0
    ? both("Belum ada saksi luar.", "No outside witness yet.")
    : both(`Dilihat pula oleh: ${names.join(", ")}.`, `Also seen by: ${names.join(", ")}.`);
}

function both(id: string, en: string): Bilingual {
  return { id, en };
}
