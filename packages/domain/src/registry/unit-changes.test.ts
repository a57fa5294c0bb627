import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import { Score } from "./dataset.ts";
import { Unit } from "./institutions.ts";
import { Person } from "./people.ts";
import { changeUnits, UnitChange, type UnitsState } from "./unit-changes.ts";

const after = LocalDate.parse("2025-01-01");
const unit = (code: string) =>
  Unit.parse({
    code,
    institutionCode: "K",
    nameId: code,
    kind: "deputi",
    source: "t",
    confidence: "high",
  });
const person = (personId: string, unitCode: string) =>
  Person.parse({
    personId,
    unitCode,
    householdId: `H-${personId}`,
    employment: "pns",
    postLevel: "jf_muda",
    grade: "III/c",
    sex: "male",
    education: "s1",
    retiresOn: "2040-01-01",
    legalStanding: "active",
    discipline: "none",
  });
const score = (unitCode: string) =>
  Score.parse({ unitCode, criterion: "A1", assessorId: "a", level: 3, evidence: null });
const change = (fields: Record<string, unknown>) =>
  UnitChange.parse({ effectiveDate: "2024-10-21", source: "t", ...fields });

const before: UnitsState = {
  units: ["U1", "U2", "U3"].map(unit),
  people: [person("P1", "U1"), person("P2", "U1"), person("P3", "U2"), person("P4", "U3")],
  scores: ["U1", "U2", "U3"].map(score),
};
const merge = change({ kind: "merged", unitCodes: ["U1", "U2"], newUnit: unit("M") });
const split = change({
  kind: "split",
  unitCode: "U1",
  newUnits: [unit("A"), unit("B")],
  assignments: [
    { personId: "P1", unitCode: "A" },
    { personId: "P2", unitCode: "B" },
  ],
});
const placesOf = (result: ReturnType<typeof changeUnits>) =>
  result.ok
    ? Object.fromEntries(result.value.people.map(({ personId, unitCode }) => [personId, unitCode]))
    : result.error;

describe("units that are renamed, merged and split", () => {
  test("a new name keeps code, people and scores", () => {
    const result = changeUnits(
      before,
      [change({ kind: "renamed", unitCode: "U1", newNameId: "Baru" })],
      after,
    );
    expect(result).toMatchObject({
      ok: true,
      value: { people: before.people, scores: before.scores, toScore: [] },
    });
    expect(result.ok && result.value.units[0]).toEqual({ ...unit("U1"), nameId: "Baru" });
  });

  test("two merged units: their people are in the new one, which has to be scored", () => {
    const result = changeUnits(before, [merge], after);
    expect(placesOf(result)).toEqual({ P1: "M", P2: "M", P3: "M", P4: "U3" });
    expect(result).toMatchObject({
      value: {
        toScore: ["M"],
        scores: [{ unitCode: "U3" }],
        endedScores: [{ unitCode: "U1" }, { unitCode: "U2" }],
        ended: [
          { unit: { code: "U1" }, on: "2024-10-21" },
          { unit: { code: "U2" }, on: "2024-10-21" },
        ],
      },
    });
    expect(result.ok && result.value.units.map(({ code }) => code)).toEqual(["U3", "M"]);
    expect(result.ok && result.value.moved).toContainEqual({
      personId: "P3",
      on: "2024-10-21",
      from: "U2",
      to: "M",
    });
  });

  test("a split unit: each person goes where he was assigned by name", () => {
    const result = changeUnits(before, [split], after);
    expect(placesOf(result)).toEqual({ P1: "A", P2: "B", P3: "U2", P4: "U3" });
    expect(result.ok && result.value.toScore).toEqual(["A", "B"]);
  });

  test("split, then one part merged on: the later change finds the earlier one", () => {
    const later = change({
      kind: "merged",
      effectiveDate: "2024-12-01",
      unitCodes: ["B", "U2"],
      newUnit: unit("M"),
    });
    const result = changeUnits(before, [later, split], after);
    expect(placesOf(result)).toEqual({ P1: "A", P2: "M", P3: "M", P4: "U3" });
    expect(result.ok && result.value.toScore).toEqual(["A", "M"]);
    expect(result.ok && result.value.moved.filter(({ personId }) => personId === "P2")).toEqual([
      { personId: "P2", on: "2024-10-21", from: "U1", to: "B" },
      { personId: "P2", on: "2024-12-01", from: "B", to: "M" },
    ]);
  });

  test("one part may keep the old code", () => {
    const kept = change({
      kind: "split",
      unitCode: "U1",
      newUnits: [unit("U1"), unit("B")],
      assignments: [
        { personId: "P1", unitCode: "U1" },
        { personId: "P2", unitCode: "B" },
      ],
    });
    const result = changeUnits(before, [kept], after);
    expect(placesOf(result)).toMatchObject({ P1: "U1", P2: "B" });
    expect(result.ok && result.value.moved.map(({ personId }) => personId)).toEqual(["P2"]);
  });

  test("the day before, nothing has changed; on the day, it has", () => {
    expect(placesOf(changeUnits(before, [merge], LocalDate.parse("2024-10-20")))).toMatchObject({
      P1: "U1",
    });
    expect(placesOf(changeUnits(before, [merge], LocalDate.parse("2024-10-21")))).toMatchObject({
      P1: "M",
    });
  });
});

describe("what would lose or double somebody is refused whole", () => {
  test("a person not assigned, assigned twice, of another unit, or to a third unit", () => {
    const bad = change({
      kind: "split",
      unitCode: "U1",
      newUnits: [unit("A"), unit("B")],
      assignments: [
        { personId: "P1", unitCode: "A" },
        { personId: "P1", unitCode: "B" },
        { personId: "P3", unitCode: "A" },
        { personId: "P1", unitCode: "C" },
      ],
    });
    expect(placesOf(changeUnits(before, [bad], after))).toEqual([
      { kind: "person_assigned_twice", personId: "P1", unitCode: "U1" },
      { kind: "person_not_in_unit", personId: "P3", unitCode: "U1" },
      { kind: "person_assigned_twice", personId: "P1", unitCode: "U1" },
      { kind: "assigned_elsewhere", personId: "P1", unitCode: "C" },
      { kind: "person_not_assigned", personId: "P2", unitCode: "U1" },
    ]);
  });

  test("a unit that is not there, and a code that is taken", () => {
    const gone = change({ kind: "merged", unitCodes: ["U1", "U9"], newUnit: unit("U3") });
    expect(placesOf(changeUnits(before, [gone], after))).toEqual([
      { kind: "unit_not_there", unitCode: "U9", on: "2024-10-21" },
      { kind: "unit_code_taken", unitCode: "U3", on: "2024-10-21" },
    ]);
    const twins = change({
      kind: "split",
      unitCode: "U3",
      newUnits: [unit("A"), unit("A")],
      assignments: [{ personId: "P4", unitCode: "A" }],
    });
    expect(placesOf(changeUnits(before, [twins], after))).toEqual([
      { kind: "unit_code_taken", unitCode: "A", on: "2024-10-21" },
    ]);
    expect(
      placesOf(
        changeUnits(before, [change({ kind: "renamed", unitCode: "U9", newNameId: "x" })], after),
      ),
    ).toHaveLength(1);
  });
});

test("everybody stands in one unit that exists, and every score is kept once", () => {
  const step = fc.record({
    merge: fc.boolean(),
    first: fc.integer({ min: 0, max: 9 }),
    second: fc.integer({ min: 0, max: 9 }),
    sides: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      let state: UnitsState = before;
      for (const [i, { merge: isMerge, first, second, sides }] of steps.entries()) {
        const codes = state.units.map(({ code }) => code);
        const [a, b] = [codes[first % codes.length], codes[second % codes.length]];
        if (a === undefined || b === undefined || (isMerge && a === b)) continue;
        const next = isMerge
          ? change({ kind: "merged", unitCodes: [a, b], newUnit: unit(`N${i}`) })
          : change({
              kind: "split",
              unitCode: a,
              newUnits: [unit(`L${i}`), unit(`R${i}`)],
              assignments: state.people.flatMap(({ personId, unitCode }, k) =>
                unitCode === a
                  ? [{ personId, unitCode: sides[k] === true ? `L${i}` : `R${i}` }]
                  : [],
              ),
            });
        const result = changeUnits(state, [next], after);
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const known = new Set(result.value.units.map(({ code }) => code));
        expect(result.value.people.map(({ personId }) => personId)).toEqual([
          "P1",
          "P2",
          "P3",
          "P4",
        ]);
        for (const { unitCode } of result.value.people) expect(known.has(unitCode)).toBe(true);
        expect(result.value.scores.length + result.value.endedScores.length).toBe(
          state.scores.length,
        );
        state = result.value;
      }
    }),
  );
});
