import type { Language } from "@pindah/ui";
import type { PublishedRelease } from "./release.ts";
import { common } from "./texts.ts";

/** How the site speaks of its release: a draft until a signature and a log stand beside it. */
export function standingTexts(
  { log }: PublishedRelease,
  language: Language,
): (typeof common)[Language]["release"] {
  return log === null ? common[language].draft : common[language].release;
}
