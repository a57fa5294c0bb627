import type { CompetencyCode } from "../kernel/index.ts";
import type { PostLevel } from "../registry/index.ts";

/** What can be wrong with the rules of competency. */
export type CompetencyFlaw =
  | {
      readonly kind: "competency_doubled" | "module_doubled";
      readonly code: string;
    }
  | {
      readonly kind: "post_standard_missing";
      readonly postLevel: PostLevel;
      readonly competency: CompetencyCode;
    }
  | {
      readonly kind: "post_standard_unknown";
      readonly postLevel: PostLevel;
      readonly competency: string;
    }
  | {
      readonly kind: "thresholds_not_ordered";
      readonly floorPercent: number;
      readonly eligiblePercent: number;
    }
  | {
      readonly kind: "gap_limits_not_ordered";
      readonly criticalGap: number;
      readonly anyGap: number;
    }
  | {
      readonly kind: "competency_example_fails";
      readonly example: string;
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly kind: "module_competency_unknown";
      readonly module: string;
      readonly competency: string;
    };
