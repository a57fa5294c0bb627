import { expect, test } from "vitest";
import { HouseholdId, LocalDate, PersonId } from "../kernel/index.ts";
import { authorisePayments, EMPTY_LEDGER, enterAll, type PaymentList } from "./index.ts";

const person = (id: string) => PersonId.parse(id);
const household = (id: string) => HouseholdId.parse(id);
const list = (over: Partial<PaymentList> = {}): PaymentList => ({
  id: "L1",
  on: LocalDate.parse("2024-08-01"),
  items: [
    { householdId: household("H-ANI"), rupiah: 4_000_000 },
    { householdId: household("H-BUDI"), rupiah: 6_450_000 },
  ],
  madeBy: person("MAKER"),
  approvedBy: person("APPROVER"),
  authorisedBy: person("AUTHORISER"),
  ...over,
});
const homes = new Map([
  [person("BUDI"), household("H-BUDI")],
  [person("MAKER"), household("H-MAKER")],
]);
const kinds = (over: Partial<PaymentList>) => {
  const result = authorisePayments(list(over), homes);
  return result.ok ? "authorised" : result.error.map(({ kind }) => kind);
};

test("three people, two households: two payments of 10,450,000 together, which the book takes only if they are due", () => {
  const result = authorisePayments(list(), homes);
  if (!result.ok) throw new Error("refused");
  expect(result.value.map(({ id, postings }) => [id, postings[0]?.rupiah])).toEqual([
    ["L1 H-ANI", 4_000_000],
    ["L1 H-BUDI", 6_450_000],
  ]);
  expect(enterAll(EMPTY_LEDGER, result.value)).toMatchObject({
    ok: false,
    error: [
      { kind: "paid_beyond_due", due: 0 },
      { kind: "paid_beyond_due", due: 0 },
    ],
  });
});

test.each([
  ["the maker approves", { approvedBy: person("MAKER") }, ["same_person"]],
  ["the approver authorises", { authorisedBy: person("APPROVER") }, ["same_person"]],
  [
    "one person does all three",
    { approvedBy: person("MAKER"), authorisedBy: person("MAKER") },
    ["same_person", "same_person", "same_person"],
  ],
  ["Budi authorises his own", { authorisedBy: person("BUDI") }, ["pays_oneself"]],
  [
    "one household stands twice, and with nothing",
    {
      items: [
        { householdId: household("H-X"), rupiah: 1 },
        { householdId: household("H-X"), rupiah: 0 },
      ],
    },
    ["household_twice", "nothing_to_pay"],
  ],
  ["the maker has a household that is not on the list", {}, "authorised"],
])("%s", (_what, over, expected) => {
  expect(kinds(over)).toEqual(expected);
});
