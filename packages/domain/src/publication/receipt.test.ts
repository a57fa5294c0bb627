import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../kernel/index.ts";
import { plan, planHash } from "../plan/index.ts";
import { smallDataset, smallLottery, smallPolicy } from "../plan/testing.ts";
import {
  checkReceipt,
  receiptBatch,
  receiptDecisions,
  receiptFor,
  receiptText,
  type ReceiptDecision,
} from "./receipt.ts";

const planned = plan(smallDataset, smallPolicy, null, smallLottery);
if (!planned.ok) throw new Error("The example has no plan");
const hash = planHash(planned.value);
const householdOf = new Map(smallDataset.people.map((each) => [each.personId, each.householdId]));
const decisions = receiptDecisions(planned.value, householdOf);
const saltOf = (name: string) => hashText(`a secret of the issuer, ${name}`);
const batch = receiptBatch(hash, decisions, saltOf);

function receiptOf(person: string): string {
  const decision = decisions.find(({ personId }) => personId === person);
  const receipt = decision && receiptFor(batch, decision, saltOf);
  if (!receipt) throw new Error(`No receipt for ${person}`);
  return receiptText(receipt);
}

test("each of the eight people has a receipt that holds against the published root", () => {
  expect(decisions).toHaveLength(8);
  for (const decision of decisions)
    expect(checkReceipt(receiptOf(decision.personId), batch.published)).toEqual({
      kind: "holds",
      decision,
      planHash: hash,
    });
});

test("GITA's unit does not move: her receipt says so, and names no wave", () => {
  const check = checkReceipt(receiptOf("GITA"), batch.published);
  expect(check).toMatchObject({
    decision: { standing: "not_selected", waveId: null, homeId: null, waitingFor: null },
  });
});

test("a receipt with another wave, another person or another salt is of no release", () => {
  const text = receiptOf("ANI");
  const changes: readonly ((receipt: string) => string)[] = [
    (receipt) => receipt.replace(/"waveId":("[^"]+"|null)/, '"waveId":"W9"'),
    (receipt) => receipt.replace('"personId":"ANI"', '"personId":"BUDI"'),
    (receipt) =>
      receipt.replace(/"salt":"./, (found) => (found.endsWith("0") ? '"salt":"1' : '"salt":"0')),
  ];
  for (const change of changes) {
    expect(change(text)).not.toBe(text);
    expect(checkReceipt(change(text), batch.published)).toEqual({ kind: "not_in_release" });
  }
});

test("a receipt of the plan before names both plans; a text that is none is unreadable", () => {
  const before = "0".repeat(64);
  const old = receiptOf("ANI").replace(hash, before);
  expect(checkReceipt(old, batch.published)).toEqual({
    kind: "other_plan",
    receipt: before,
    release: hash,
  });
  for (const text of ["", "{}", "ANI", receiptOf("ANI").slice(1)])
    expect(checkReceipt(text, batch.published)).toEqual({ kind: "unreadable" });
});

test("8 people or 99 give 100 leaves, 100 people 200: the size tells no count", () => {
  const sizes = [8, 99, 100].map((people) => {
    const many = Array.from({ length: people }, (_, at) => someone(`P${at}`));
    return receiptBatch(hash, many, saltOf).published.size;
  });
  expect(sizes).toEqual([100, 100, 200]);
});

test("what is published holds no name, and without the salt a guess of the decision finds nothing", () => {
  expect(JSON.stringify(batch.published)).not.toMatch(/ANI|BUDI|W1/);
  const decision = decisions.find(({ personId }) => personId === "ANI");
  if (decision === undefined) throw new Error("ANI is in the example");
  fc.assert(
    fc.property(fc.string(), (guess) => {
      expect(receiptFor(batch, decision, () => hashText(guess))).toBeNull();
    }),
  );
});

function someone(personId: string): ReceiptDecision {
  return { personId, standing: "selected", waveId: "W1", homeId: null, waitingFor: null };
}
