import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate, PersonId, UnitCode, WaveId } from "../kernel/index.ts";
import { Person } from "../registry/index.ts";
import { Duty } from "./duties.ts";
import { brokenDuties, dutiesAfterWaves, unitMoves } from "./index.ts";

const both = (text: string) => ({ id: text, en: text });
const person = (personId: string, postLevel: string, over: object = {}) =>
  Person.parse({
    personId,
    unitCode: "U1",
    householdId: personId,
    employment: "pns",
    postLevel,
    grade: "III/a",
    sex: "male",
    education: "s1",
    retiresOn: "2060-01-01",
    legalStanding: "active",
    discipline: "none",
    ...over,
  });
const duty = (code: string, levels: string[], fewest: number, over: object = {}) =>
  Duty.parse({
    code,
    name: both(code),
    unitCode: null,
    levels,
    fewest,
    from: "2024-01-01",
    until: null,
    citation: { text: "invented" },
    ...over,
  });
const waves = [
  { waveId: WaveId.parse("W1"), movesOn: LocalDate.parse("2024-07-31") },
  { waveId: WaveId.parse("W2"), movesOn: LocalDate.parse("2024-09-30") },
  { waveId: WaveId.parse("W3"), movesOn: "not_decided" as const },
];
const moves = (waveId: string, ...ids: string[]) => ({
  waveId: WaveId.parse(waveId),
  movers: ids.map((id) => PersonId.parse(id)),
});

/** A head and two treasurers of whom both must sign a payment, and three clerks. */
const unit = [
  person("HEAD", "jpt_madya"),
  person("T1", "pengawas"),
  person("T2", "pengawas"),
  person("C1", "pelaksana"),
  person("C2", "pelaksana"),
  person("C3", "pelaksana"),
];
const duties = [
  duty("sign", ["jpt_madya"], 1),
  duty("pay", ["pengawas"], 2),
  duty("answer", ["pelaksana"], 2),
];

describe("a unit in two cities (docs/rules/waves.md)", () => {
  test("the head, one of two treasurers and one of three clerks move: paying is broken, neither half has two", () => {
    const after = dutiesAfterWaves({
      people: unit,
      waves,
      duties,
      placements: [moves("W1", "HEAD", "T1", "C1")],
    });
    const first = after.filter((entry) => entry.waveId === "W1");
    expect(first).toEqual([
      {
        waveId: "W1",
        unitCode: "U1",
        duty: "answer",
        fewest: 2,
        moved: 1,
        staying: 2,
        can: "staying_only",
      },
      {
        waveId: "W1",
        unitCode: "U1",
        duty: "pay",
        fewest: 2,
        moved: 1,
        staying: 1,
        can: "neither",
      },
      {
        waveId: "W1",
        unitCode: "U1",
        duty: "sign",
        fewest: 1,
        moved: 1,
        staying: 0,
        can: "moved_only",
      },
    ]);
    expect(brokenDuties(first).map((entry) => entry.duty)).toEqual(["pay"]);
  });

  test("the second treasurer follows in September: nothing is broken any more", () => {
    const after = dutiesAfterWaves({
      people: unit,
      waves,
      duties,
      placements: [moves("W1", "HEAD", "T1", "C1"), moves("W2", "T2")],
    });
    expect(brokenDuties(after).map(({ waveId, duty: code }) => [waveId, code])).toEqual([
      ["W1", "pay"],
    ]);
  });

  test("a unit that moves whole, or not at all, is in one city and not asked", () => {
    const all = unit.map((entry) => entry.personId);
    expect(
      dutiesAfterWaves({ people: unit, waves, duties, placements: [moves("W1", ...all)] }),
    ).toEqual([]);
    expect(dutiesAfterWaves({ people: unit, waves, duties, placements: [] })).toEqual([]);
  });

  test("a unit with one treasurer in all could not pay before either: not blamed on the wave", () => {
    const after = dutiesAfterWaves({
      people: unit.filter((entry) => entry.personId !== "T2"),
      waves,
      duties,
      placements: [moves("W1", "HEAD")],
    });
    expect(after.find((entry) => entry.duty === "pay")?.can).toBe("neither");
    expect(brokenDuties(after)).toEqual([]);
  });

  test("who retires on the day of the wave, or is on leave, does not count; a day later he does", () => {
    const staying = (retiresOn: string, over: object = {}) =>
      dutiesAfterWaves({
        people: [...unit.slice(0, 2), person("T2", "pengawas", { retiresOn, ...over })],
        waves,
        duties,
        placements: [moves("W1", "HEAD")],
      }).find((entry) => entry.duty === "pay")?.staying;
    expect(staying("2024-07-31")).toBe(1);
    expect(staying("2024-08-01")).toBe(2);
    expect(staying("2060-01-01", { legalStanding: "study_leave" })).toBe(1);
  });

  test("a duty that ended the day before the wave, or of another unit, is not asked", () => {
    const asked = (over: object) =>
      dutiesAfterWaves({
        people: unit,
        waves: waves.slice(0, 1),
        duties: [duty("sign", ["jpt_madya"], 1, over)],
        placements: [moves("W1", "HEAD")],
      }).length;
    expect(asked({ until: "2024-07-30" })).toBe(0);
    expect(asked({ until: "2024-07-31" })).toBe(1);
    expect(asked({ unitCode: "U2" })).toBe(0);
  });

  test("whoever moves: able people in both cities add up to the able people, and a broken duty needs two at least", () => {
    fc.assert(
      fc.property(fc.subarray(unit.map((entry) => entry.personId)), (ids) => {
        const after = dutiesAfterWaves({
          people: unit,
          waves,
          duties,
          placements: [moves("W1", ...ids)],
        });
        const able = new Map([
          ["sign", 1],
          ["pay", 2],
          ["answer", 3],
        ]);
        for (const entry of after) expect(entry.moved + entry.staying).toBe(able.get(entry.duty));
        for (const entry of brokenDuties(after)) expect(entry.fewest).toBeGreaterThan(1);
      }),
    );
  });
});

test("a unit with two households housed and three waiting, two for homes and one for training, is split", () => {
  const units = new Map(
    ["A", "B", "C", "D", "E", "F"].map((id) => [
      PersonId.parse(id),
      UnitCode.parse(id === "F" ? "U2" : "U1"),
    ]),
  );
  const lead = (id: string) => ({ leadPersonId: PersonId.parse(id) });
  const taken = {
    kind: "homes_taken_by_higher_priority",
    waveId: WaveId.parse("W1"),
    rank: 3,
    capacity: 2,
    lastRankHoused: 2,
  } as const;
  const trains = { kind: "training_not_done", readyOn: LocalDate.parse("2025-01-01") } as const;
  expect(
    unitMoves(
      [lead("A"), lead("B"), lead("F")],
      [
        { ...lead("C"), reason: trains },
        { ...lead("D"), reason: taken },
        { ...lead("E"), reason: taken },
      ],
      units,
    ),
  ).toEqual([
    {
      unitCode: "U1",
      housed: 2,
      waiting: 3,
      isSplit: true,
      because: [
        { reason: "homes_taken_by_higher_priority", households: 2 },
        { reason: "training_not_done", households: 1 },
      ],
    },
    { unitCode: "U2", housed: 1, waiting: 0, isSplit: false, because: [] },
  ]);
});
