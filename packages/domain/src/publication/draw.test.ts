import { expect, test } from "vitest";
import { hashOf, hashText, HouseholdId, LocalDate } from "../kernel/index.ts";
import { secretHash } from "../housing/index.ts";
import {
  checkDraw,
  drawCode,
  drawCodes,
  drawEntryText,
  revealDraw,
  type DrawCommit,
  type DrawEvidence,
} from "./draw.ts";

const salt = hashText("a salt that stays with the notary");
const households = ["H-ANI", "H-BUDI", "H-CITRA"].map((id) => HouseholdId.parse(id));
const codes = drawCodes(salt, "wave-1", households);
const secret = "a secret of the notary";
const commit: DrawCommit = {
  format: "pindah-entry/1",
  kind: "draw-commit",
  drawId: "wave-1",
  commitment: {
    input: hashOf(codes),
    policy: "2".repeat(64),
    engine: "pindah-domain 0.1.0",
    secretHash: secretHash(secret),
    source: { kind: "rfc3797", sources: ["A lottery"] },
    expectedOn: LocalDate.parse("2030-02-01"),
  },
};
const outcome = { kind: "rfc3797", numbers: [[4, 8, 15]] } as const;
const revealed = revealDraw(commit, {
  codes,
  secret,
  outcome: { ...outcome, numbers: [[4, 8, 15]] },
});
if (!revealed.ok) throw new Error("The example is refused");
const reveal = revealed.value;

const evidence: DrawEvidence = {
  commitText: drawEntryText(commit),
  commitIndex: 3,
  revealText: drawEntryText(reveal),
  revealIndex: 7,
  codesText: JSON.stringify(codes),
};
const refusal = (change: Partial<DrawEvidence>) => {
  const check = checkDraw({ ...evidence, ...change });
  return check.ok ? "holds" : check.error;
};

test("a stranger draws again: the same order of all codes, each household's among them", () => {
  const check = checkDraw(evidence);
  if (!check.ok) throw new Error(check.error.kind);
  expect(check.value.order.toSorted()).toEqual(codes.codes);
  expect(hashOf([...check.value.order])).toBe(reveal.result);
  for (const household of households)
    expect(check.value.order).toContain(drawCode(salt, "wave-1", household));
});

test("three households give 100 codes, and without the salt nobody finds theirs", () => {
  expect(codes.codes).toHaveLength(100);
  expect(codes.codes).not.toContain(drawCode(hashText("a guess"), "wave-1", "H-ANI"));
  expect(drawCode(salt, "wave-1", "H-ANI")).not.toBe(drawCode(salt, "wave-2", "H-ANI"));
});

test("a result that stands in the log before its commitment is named", () => {
  expect(refusal({ revealIndex: 3 })).toEqual({
    kind: "revealed_before_commit",
    commit: 3,
    reveal: 3,
  });
});

test("a list from which a household was taken after the freeze is named", () => {
  const shorter = { ...codes, codes: codes.codes.slice(1) };
  expect(refusal({ codesText: JSON.stringify(shorter) })).toMatchObject({ kind: "input_changed" });
});

test("another secret, another event and another commitment are each named", () => {
  const another = (change: object) => JSON.stringify({ ...reveal, ...change });
  expect(refusal({ revealText: another({ secret: "a better one" }) })).toMatchObject({
    kind: "secret_does_not_match",
  });
  expect(
    refusal({ revealText: another({ outcome: { kind: "rfc3797", numbers: [[4, 8, 16]] } }) }),
  ).toMatchObject({ kind: "result_differs" });
  expect(refusal({ revealText: another({ commit: "0".repeat(64) }) })).toMatchObject({
    kind: "commit_changed",
  });
  expect(refusal({ revealText: another({ drawId: "wave-2" }) })).toEqual({
    kind: "another_draw",
    committed: "wave-1",
    found: "wave-2",
  });
});

test("an order that the tickets do not give is named; what is no draw is unreadable", () => {
  expect(
    refusal({ revealText: JSON.stringify({ ...reveal, result: "0".repeat(64) }) }),
  ).toMatchObject({ kind: "result_differs", published: "0".repeat(64) });
  expect(refusal({ commitText: "{}" })).toEqual({ kind: "unreadable", what: "commit" });
  expect(refusal({ revealText: "no" })).toEqual({ kind: "unreadable", what: "reveal" });
  expect(refusal({ codesText: "[]" })).toEqual({ kind: "unreadable", what: "codes" });
});
