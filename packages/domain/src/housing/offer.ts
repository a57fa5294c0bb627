import {
  addDays,
  err,
  ok,
  type HomeId,
  type HouseholdId,
  type LocalDate,
  type Result,
} from "../kernel/index.ts";

/** Why a household declines a home. Counted and published; never an input of an allocation. */
export const DECLINE_REASONS = [
  "place_of_work",
  "family",
  "health",
  "home_does_not_fit",
  "leaves_service",
  "other",
] as const;
/** One of the coded reasons. */
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** A home offered to a household; each answer is added, none replaces another. */
export type Offer = {
  readonly household: HouseholdId;
  readonly home: HomeId;
  readonly madeOn: LocalDate;
  /** Last day on which it can be answered. */
  readonly openUntil: LocalDate;
  readonly state: OfferState;
};

/** Where an offer stands. */
export type OfferState =
  | { readonly kind: "made" }
  | { readonly kind: "accepted"; readonly on: LocalDate }
  | { readonly kind: "declined"; readonly on: LocalDate; readonly reason: DeclineReason }
  | { readonly kind: "expired"; readonly on: LocalDate };

/** What a household answers. */
export type OfferAnswer =
  | { readonly kind: "accept" }
  | { readonly kind: "decline"; readonly reason: DeclineReason };

/** Why an answer does not count. */
export type OfferRefusal =
  | { readonly kind: "already_answered"; readonly state: OfferState["kind"] }
  | { readonly kind: "too_late"; readonly openUntil: LocalDate; readonly on: LocalDate }
  | { readonly kind: "not_made_yet"; readonly madeOn: LocalDate; readonly on: LocalDate };

/** An offer that can be answered up to and including the day `openDays` after it was made. */
export function makeOffer(
  household: HouseholdId,
  home: HomeId,
  madeOn: LocalDate,
  openDays: number,
): Offer {
  return { household, home, madeOn, openUntil: addDays(madeOn, openDays), state: { kind: "made" } };
}

/** Records an answer. The last day counts. */
export function answerOffer(
  offer: Offer,
  answer: OfferAnswer,
  on: LocalDate,
): Result<Offer, OfferRefusal> {
  const { state, madeOn, openUntil } = offer;
  if (state.kind !== "made") return err({ kind: "already_answered", state: state.kind });
  if (on < madeOn) return err({ kind: "not_made_yet", madeOn, on });
  if (on > openUntil) return err({ kind: "too_late", openUntil, on });
  return ok({
    ...offer,
    state:
      answer.kind === "accept"
        ? { kind: "accepted", on }
        : { kind: "declined", on, reason: answer.reason },
  });
}

/** Offers that nobody answered in time expire on the day after their last. */
export function expireOffers(offers: readonly Offer[], today: LocalDate): readonly Offer[] {
  return offers.map((offer) =>
    offer.state.kind === "made" && offer.openUntil < today
      ? { ...offer, state: { kind: "expired", on: addDays(offer.openUntil, 1) } }
      : offer,
  );
}

/** Declined offers by reason, for the record of attrition. */
export function declinesByReason(
  offers: readonly Offer[],
): readonly { readonly reason: DeclineReason; readonly offers: number }[] {
  return DECLINE_REASONS.map((reason) => ({
    reason,
    offers: offers.filter(({ state }) => state.kind === "declined" && state.reason === reason)
      .length,
  }));
}

/**
 * The wait list as it is published: who stood among the first `frozen` at the last publication
 * stays before everybody else, in the same order, while still waiting; the others follow by rank.
 */
export function publishedWaitList(
  lastPublished: readonly HouseholdId[],
  frozen: number,
  waitingByRank: readonly HouseholdId[],
): readonly HouseholdId[] {
  const waiting = new Set(waitingByRank);
  const held = lastPublished.slice(0, frozen).filter((id) => waiting.has(id));
  const first = new Set(held);
  return [...held, ...waitingByRank.filter((id) => !first.has(id))];
}
