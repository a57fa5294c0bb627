import type { HomeId, HouseholdId, LocalDate, PersonId, TowerId, WaveId } from "../kernel/index.ts";
import type { ReadinessDefinition } from "../registry/index.ts";

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
};

export type Placement = {
  readonly householdId: HouseholdId;
  /** The member whose post gave the household its place in the order. */
  readonly leadPersonId: PersonId;
  /** The members whose own posts move in this wave, the leading one first. */
  readonly movers: readonly PersonId[];
  readonly waveId: WaveId;
  readonly homeId: HomeId;
  readonly towerId: TowerId;
  /** Place in the order of that wave, from 1. */
  readonly rank: number;
  readonly band: number;
  /** Lottery ticket, 16 hexadecimal digits. */
  readonly ticket: string;
  /** 1 for the first wish; null when the tower was not among the wishes. */
  readonly wish: number | null;
  readonly misfit: number;
};

export type WaitingReason =
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

export type Waiting = {
  readonly householdId: HouseholdId;
  readonly leadPersonId: PersonId;
  readonly reason: WaitingReason;
};
