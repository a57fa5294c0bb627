import type { PublishedClaim, ReleaseContent } from "@pindah/domain/publication";
import { formatMonth, type Language } from "@pindah/ui";
import { texts } from "./texts.ts";

/** Every day on which somebody official said when the first move would be, oldest first. */
export function announcements({ record }: ReleaseContent): readonly PublishedClaim[] {
  return record.claims
    .filter((claim) => claim.topic === "first_wave_start")
    .toSorted((a, b) => (a.statedOn < b.statedOn ? -1 : a.statedOn > b.statedOn ? 1 : 0));
}

/** A month, a year, or that there is no date. */
export function promiseText(claim: PublishedClaim, language: Language): string {
  if (claim.value === "not_decided") return texts[language].noDate;
  return claim.value.length === 4 ? claim.value : formatMonth(claim.value, language);
}

/** Months since January 2022 as a whole number; null for no date. A year alone is its start. */
export function monthOf(day: string): number | null {
  if (day === "not_decided") return null;
  const year = Number(day.slice(0, 4));
  const month = day.length >= 7 ? Number(day.slice(5, 7)) : 1;
  return (year - 2022) * 12 + month - 1;
}
