import { expect, test } from "vitest";
import { PolicyId } from "../kernel/index.ts";
import { policyInForce } from "./index.ts";
import { day, policy } from "./testing.ts";

const first = policy();
const second = policy({
  id: PolicyId.parse("TEST-2"),
  inForceFrom: day("2025-01-01"),
  inForceUntil: null,
});

test.each([
  ["2024-01-01", "TEST-1"],
  ["2024-12-31", "TEST-1"],
  ["2025-01-01", "TEST-2"],
  ["2045-08-17", "TEST-2"],
])("on %s policy %s is in force", (date, id) => {
  const found = policyInForce([second, first], day(date));
  expect(found).toMatchObject({ ok: true, value: { id } });
});

test("a day before the first policy is refused, with the days of those that are known", () => {
  expect(policyInForce([first], day("2023-12-31"))).toEqual({
    ok: false,
    error: {
      kind: "no_policy_in_force",
      date: "2023-12-31",
      known: [{ id: "TEST-1", inForceFrom: "2024-01-01", inForceUntil: "2024-12-31" }],
      expected: [],
    },
  });
});

test("a day in a gap between two policies is refused", () => {
  const late = { ...second, inForceFrom: day("2025-02-01") };
  expect(policyInForce([first, late], day("2025-01-31"))).toMatchObject({
    ok: false,
    error: { kind: "no_policy_in_force" },
  });
});

test("two policies for one day are refused, never settled by their order", () => {
  const early = { ...second, inForceFrom: day("2024-12-31") };
  expect(policyInForce([first, early], day("2024-12-31"))).toMatchObject({
    ok: false,
    error: { kind: "several_policies_in_force", inForce: [{ id: "TEST-1" }, { id: "TEST-2" }] },
  });
});

test("a policy that is only expected is not in force, and is named as expected", () => {
  const expected = { ...second, status: "expected" as const };
  expect(policyInForce([first, expected], day("2025-01-01"))).toMatchObject({
    ok: false,
    error: { kind: "no_policy_in_force", known: [{ id: "TEST-1" }], expected: [{ id: "TEST-2" }] },
  });
  const beside = { ...expected, inForceFrom: day("2024-06-01") };
  expect(policyInForce([first, beside], day("2024-07-01"))).toMatchObject({
    ok: true,
    value: { id: "TEST-1" },
  });
});
