import type { CostSummary, HouseholdCost } from "../allowance/index.ts";
import type { CompetencyResult } from "../competency/index.ts";
import type {
  ClassCode,
  InstitutionCode,
  LocalDate,
  PersonId,
  PolicyId,
  UnitCode,
} from "../kernel/index.ts";
import type { UnitScreening } from "../screening/index.ts";
import type {
  PinsResult,
  Placement,
  ReplannedWave,
  TowerReadiness,
  Waiting,
  WaveResult,
} from "../waves/index.ts";

/** Where one person stands. A couple of civil servants moves as one household. */
export type PersonStanding = {
  readonly personId: PersonId;
  readonly unitCode: UnitCode;
  readonly institutionCode: InstitutionCode;
  /**
   * `selected`: unit moves and person is ready; `conditional`: after a training plan;
   * `not_selected`: the unit does not move, or the person is not eligible;
   * `undecided`: something is missing.
   */
  readonly status: "selected" | "conditional" | "not_selected" | "undecided";
  readonly because:
    | "unit_and_person_ready"
    | "training_plan"
    | "unit_not_moved"
    | "unit_undecided"
    | "person_not_eligible"
    | "person_undecided";
};

/** The figures of a plan; each is the sum of its parts. */
export type PlanTotals = {
  readonly units: number;
  readonly unitsByClass: readonly {
    readonly class: ClassCode | "not_moved" | "undecided";
    readonly units: number;
    readonly people: number;
  }[];
  readonly people: number;
  readonly selected: number;
  readonly conditional: number;
  readonly notSelected: number;
  readonly undecided: number;
  readonly householdsHoused: number;
  readonly peopleHoused: number;
  readonly householdsWaiting: number;
  readonly peopleWaiting: number;
  readonly waitingByReason: readonly {
    readonly reason: Waiting["reason"]["kind"];
    readonly households: number;
    readonly people: number;
  }[];
  readonly homes: number;
  readonly homesForCivilServants: number;
};

/** The whole chain, computed from a dataset, a policy, a scenario and a lottery. */
export type Plan = {
  readonly engine: string;
  readonly asOf: LocalDate;
  readonly policyId: PolicyId;
  readonly scenarioId: string | null;
  readonly lottery: { readonly seed: string; readonly source: string };
  readonly inputs: {
    readonly dataset: string;
    readonly policy: string;
    readonly scenario: string;
    /** Only in a plan made over an earlier one: the hash of what people had been told. */
    readonly before?: string;
  };
  readonly screening: readonly UnitScreening[];
  readonly competency: readonly CompetencyResult[];
  readonly standings: readonly PersonStanding[];
  readonly towers: readonly TowerReadiness[];
  readonly waves: readonly WaveResult[];
  readonly placements: readonly Placement[];
  readonly waiting: readonly Waiting[];
  readonly costs: readonly HouseholdCost[];
  readonly costSummary: CostSummary;
  readonly totals: PlanTotals;
  /** Only in a plan made over an earlier one: who of the promised keeps the home, wave by wave. */
  readonly replanned?: readonly ReplannedWave[];
  /** Only where people gave homes by hand: each pin, what came of it, and what it displaced. */
  readonly pins?: PinsResult;
};
