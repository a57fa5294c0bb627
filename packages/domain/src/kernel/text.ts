import { z } from "zod";

/** A text in both languages of the platform, Indonesian first. */
export const Bilingual = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

/** Indonesian or English. */
export type Language = "id" | "en";

/** Where a rule or a figure is written, e.g. `UU 3/2022 Annex II`. */
export const Citation = z.strictObject({
  text: z.string().min(1),
  url: z.url().optional(),
  /** The day on which the source said so, where known. */
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});
export type Citation = z.infer<typeof Citation>;
