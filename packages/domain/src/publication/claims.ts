import { z } from "zod";
import { LocalDate } from "../kernel/index.ts";

/** One figure that was published before. It stands beside the plan's, never in its place. */
export const PublishedFigure = z.strictObject({
  id: z.string().min(1),
  value: z.int(),
  measure: z.string().min(1),
  nameId: z.string().min(1),
  nameEn: z.string().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
  note: z.string().nullable(),
});
export type PublishedFigure = z.infer<typeof PublishedFigure>;

/** One official answer to a question. Claims of one topic that differ stand side by side. */
export const PublishedClaim = z.strictObject({
  topic: z.string().min(1),
  /** A number, a day, month or year, or `not_decided`, as text. */
  value: z.string().min(1),
  measure: z.string().min(1),
  /** What was counted, where the word has several meanings, e.g. `built` or `habitable`. */
  definition: z.string().min(1).nullable(),
  nameId: z.string().min(1),
  nameEn: z.string().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
  note: z.string().nullable(),
});
export type PublishedClaim = z.infer<typeof PublishedClaim>;

/** What was said in public before, with source and date. */
export const PublicRecord = z.strictObject({
  figures: z.array(PublishedFigure).readonly(),
  claims: z.array(PublishedClaim).readonly(),
});
export type PublicRecord = z.infer<typeof PublicRecord>;

/** Topics on which official sources contradict each other: more than one value was said. */
export function conflictingTopics(record: PublicRecord): readonly string[] {
  const values = new Map<string, Set<string>>();
  for (const { topic, value } of record.claims) {
    const found = values.get(topic) ?? new Set();
    values.set(topic, found.add(value));
  }
  return [...values].filter(([, said]) => said.size > 1).map(([topic]) => topic);
}
