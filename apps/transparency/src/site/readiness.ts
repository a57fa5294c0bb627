import type { ReleaseContent } from "@pindah/domain/publication";
import { formatDate, formatNumber } from "@pindah/ui";
import { common } from "./texts.ts";
import type { View } from "./view.ts";

/**
 * Homes for civil servants: all; those ready for a wave, by the claims, up to the day of the last
 * wave that has one; those reported ready by the day of the data; those lived in (null: hidden).
 */
export function readiness(content: ReleaseContent): {
  readonly homes: number;
  readonly ready: number;
  /** The day of the last wave with a date; null when none has one. */
  readonly readyBy: string | null;
  /** Reported ready, never merely forecast, by the day of the data. */
  readonly readyNow: number;
  readonly housed: number | null;
} {
  const packages = content.packages.filter((each) => each.states !== null);
  const states = packages.flatMap((each) => each.states ?? []);
  const ready = states.filter(({ state }) => state.kind === "ready");
  const hidden = packages.some((each) => each.housed === "c");
  const housed = packages.map((each) => (typeof each.housed === "number" ? each.housed : 0));
  return {
    homes: sum(packages.map((each) => each.homes)),
    ready: sum(ready.map((each) => each.homes)),
    readyBy: content.waves.reduce<string | null>(
      (last, { movesOn }) =>
        movesOn !== "not_decided" && (last === null || movesOn > last) ? movesOn : last,
      null,
    ),
    readyNow: sum(
      content.towers
        .filter(
          ({ kind, readyOn }) =>
            kind === "reported" && readyOn !== "not_known" && readyOn <= content.head.asOf,
        )
        .map((each) => each.homesAvailable),
    ),
    housed: hidden ? null : sum(housed),
  };
}

/** Homes forecast by the last day of a wave, beside those reported ready by the day of the data. */
export function readinessText(view: View): string {
  const { language } = view;
  const { content } = view.release;
  const { ready, readyBy, readyNow } = readiness(content);
  const text = common[language].readiness;
  const now = text.now(formatDate(content.head.asOf, language), formatNumber(readyNow, language));
  if (readyBy === null) return now;
  return `${text.by(formatDate(readyBy, language), formatNumber(ready, language))}; ${now}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
