import { LocalDate } from "@pindah/domain/kernel";
import { z } from "zod";
import { readRows } from "./files.ts";

/** A published total that stands beside a run as reference, never as its result. */
export const PublishedFigure = z.strictObject({
  id: z.string().min(1),
  value: z.int().min(0),
  measure: z.enum(["units", "institutions", "people", "towers", "homes", "ministries"]),
  nameId: z.string().min(1),
  nameEn: z.string().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
  note: z.string().nullable(),
});
export type PublishedFigure = z.infer<typeof PublishedFigure>;

/** One of several statements that do not agree (towers ready, first wave, split of towers). */
export const Claim = z.strictObject({
  topic: z.string().min(1),
  /** As stated: a whole number, a date or `not_decided`. */
  value: z.string().min(1),
  measure: z.enum(["towers", "homes", "people", "percent_hundredths", "date"]),
  /** What the source meant by ready, where the topic is readiness. */
  definition: z.enum(["built", "furnished", "handed_over", "habitable"]).nullable(),
  nameId: z.string().min(1),
  nameEn: z.string().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
  note: z.string().nullable(),
});
export type Claim = z.infer<typeof Claim>;

export function publishedFigures(): readonly PublishedFigure[] {
  return readRows("figures.csv", PublishedFigure, (row) => ({
    id: row.text("figure_id"),
    value: row.whole("value"),
    measure: row.text("measure"),
    nameId: row.text("name_id"),
    nameEn: row.text("name_en"),
    source: row.text("source"),
    statedOn: row.text("stated_on"),
    note: row.optional("note"),
  }));
}

export function publishedClaims(): readonly Claim[] {
  return readRows("claims.csv", Claim, (row) => ({
    topic: row.text("topic"),
    value: row.text("value"),
    measure: row.text("measure"),
    definition: row.optional("definition"),
    nameId: row.text("name_id"),
    nameEn: row.text("name_en"),
    source: row.text("source"),
    statedOn: row.text("stated_on"),
    note: row.optional("note"),
  }));
}
