import { z } from "zod";
import { Citation } from "../kernel/index.ts";

/** The numbers of disclosure control. See docs/rules/publication.md. */
export const DisclosurePolicy = z.strictObject({
  /** A count of people below it, zero included, is not shown. */
  threshold: z.int().min(1),
  /** Counts that are shown are rounded to the nearest multiple. */
  roundingBase: z.int().min(1),
  sensitiveThreshold: z.int().min(1),
  sensitiveRoundingBase: z.int().min(1),
  /** Two-attribute tables only for institutions with at least this many movers. */
  minimumGroup: z.int().min(1),
  citation: Citation,
});
export type DisclosurePolicy = z.infer<typeof DisclosurePolicy>;
