import { readFile } from "node:fs/promises";
import { migrate, verifyLog, type DatabaseTarget, type FolderInUse } from "@pindah/api/operations";
import { parseVerifierKey } from "@pindah/domain/publication";
import type { Language } from "@pindah/ui";
import { exitCode, type Terminal } from "../terminal.ts";

export type DatabaseOptions = {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly json: boolean;
  readonly lang: Language;
};

/** `pindah db migrate`: brings the database to this version's schema. */
export async function migrateCommand(
  options: DatabaseOptions,
  terminal: Terminal,
): Promise<number> {
  const done = await migrate(targetOf(options));
  if (!done.ok) return inUse(done.error, options.lang, terminal);
  const { engine } = done.value;
  terminal.result(
    options.json
      ? JSON.stringify({ ok: true, engine })
      : options.lang === "id"
        ? `Skema basis data (${engine}) sudah versi ini.`
        : `The schema of the database (${engine}) is at this version.`,
  );
  return exitCode.complete;
}

/** `pindah db verify-log`: recomputes the chain of actions and names every place that was edited. */
export async function verifyLogCommand(
  options: DatabaseOptions & { readonly key?: string; readonly kept?: readonly string[] },
  terminal: Terminal,
): Promise<number> {
  const key = options.key === undefined ? null : parseVerifierKey(options.key);
  if (key === null && options.key !== undefined) {
    terminal.say(
      options.lang === "id"
        ? "--key bukan kunci pemeriksa. Bentuknya: nama+8 angka heksadesimal+Base64."
        : "--key is no verifier key. Its form: name+8 hexadecimal digits+Base64.",
    );
    return exitCode.refused;
  }
  const kept = await Promise.all((options.kept ?? []).map((file) => readFile(file, "utf8")));
  const checked = await verifyLog(targetOf(options), { key, kept });
  if (!checked.ok) return inUse(checked.error, options.lang, terminal);
  const { problems, ...check } = checked.value;
  if (options.json) terminal.result(JSON.stringify({ ok: check.intact, ...check, problems }));
  else if (check.intact)
    terminal.result(
      options.lang === "id"
        ? `Catatan tindakan utuh: ${check.sealed} tindakan, sidik akhir ${check.head}.`
        : `The action log is whole: ${check.sealed} actions, last hash ${check.head}.`,
    );
  else for (const problem of problems) terminal.say(JSON.stringify(problem));
  return check.intact ? exitCode.complete : exitCode.refused;
}

export function targetOf({ data, databaseUrl }: DatabaseOptions): DatabaseTarget {
  return databaseUrl === undefined
    ? { kind: "folder", folder: data }
    : { kind: "postgres", url: databaseUrl };
}

export function inUse({ folder }: FolderInUse, language: Language, terminal: Terminal): number {
  terminal.say(
    language === "id"
      ? `${folder} sedang dipakai proses lain. Hentikan dulu proses itu.`
      : `${folder} is in use by another process. Stop that process first.`,
  );
  return exitCode.refused;
}
