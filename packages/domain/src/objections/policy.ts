import { z } from "zod";
import { Citation, Zone } from "../kernel/index.ts";

/** The rules of objections (sanggah). See docs/rules/objections.md. */
export const ObjectionPolicy = z.strictObject({
  /** Calendar days to file, the day of publication not counted. */
  fileWithinDays: z.int().min(1),
  /** How often one person may object to one published result. */
  timesPerPerson: z.int().min(1),
  /** Whether documents may be handed in that were not on file. */
  newDocumentsAllowed: z.boolean(),
  /** Days after the window has closed by which every objection is answered. */
  answerWithinDays: z.int().min(1),
  zone: Zone,
  citation: Citation,
});
export type ObjectionPolicy = z.infer<typeof ObjectionPolicy>;
