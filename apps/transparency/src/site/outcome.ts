import type { ReleaseContent } from "@pindah/domain/publication";
import { labels } from "@pindah/ui";
import type { View } from "./view.ts";

/** A class code, `not_moved` or `undecided`. */
export function outcomeCode(outcome: ReleaseContent["screening"][number]["outcome"]): string {
  return outcome.kind === "class" ? outcome.class : outcome.kind;
}

/** Its name in the language of the page. */
export function outcomeName(code: string, view: View): string {
  const { language } = view;
  if (code === "not_moved" || code === "undecided") return labels[language].outcome[code];
  const found = view.release.content.policy.screening.classes.find((each) => each.code === code);
  return found?.name[language] ?? code;
}

/** Place of a class among the classes, from 1; null outside them. */
export function placeOfClass(code: string, view: View): number | null {
  const { classes } = view.release.content.policy.screening;
  const index = classes.findIndex((each) => each.code === code);
  return index < 0 ? null : index + 1;
}
