import { z } from "zod";
import { SharingPolicy } from "../housing/index.ts";
import { Citation } from "../kernel/index.ts";
import { ReadinessDefinition } from "../registry/index.ts";
import { Capacities } from "./capacities.ts";
import { Deadline } from "./deadlines.ts";
import { Dependency, Duty } from "./duties.ts";
import { WaveTeams } from "./teams.ts";

/** When homes are ready, who may move, and what binds a wave besides. See docs/rules/waves.md. */
export const WavePolicy = z.strictObject({
  /** What "ready" means for a tower before anybody moves in. */
  readyMeans: ReadinessDefinition,
  /** Days between the tower being ready and the move. */
  daysBeforeMove: z.int().min(0),
  /** Whether those with a training plan may be given a home once the plan is done. */
  conditionalMayMove: z.boolean(),
  /** How many bedrooms a household needs, as data. */
  bedrooms: z.strictObject({
    /** For the civil servant alone or the couple. */
    adults: z.int().min(1),
    childrenPerBedroom: z.int().min(1),
    helper: z.int().min(0),
    /** Nobody is counted as needing more than this, however large the family. */
    atMost: z.int().min(1),
    citation: Citation,
  }),
  /** Limits besides homes; none when absent. */
  capacities: Capacities.optional(),
  /** What units must be able to do in the city where they are. */
  duties: z.array(Duty).optional(),
  /** Units that cannot work in the new capital before another one does. */
  dependencies: z.array(Dependency).optional(),
  /**
   * True: a unit moves in a wave only if enough of its people for every duty move by then, and the
   * units it depends on do too.
   */
  coresTogether: z.boolean().optional(),
  /** What institutions must have done before a wave. */
  deadlines: z.array(Deadline).optional(),
  /** Single people may share a home; nobody does when absent. */
  sharing: SharingPolicy.optional(),
  /** Teams kept in one tower each, by the stage `cohesion` of the housing policy; none when absent. */
  teams: WaveTeams.optional(),
});
export type WavePolicy = z.infer<typeof WavePolicy>;
