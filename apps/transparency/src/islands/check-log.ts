import type { Bilingual } from "@pindah/domain/kernel";
import {
  checkInLog,
  checkpointText,
  parseCheckpoint,
  type LogCheck,
  type LogTexts,
  type PublicLog,
} from "@pindah/domain/publication";
import { ed25519 } from "../publication/ed25519.ts";

/** Three days of grace after the day on which the next release is due (`isLate` of the domain). */
const LATE_FROM_MS = 4 * 24 * 60 * 60 * 1000;

/** Checks a release against the log and against what this browser saw last time. */
export async function checkLog(log: PublicLog, texts: LogTexts): Promise<LogCheck> {
  const place = `pindah log ${log.origin}`;
  const check = await checkInLog(
    log,
    texts,
    {
      remembered: parseCheckpoint(localStorage.getItem(place) ?? ""),
      isLate: (nextDue) => Date.now() > Date.parse(nextDue) + LATE_FROM_MS,
    },
    ed25519,
  );
  if (check.checkpoint !== null) localStorage.setItem(place, checkpointText(check.checkpoint));
  return check;
}

/** A sentence in the language of the page. */
export function inPageLanguage(text: Bilingual): string {
  return document.documentElement.lang === "en" ? text.en : text.id;
}
