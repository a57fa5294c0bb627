import type { HomeId, HouseholdId, TowerId } from "../kernel/index.ts";

/** Band and ticket of the last household that was let in: what a public notice can show. */
export type CutOff = {
  /** Place in the order, from 1. */
  readonly rank: number;
  readonly band: number;
  /** 16 hexadecimal digits. */
  readonly ticket: string;
};

/** Why a household could not have a home of one kind in a tower that it preferred. */
export type DenialReason =
  /** All of them went to households served before it. */
  | {
      readonly kind: "taken_by_higher_priority";
      readonly homes: number;
      readonly lastRank: number;
    }
  /** It would have raised the sum of misfit over all households by this much. */
  | { readonly kind: "would_raise_misfit"; readonly by: number }
  /** Exactly enough were left for others, housed in any case, who can live nowhere else. */
  | { readonly kind: "needed_by_others"; readonly homes: number; readonly atRank: number }
  /** Its own home could not be filled by anybody else without somebody losing. */
  | { readonly kind: "needed_where_it_is"; readonly homes: number; readonly atRank: number }
  /** It lives with its team, which is kept in another tower. */
  | { readonly kind: "kept_with_team"; readonly team: number; readonly tower: TowerId };

/** The tower in which the team of a household is kept, and whether it lives there itself. */
export type TeamReason = {
  readonly team: number;
  readonly tower: TowerId;
  /** Households of the team that have a home, and those of them in the tower. */
  readonly members: number;
  readonly together: number;
  readonly isKept: boolean;
};

/** A wish before the home that was given, and why it could not be met. */
export type BetterWish = {
  /** 1 for the first wish. */
  readonly wish: number;
  readonly tower: TowerId;
  /** Homes of the tower that fit the household at all; 0 when none does. */
  readonly fitting: number;
  /** One for each kind of fitting home, kinds with the same reason summed. */
  readonly because: readonly DenialReason[];
};

/** Why a household has no home, with the figures. */
export type WaitingBecause =
  /** No home of this allocation satisfies the rules for it. */
  | {
      readonly kind: "no_home_fits";
      /** Rules that each exclude every home; if there is none, a least set that does together. */
      readonly rules: readonly string[];
      readonly together: boolean;
    }
  /** All homes within reach, directly or by exchanges, are held by households before it. */
  | {
      readonly kind: "homes_taken_by_higher_priority";
      readonly capacity: number;
      /** Of these, homes that fit the household itself. */
      readonly fitting: number;
      readonly cutOff: CutOff | null;
    }
  | { readonly kind: "quota_used_up"; readonly quota: string; readonly atMost: number };

/** The answer to "why this home", "why not that one", "why none". */
export type HousingExplanation =
  | {
      readonly kind: "housed";
      readonly household: HouseholdId;
      readonly rank: number;
      readonly home: HomeId;
      readonly tower: TowerId;
      /** Null when the tower was not among the wishes. */
      readonly wish: number | null;
      readonly misfit: number;
      readonly misfitByRule: readonly { readonly rule: string; readonly misfit: number }[];
      readonly better: readonly BetterWish[];
      /** Only where teams are kept together and it has one. */
      readonly team?: TeamReason;
    }
  | {
      readonly kind: "waiting";
      readonly household: HouseholdId;
      readonly rank: number;
      readonly because: WaitingBecause;
    };
