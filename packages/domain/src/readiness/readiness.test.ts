import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate, WaveId } from "../kernel/index.ts";
import { plan } from "../plan/index.ts";
import { smallDataset, smallLottery, smallPolicy } from "../plan/testing.ts";
import { Household, ReadinessEvidence, Tower, Unit } from "../registry/index.ts";
import {
  byLargestRemainder,
  ChildProfile,
  familiesByWave,
  familyNeeds,
  Indicator,
  indicatorSpread,
  Measurement,
  Office,
  officeMismatches,
  readinessFlaws,
  seatBalance,
  towerEvidence,
  towersReadyOn,
  unitReadiness,
} from "./index.ts";

const day = (text: string) => LocalDate.parse(text);
const both = (text: string) => ({ id: text, en: text });
const citation = { text: "invented" };

describe("towers under four meanings of ready (docs/rules/readiness.md)", () => {
  const towers = ["T1", "T2"].map((towerId) =>
    Tower.parse({
      towerId,
      packageCode: "P1",
      reservedFor: "asn",
      floors: 12,
      source: "contract",
      statedOn: "2023-01-01",
    }),
  );
  const claim = (
    towerId: string,
    definition: string,
    readyOn: string,
    statedOn: string,
    source: string,
  ) =>
    ReadinessEvidence.parse({ towerId, definition, readyOn, kind: "reported", statedOn, source });

  test("T1 built in August by the authority, habitable in October by the ministry: one tower built, none habitable in September", () => {
    const evidence = towerEvidence(towers, [
      claim("T1", "built", "2024-08-03", "2024-08-03", "authority"),
      claim("T1", "habitable", "2024-10-15", "2024-09-01", "ministry"),
    ]);
    expect(towersReadyOn(evidence, day("2024-09-15"))).toEqual([
      { definition: "built", towers: 1 },
      { definition: "furnished", towers: 0 },
      { definition: "handed_over", towers: 0 },
      { definition: "habitable", towers: 0 },
    ]);
    // From October habitable speaks for furnished and handed over too, which nobody claimed.
    expect(towersReadyOn(evidence, day("2024-10-15")).map((entry) => entry.towers)).toEqual([
      1, 1, 1, 1,
    ]);
    expect(evidence[0]?.definitions[1]).toMatchObject({
      definition: "furnished",
      usedDefinition: "habitable",
      claims: [],
      isContradicted: false,
    });
    expect(evidence[1]?.definitions[0]).toMatchObject({ readyOn: "not_known", claims: [] });
  });

  test("two claims of one day stand side by side, the later one used; an older one stays readable below them", () => {
    const [tower] = towerEvidence(towers, [
      claim("T1", "built", "2024-06-01", "2024-01-01", "plan"),
      claim("T1", "built", "2024-07-01", "2024-06-01", "press"),
      claim("T1", "built", "2024-08-01", "2024-06-01", "ministry"),
    ]);
    expect(tower?.definitions[0]).toMatchObject({
      readyOn: "2024-08-01",
      isContradicted: true,
      claims: [{ source: "press" }, { source: "ministry" }, { source: "plan" }],
    });
  });

  test("habitable in July and built in August cannot both be right, on one day they can", () => {
    const inverted = (built: string) =>
      towerEvidence(towers, [
        claim("T1", "habitable", "2024-07-01", "2024-06-01", "a"),
        claim("T1", "built", built, "2024-06-01", "b"),
      ])[0]?.inverted;
    expect(inverted("2024-08-01")).toEqual([{ weaker: "built", stronger: "habitable" }]);
    expect(inverted("2024-07-01")).toEqual([]);
  });
});

describe("units: figures with name, source and scale, or missing", () => {
  const unit = (code: string, institutionCode: string) =>
    Unit.parse({
      code,
      institutionCode,
      nameId: code,
      kind: "deputi",
      source: "x",
      confidence: "high",
    });
  const units = [unit("B1", "PANRB"), unit("A1", "KEMENHAN"), unit("B2", "PANRB")];
  const indicators = [
    Indicator.parse({
      code: "digital",
      name: both("Work done in digital systems"),
      subject: "digital_work",
      scale: { least: 0, most: 100, measure: both("percent") },
      notFor: [],
      citation,
    }),
    Indicator.parse({
      code: "flexible",
      name: both("Staff in flexible place of work"),
      subject: "flexible_place",
      scale: { least: 0, most: 100, measure: both("percent") },
      notFor: ["KEMENHAN"],
      citation: { text: "Perpres 21/2023 art. 8" },
    }),
  ];
  const measured = (unitCode: string, indicator: string, value: number, measuredOn: string) =>
    Measurement.parse({ unitCode, indicator, value, measuredOn, source: "survey" });

  test("the latest figure up to the day counts; what is not measured is missing; defence has no flexible work", () => {
    const rows = [
      measured("B1", "digital", 40, "2024-01-01"),
      measured("B1", "digital", 60, "2024-06-01"),
      measured("B1", "digital", 90, "2025-01-01"),
      measured("A1", "flexible", 10, "2024-01-01"),
    ];
    const found = unitReadiness(units, indicators, rows, day("2024-12-31"));
    expect(
      found.map(({ unitCode, indicators: list }) => [unitCode, ...list.map(({ state }) => state)]),
    ).toEqual([
      ["A1", { kind: "missing" }, { kind: "not_applicable" }],
      [
        "B1",
        { kind: "measured", value: 60, measuredOn: "2024-06-01", source: "survey" },
        { kind: "missing" },
      ],
      ["B2", { kind: "missing" }, { kind: "missing" }],
    ]);
    expect(indicatorSpread(found)).toEqual([
      {
        code: "digital",
        measured: 1,
        missing: 2,
        notApplicable: 0,
        spread: { least: 60, median: 60, most: 60 },
      },
      { code: "flexible", measured: 0, missing: 2, notApplicable: 1, spread: null },
    ]);
  });

  test("a figure of 101 of 100, of an unknown unit, of an unknown kind, and one measured twice a day are all told", () => {
    expect(
      readinessFlaws(units, indicators, [
        measured("B1", "digital", 101, "2024-01-01"),
        measured("Z9", "digital", 100, "2024-01-01"),
        measured("B1", "happiness", 5, "2024-01-01"),
        measured("B1", "digital", 0, "2024-01-01"),
      ]),
    ).toEqual([
      { kind: "value_off_scale", row: 0, value: 101, least: 0, most: 100 },
      { kind: "unit_unknown", row: 1, unitCode: "Z9" },
      { kind: "indicator_unknown", row: 2, indicator: "happiness" },
      { kind: "measured_twice_in_a_day", row: 3, otherRow: 0 },
    ]);
  });
});

describe("shared offices", () => {
  const office = (officeId: string, seats: number, readyOn: string, ...parts: number[]) =>
    Office.parse({
      officeId,
      name: both(officeId),
      seats,
      parts: parts.map((count, index) => ({ name: `tower ${index + 1}`, seats: count })),
      readyOn,
      source: "printed",
      statedOn: "2024-07-01",
    });
  const wave = (waveId: string, movesOn: string, peopleHoused: number) => ({
    waveId: WaveId.parse(waveId),
    movesOn: movesOn === "not_decided" ? ("not_decided" as const) : day(movesOn),
    peopleHoused,
  });

  test("Kemenko I is printed with 1,286 seats and parts of 1,268: told, and the lower counted", () => {
    const kemenko = office("KEMENKO-1", 1286, "2024-07-01", 300, 300, 300, 368);
    expect(officeMismatches([kemenko, office("K3", 1375, "2024-07-01")])).toEqual([
      { officeId: "KEMENKO-1", printed: 1286, sumOfParts: 1268 },
    ]);
    expect(seatBalance([kemenko], [wave("W1", "2024-07-01", 1200)])[0]).toMatchObject({
      seats: 1268,
      left: 68,
    });
  });

  test("500 seats in July, 500 more in October: 480 people sit, 900 do not in September, 900 do in October", () => {
    const offices = [
      office("A", 500, "2024-07-01"),
      office("B", 500, "2024-10-01"),
      office("C", 9, "not_known"),
    ];
    const waves = [
      wave("W3", "2024-10-01", 0),
      wave("W2", "2024-09-30", 420),
      wave("W1", "2024-07-31", 480),
      wave("W4", "not_decided", 100),
    ];
    expect(seatBalance(offices, waves)).toEqual([
      { waveId: "W1", seats: 500, people: 480, left: 20 },
      { waveId: "W2", seats: 500, people: 900, left: -400 },
      { waveId: "W3", seats: 1000, people: 900, left: 100 },
    ]);
  });
});

describe("families, only as sums", () => {
  const family = (children: number, over: object = {}) =>
    Household.parse({
      householdId: `H${children}`,
      spouse: children > 0,
      children,
      helper: false,
      accessible: false,
      towerPreferences: [],
      ...over,
    });
  const profile = ChildProfile.parse({
    bands: [
      { code: "early", name: both("0-6"), permille: 350 },
      { code: "primary", name: both("7-12"), permille: 400 },
      { code: "secondary", name: both("13-18"), permille: 250 },
    ],
    citation,
  });
  const waveOf = (id: string, ...households: Household[]) => ({
    waveId: WaveId.parse(id),
    households,
  });

  test("ten families with one child each: 4 early, 4 primary, 2 secondary; two primary places are short by 2", () => {
    const ten = waveOf("W1", ...Array.from({ length: 10 }, () => family(1)));
    const places = [{ waveId: "W1", band: "primary", places: 2, source: "school list" }];
    expect(familyNeeds([ten], profile, places, 10)).toEqual([
      {
        kind: "known",
        waveId: "W1",
        households: 10,
        spouses: 10,
        helpers: 0,
        children: 10,
        accessibleHomes: 0,
        schools: [
          { band: "early", expected: 4, places: null, short: null },
          { band: "primary", expected: 4, places: 2, short: 2 },
          { band: "secondary", expected: 2, places: null, short: null },
        ],
      },
    ]);
  });

  test("nine households are too few to say; with the next wave's one they are ten", () => {
    const nine = waveOf("W1", ...Array.from({ length: 9 }, () => family(2)));
    const [first, second] = familyNeeds(
      [nine, waveOf("W2", family(0, { helper: true }))],
      null,
      [],
      10,
    );
    expect(first).toEqual({ kind: "too_few", waveId: "W1", threshold: 10 });
    expect(second).toMatchObject({
      kind: "known",
      households: 10,
      children: 18,
      helpers: 1,
      schools: null,
    });
  });

  test("the example plan moves three families in W1 and two in W2; W3 has no date and no families", () => {
    const planned = plan(smallDataset, smallPolicy, null, smallLottery);
    if (!planned.ok) throw new Error("refused");
    const { waves, placements } = planned.value;
    const families = familiesByWave(waves.toReversed(), placements, smallDataset.households);
    expect(families.map(({ waveId, households }) => [waveId, households.length])).toEqual([
      ["W1", 3],
      ["W2", 2],
    ]);
    // Budi's family of five is the only one with children.
    const [first] = familyNeeds(families, profile, [], 1);
    expect(first).toMatchObject({ children: 3, households: 3 });
  });

  test("shares that do not add up to 1,000 are no profile", () => {
    expect(
      ChildProfile.safeParse({ bands: [{ code: "x", name: both("x"), permille: 999 }], citation })
        .success,
    ).toBe(false);
  });

  test("however many children and whatever the shares, the bands add up and none is off by one", () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
        (children, cuts) => {
          const sorted = [0, ...cuts.toSorted((a, b) => a - b), 1000];
          const permille = sorted.slice(1).map((cut, index) => cut - (sorted[index] ?? 0));
          const shares = byLargestRemainder(children, permille);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(children);
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (children * (permille[index] ?? 0)) / 1000)).toBeLessThan(1);
        },
      ),
    );
  });
});
