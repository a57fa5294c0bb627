import { readFile } from "node:fs/promises";
import {
  backup,
  checkBackup,
  drill,
  restore,
  type BackupRefusal,
  type FolderInUse,
  type RestoreProof,
} from "@pindah/api/operations";
import { formatNumber, type Language } from "@pindah/ui";
import { exitCode, type Terminal } from "../terminal.ts";
import { backupRefusalText } from "./backup.text.ts";
import { inUse, targetOf, type DatabaseOptions } from "./command.ts";

type BackupSource = {
  readonly from: string;
  readonly identityFile?: string;
  readonly head?: string;
};

/** `pindah db backup`: the whole database in a folder. */
export async function backupCommand(
  options: DatabaseOptions & { readonly to: string; readonly recipient?: string },
  terminal: Terminal,
): Promise<number> {
  const made = await backup(targetOf(options), options.to, options.recipient ?? null);
  if (!made.ok) return refused(made.error, options.lang, terminal);
  const { tables, log } = made.value;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  terminal.result(
    options.json
      ? JSON.stringify({ ok: true, folder: options.to, tables: tables.length, rows, log })
      : say(options.lang, {
          id: `Cadangan di ${options.to}: ${tables.length} tabel, ${count(rows, "id")} baris, sidik akhir catatan ${log.head}. Simpan sidik itu di tempat lain.`,
          en: `Backup in ${options.to}: ${tables.length} tables, ${count(rows, "en")} rows, last hash of the log ${log.head}. Keep that hash elsewhere.`,
        }),
  );
  return exitCode.complete;
}

/** `pindah db check-backup`: is it whole? No database is touched. */
export async function checkBackupCommand(
  options: BackupSource & { readonly json: boolean; readonly lang: Language },
  terminal: Terminal,
): Promise<number> {
  const read = await checkBackup(options.from, await readOptions(options));
  if (!read.ok) return refused(read.error, options.lang, terminal);
  const { tables, log, madeAt } = read.value;
  terminal.result(
    options.json
      ? JSON.stringify({ ok: true, madeAt, tables: tables.length, log })
      : say(options.lang, {
          id: `Cadangan dari ${madeAt} utuh: ${tables.length} tabel, sidik akhir catatan ${log.head}.`,
          en: `The backup of ${madeAt} is whole: ${tables.length} tables, last hash of the log ${log.head}.`,
        }),
  );
  return exitCode.complete;
}

/** `pindah db restore`: into an empty database, proved. */
export async function restoreCommand(
  options: DatabaseOptions & BackupSource,
  terminal: Terminal,
): Promise<number> {
  const done = await restore(targetOf(options), options.from, await readOptions(options));
  if (!done.ok) return refused(done.error, options.lang, terminal);
  const proof = done.value;
  terminal.result(options.json ? JSON.stringify(proof) : proofText(proof, options.lang));
  return proof.proved ? exitCode.complete : exitCode.refused;
}

/** `pindah db drill`: would a restore work today, and how long would it take? */
export async function drillCommand(options: DatabaseOptions, terminal: Terminal): Promise<number> {
  const done = await drill(targetOf(options));
  if (!done.ok) return refused(done.error, options.lang, terminal);
  const proof = done.value;
  const { seconds } = proof;
  const took = say(options.lang, {
    id: `Cadangan ${seconds.backup} s, pemulihan dan pembuktian ${seconds.restore} s.`,
    en: `Backup ${seconds.backup} s, restore and proof ${seconds.restore} s.`,
  });
  terminal.result(
    options.json ? JSON.stringify(proof) : `${proofText(proof, options.lang)} ${took}`,
  );
  return proof.proved ? exitCode.complete : exitCode.refused;
}

async function readOptions({ identityFile, head }: BackupSource) {
  const identity = identityFile === undefined ? null : await readIdentity(identityFile);
  return { identity, expectedHead: head ?? null };
}

/** The secret key of a file as `age-keygen` writes it, comments and all. */
async function readIdentity(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).split(/\r?\n/);
  return lines.find((line) => line.startsWith("AGE-SECRET-KEY-")) ?? "";
}

function proofText(proof: RestoreProof, language: Language): string {
  const { tables, rows, log, different } = proof;
  if (proof.proved)
    return say(language, {
      id: `Terbukti sama: ${tables} tabel, ${count(rows, "id")} baris, ${log.sealed} tindakan, sidik akhir ${log.head}.`,
      en: `Proved the same: ${tables} tables, ${count(rows, "en")} rows, ${log.sealed} actions, last hash ${log.head}.`,
    });
  return say(language, {
    id: `TIDAK SAMA dengan cadangan: tabel ${different.join(", ") || "-"}; catatan tindakan ${log.intact ? "utuh" : "rusak"}, sidik akhir ${log.head}. Jangan pakai basis data ini.`,
    en: `NOT THE SAME as the backup: tables ${different.join(", ") || "-"}; action log ${log.intact ? "whole" : "broken"}, last hash ${log.head}. Do not use this database.`,
  });
}

function refused(
  refusal: FolderInUse | BackupRefusal,
  language: Language,
  terminal: Terminal,
): number {
  if (refusal.kind === "folder_in_use") return inUse(refusal, language, terminal);
  terminal.say(backupRefusalText(refusal, language));
  return exitCode.refused;
}

function say(language: Language, text: Readonly<Record<Language, string>>): string {
  return text[language];
}

function count(rows: number, language: Language): string {
  return formatNumber(rows, language);
}
