import { expect, test } from "vitest";
import { HomeId, HouseholdId, LocalDate } from "../kernel/index.ts";
import {
  answerOffer,
  declinesByReason,
  expireOffers,
  makeOffer,
  publishedWaitList,
} from "./offer.ts";

const day = (text: string) => LocalDate.parse(text);
const offer = makeOffer(HouseholdId.parse("H1"), HomeId.parse("R1"), day("2026-11-24"), 14);

test("an offer of 24 November with 14 days can be accepted on 8 December and not on the 9th", () => {
  expect(offer.openUntil).toBe("2026-12-08");
  expect(answerOffer(offer, { kind: "accept" }, day("2026-12-08"))).toMatchObject({
    ok: true,
    value: { state: { kind: "accepted", on: "2026-12-08" } },
  });
  expect(answerOffer(offer, { kind: "accept" }, day("2026-12-09"))).toEqual({
    ok: false,
    error: { kind: "too_late", openUntil: "2026-12-08", on: "2026-12-09" },
  });
});

test("an answer before the offer was made is refused", () => {
  expect(answerOffer(offer, { kind: "accept" }, day("2026-11-23"))).toMatchObject({
    error: { kind: "not_made_yet" },
  });
});

test("a declined offer keeps its reason and takes no second answer", () => {
  const declined = answerOffer(offer, { kind: "decline", reason: "family" }, day("2026-11-25"));
  if (!declined.ok) throw new Error("refused");
  expect(declined.value.state).toEqual({ kind: "declined", on: "2026-11-25", reason: "family" });
  expect(answerOffer(declined.value, { kind: "accept" }, day("2026-11-26"))).toEqual({
    ok: false,
    error: { kind: "already_answered", state: "declined" },
  });
  const counts = declinesByReason([declined.value, offer]);
  expect(counts.filter(({ offers }) => offers > 0)).toEqual([{ reason: "family", offers: 1 }]);
});

test("an offer open until 8 December expires on the 9th, and an answered one never", () => {
  expect(expireOffers([offer], day("2026-12-08"))).toEqual([offer]);
  expect(expireOffers([offer], day("2026-12-20"))[0]?.state).toEqual({
    kind: "expired",
    on: "2026-12-09",
  });
  const accepted = answerOffer(offer, { kind: "accept" }, day("2026-12-01"));
  if (!accepted.ok) throw new Error("refused");
  expect(expireOffers([accepted.value], day("2027-01-01"))).toEqual([accepted.value]);
});

test("the first two of the published list keep their places before one who now ranks higher", () => {
  const [a, b, c, d] = ["HA", "HB", "HC", "HD"].map((id) => HouseholdId.parse(id));
  if (!a || !b || !c || !d) throw new Error("four ids");
  expect(publishedWaitList([a, b, c], 2, [d, c, b, a])).toEqual([a, b, d, c]);
  // B has left: only A is still frozen.
  expect(publishedWaitList([a, b, c], 2, [d, c, a])).toEqual([a, d, c]);
});
