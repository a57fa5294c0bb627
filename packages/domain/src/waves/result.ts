import type {
  HomeId,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  TowerId,
  UnitCode,
  WaveId,
} from "../kernel/index.ts";
import type { ReadinessDefinition } from "../registry/index.ts";
import type { TeamOfPlacement, TeamsOfWave } from "./teams.ts";

/** When a tower is ready, and on which claim that rests. */
export type TowerReadiness = {
  readonly towerId: TowerId;
  readonly definition: ReadinessDefinition;
  readonly readyOn: LocalDate | "not_known";
  /** The claim that was used. */
  readonly statedOn: LocalDate;
  readonly source: string;
  /** Other claims of the same weight that give another day. */
  readonly conflicts: readonly {
    readonly readyOn: LocalDate | "not_known";
    readonly source: string;
  }[];
};

/** Why nobody moves in a wave. */
export type WaveBlock =
  | { readonly kind: "date_not_decided" }
  | { readonly kind: "no_home_ready"; readonly firstReadyOn: LocalDate | "not_known" };

/** What one wave does. */
export type WaveResult = {
  readonly waveId: WaveId;
  readonly movesOn: LocalDate | "not_decided";
  readonly blocked: WaveBlock | null;
  readonly towersReady: number;
  /** Homes ready on the day, those of earlier waves included. */
  readonly homesReady: number;
  /** Of these, not yet lived in before this wave. */
  readonly homesFree: number;
  readonly candidates: number;
  readonly householdsHoused: number;
  readonly peopleHoused: number;
  readonly homesLeftEmpty: number;
  /** Households by the place their tower had among their wishes: first, second, third, other. */
  readonly byPreference: readonly number[];
  readonly misfit: number;
  /** Only where the policy keeps teams together. */
  readonly teams?: TeamsOfWave;
};

/** One household that moves: when, where, and in which place of the order. */
export type Placement = {
  readonly householdId: HouseholdId;
  /** The member whose post gave the household its place in the order. */
  readonly leadPersonId: PersonId;
  /** The members whose own posts move in this wave, the leading one first. */
  readonly movers: readonly PersonId[];
  readonly waveId: WaveId;
  readonly homeId: HomeId;
  /** The room of a shared home, from 1 (the main bedroom); absent when the home is theirs alone. */
  readonly room?: number;
  readonly towerId: TowerId;
  /** Place in the order of that wave, from 1. */
  readonly rank: number;
  readonly band: number;
  /** Lottery ticket, 16 hexadecimal digits. */
  readonly ticket: string;
  /** 1 for the first wish; null when the tower was not among the wishes. */
  readonly wish: number | null;
  readonly misfit: number;
  /** Only where a person gave the home by hand: `pins` of the plan says who, when and why. */
  readonly pinned?: true;
  /** Only where the policy keeps teams together and it has one with a tower. */
  readonly team?: TeamOfPlacement;
};

/** A limit besides homes had no room left when the household's turn came. */
export type LimitReason =
  | {
      readonly kind: "institution_homes_used_up";
      readonly waveId: WaveId;
      readonly institutionCode: InstitutionCode;
      readonly atMost: number;
    }
  | {
      readonly kind: "office_seats_used_up";
      readonly waveId: WaveId;
      readonly seats: number;
      readonly left: number;
      readonly needed: number;
    }
  | {
      readonly kind: "budget_used_up";
      /** Null: the budget of all waves. */
      readonly budgetOf: WaveId | null;
      readonly waveId: WaveId;
      readonly rupiah: number;
      readonly left: number;
      readonly needed: number;
    };

/** The unit did not move, so none of its people did. */
export type CoreReason =
  /** Its working core did not all find room in the wave. */
  | {
      readonly kind: "core_does_not_fit";
      readonly waveId: WaveId;
      readonly unitCode: UnitCode;
      /** Households of the core that were still to move, and those that found a home. */
      readonly households: number;
      readonly housed: number;
    }
  /** Too few of its people could move on the day for a duty. */
  | {
      readonly kind: "core_too_small";
      readonly waveId: WaveId;
      readonly unitCode: UnitCode;
      readonly duty: string;
      readonly people: number;
      readonly fewest: number;
    }
  /** A unit it depends on does not work in the new capital by then. */
  | {
      readonly kind: "needed_unit_waits";
      readonly waveId: WaveId;
      readonly unitCode: UnitCode;
      readonly needs: UnitCode;
    };

/** Why a household waits, with the figures. */
export type WaitingReason =
  | LimitReason
  | CoreReason
  /** More people were wanted before it, in the order of the policy, than the plan asks for. */
  | { readonly kind: "beyond_people_wanted"; readonly wanted: number; readonly place: number }
  /** All homes that could serve it went to households before it in the order. */
  | {
      readonly kind: "homes_taken_by_higher_priority";
      readonly waveId: WaveId;
      readonly rank: number;
      /** Homes it was eligible for, directly or through exchanges. */
      readonly capacity: number;
      /** Place in the order of the last household that got one of them. */
      readonly lastRankHoused: number;
    }
  /** A quota of the policy let in as many households of its kind as it allows. */
  | {
      readonly kind: "quota_used_up";
      readonly waveId: WaveId;
      readonly quota: string;
      readonly atMost: number;
    }
  /** No home of the stock, ready or not, satisfies the rules for it. */
  | { readonly kind: "no_home_fits"; readonly rules: readonly string[] }
  /** Homes that fit exist, but none is ready for any wave with a date. */
  | { readonly kind: "no_home_ready" }
  /** Its training plan ends after the last wave with a date. */
  | { readonly kind: "training_not_done"; readonly readyOn: LocalDate }
  /** Every member who could move is too close to retirement on the day of every wave. */
  | { readonly kind: "retires_too_soon"; readonly retiresOn: LocalDate }
  | { readonly kind: "no_wave_has_a_date" };

/** One household that waits. */
export type Waiting = {
  readonly householdId: HouseholdId;
  readonly leadPersonId: PersonId;
  readonly reason: WaitingReason;
};
