import { z } from "zod";
import { Bilingual, Citation } from "../kernel/index.ts";

/**
 * Teams that are kept in one tower each, as far as that takes nobody's home away. The stage
 * `cohesion` of the housing policy says what counts for more, and what for less.
 */
export const TeamPolicy = z.strictObject({
  id: z.string().min(1),
  name: Bilingual,
  /** Attribute of the household that numbers its team; 0: it has none. */
  household: z.string().min(1),
  /**
   * Teams of more housed households than this are left as they are. Null: none is, and a team
   * larger than any tower is refused.
   */
  largest: z.int().min(2).nullable(),
  /** Towers that are decided already, e.g. beside the team's office. */
  towers: z.array(z.strictObject({ team: z.int().min(1).max(65_535), towerId: z.string().min(1) })),
  citation: Citation,
});
export type TeamPolicy = z.infer<typeof TeamPolicy>;
