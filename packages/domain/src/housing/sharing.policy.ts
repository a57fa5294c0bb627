import { z } from "zod";
import { Bilingual, Citation } from "../kernel/index.ts";

const values = z.array(z.int().min(0).max(65_535)).min(1);

/** Several single people in one home: which homes, which people, and who lives apart. */
export const SharingPolicy = z.strictObject({
  id: z.string().min(1),
  name: Bilingual,
  /** Homes that may be shared, e.g. those with three bedrooms. */
  home: z.strictObject({ attribute: z.string().min(1), oneOf: values }),
  /** Households that may share, e.g. of one person. */
  household: z.strictObject({ attribute: z.string().min(1), oneOf: values }),
  /** Only households with the same value share a home, e.g. the sex. */
  separateBy: z.string().min(1),
  /** Rooms of a shared home, each for one household; room 1 is the main bedroom. */
  rooms: z.int().min(2).max(8),
  /** What a room counts as for the rules, e.g. `{ bedrooms: 1 }`. */
  room: z.record(z.string(), z.int().min(0).max(65_535)),
  /** What the main bedroom counts as where it differs, e.g. `{ areaM2: 16 }`. */
  mainRoom: z.record(z.string(), z.int().min(0).max(65_535)).optional(),
  citation: Citation,
});
export type SharingPolicy = z.infer<typeof SharingPolicy>;
