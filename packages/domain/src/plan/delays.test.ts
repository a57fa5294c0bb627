import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate, TowerId } from "../kernel/index.ts";
import { ReadinessEvidence, Tower } from "../registry/index.ts";
import {
  DelayModel,
  sampleFinishDates,
  slipsInEvidence,
  slipSpread,
  uncertainTowers,
} from "../waves/index.ts";
import { createPlanner, planUnderDelays } from "./index.ts";
import { smallDataset, smallLottery, smallPolicy } from "./testing.ts";

const slip = (packageCode: string | null, promised: string, became: string) => ({
  packageCode,
  promised,
  became,
  statedOn: promised,
  source: "invented",
});
const model = (slips: unknown[], over: object = {}) =>
  DelayModel.parse({ slips, sharedPermille: 500, packagePermille: 800, enough: 4, ...over });
const daysIn = (packageCode: string, of: DelayModel) => slipSpread(packageCode, of)?.days;

describe("what is known about slips (docs/rules/waves.md)", () => {
  test("two slips of 10 and 40 days where four are enough: stretched by 6/4 about 10, to 10 and 55", () => {
    const two = model([
      slip("P1", "2030-01-01", "2030-01-11"),
      slip("P1", "2030-01-01", "2030-02-10"),
    ]);
    expect(daysIn("P1", two)).toEqual([10, 55]);
  });

  test("the same four times over is enough: 10 and 40 stay", () => {
    const one = [slip("P1", "2030-01-01", "2030-01-11"), slip("P1", "2030-01-01", "2030-02-10")];
    expect(daysIn("P1", model([...one, ...one]))).toEqual([10, 10, 40, 40]);
  });

  test("one slip of 30 days may be none or twice as much; none at all is not known", () => {
    expect(daysIn("P1", model([slip("P1", "2030-01-01", "2030-01-31")]))).toEqual([0, 30, 60]);
    expect(slipSpread("P1", model([]))).toBeNull();
  });

  test("a contract without slips of its own takes those of all, and says so", () => {
    const others = model([
      slip("P2", "2030-01-01", "2030-01-31"),
      slip(null, "2030-01-01", "2030-03-02"),
    ]);
    expect(slipSpread("P1", others)).toMatchObject({ from: "programme", observations: 2 });
    expect(slipSpread("P2", others)).toMatchObject({ from: "package", observations: 2 });
  });

  test("fewer observations of the same values never give a narrower spread", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -30, max: 300 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 30 }),
        (values, times, enough) => {
          const day = (value: number) => slip("P1", "2030-01-31", LocalDate.parse(isoAfter(value)));
          const spread = (repeats: number) => {
            const slips = Array.from({ length: repeats }, () => values.map(day)).flat();
            const days = daysIn("P1", model(slips, { enough })) ?? [];
            return (days.at(-1) ?? 0) - (days[0] ?? 0);
          };
          expect(spread(1)).toBeGreaterThanOrEqual(spread(times));
          expect(spread(times)).toBeGreaterThanOrEqual(Math.max(...values) - Math.min(...values));
        },
      ),
    );
  });

  test("claims of one tower that followed each other are slips: 17 July became 10 September, 55 days", () => {
    const tower = Tower.parse({
      towerId: "T1",
      packageCode: "P1",
      reservedFor: "asn",
      floors: 12,
      source: "contract",
      statedOn: "2023-01-01",
    });
    const claim = (readyOn: string, statedOn: string) =>
      ReadinessEvidence.parse({
        towerId: "T1",
        definition: "habitable",
        readyOn,
        kind: "forecast",
        statedOn,
        source: "press",
      });
    const found = slipsInEvidence(
      [
        claim("2024-09-10", "2024-07-01"),
        claim("2024-07-17", "2024-06-01"),
        claim("not_known", "2024-12-01"),
      ],
      [tower],
    );
    expect(found).toMatchObject([
      { packageCode: "P1", promised: "2024-07-17", became: "2024-09-10" },
    ]);
    expect(daysIn("P1", model([...found]))).toEqual([0, 55, 110]);
  });
});

describe("sampled finish dates", () => {
  const promised = LocalDate.parse("2030-06-01");
  const asOf = LocalDate.parse("2030-01-01");
  const towers = (of: DelayModel, count: number) =>
    ["P1", "P2"].flatMap((packageCode) =>
      Array.from({ length: count }, (_, index) => ({
        towerId: TowerId.parse(`${packageCode}-${index}`),
        packageCode,
        promised,
        spread: slipSpread(packageCode, of) ?? {
          days: [],
          observations: 0,
          from: "package" as const,
        },
      })),
    );
  const slips = [0, 30, 60, 90].map((days) =>
    slip(null, "2030-01-01", isoFrom("2030-01-01", days)),
  );

  test("one seed gives one set of dates, another seed another", () => {
    const given = model(slips);
    const dates = (seed: number) => sampleFinishDates(towers(given, 2), asOf, given, seed, 50);
    expect(dates(1)).toEqual(dates(1));
    expect(dates(1)).not.toEqual(dates(2));
  });

  test("all shared: every tower slips by the same; nothing shared: some samples differ", () => {
    const together = model(slips, { sharedPermille: 1000, packagePermille: 1000 });
    for (const dates of sampleFinishDates(towers(together, 2), asOf, together, 3, 40))
      expect(new Set(dates).size).toBe(1);
    const apart = model(slips, { sharedPermille: 0, packagePermille: 0 });
    const differing = sampleFinishDates(towers(apart, 2), asOf, apart, 3, 40).filter(
      (dates) => new Set(dates).size > 1,
    );
    expect(differing.length).toBeGreaterThan(30);
  });

  test("each of four slips comes up about 1,000 times in 4,000, however much is shared", () => {
    for (const sharedPermille of [0, 500, 1000]) {
      const given = model(slips, { sharedPermille });
      const counts = new Map<string, number>();
      for (const [date] of sampleFinishDates(towers(given, 1), asOf, given, 9, 4000))
        counts.set(date ?? "", (counts.get(date ?? "") ?? 0) + 1);
      expect(counts.size).toBe(4);
      // Four standard deviations of a binomial with n = 4,000 and p = 1/4 are 110.
      for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(110);
    }
  });

  test("nothing finishes before today, and a tower that is ready is certain", () => {
    const early = model([
      slip(null, "2030-06-01", "2029-06-01"),
      slip(null, "2030-06-01", "2029-05-01"),
    ]);
    for (const [date] of sampleFinishDates(towers(early, 1), asOf, early, 1, 20))
      expect(date).toBe(asOf);
    const ready = (readyOn: string) => ({
      towerId: TowerId.parse("NORTH"),
      definition: "habitable" as const,
      readyOn: LocalDate.parse(readyOn),
      statedOn: asOf,
      source: "x",
      conflicts: [],
    });
    const uncertain = (readyOn: string) =>
      uncertainTowers(smallDataset.towers, [ready(readyOn)], asOf, early).uncertain.length;
    expect(uncertain("2030-01-01")).toBe(0);
    expect(uncertain("2030-01-02")).toBe(1);
  });
});

describe("the example country under delays", () => {
  const delayed = (slips: unknown[], over: object = {}, seed = 1) => {
    const result = planUnderDelays(
      createPlanner(),
      smallDataset,
      smallPolicy,
      smallLottery,
      model(slips, { sharedPermille: 0, packagePermille: 0, ...over }),
      { seed, samples: 200 },
    );
    if (!result.ok) throw new Error("refused");
    return result.value;
  };

  test("slips of nothing only: all three figures are the plan itself, and no tower matters", () => {
    const none = [1, 2, 3, 4].map(() => slip("P1", "2030-01-01", "2030-01-01"));
    const { waves, towers } = delayed(none);
    const [first, second] = waves;
    expect(first?.people.p10).toBe(first?.people.p80);
    expect((first?.people.p50 ?? 0) + (second?.people.p50 ?? 0)).toBe(6);
    expect(second?.peopleSoFar).toEqual({ p10: 6, p50: 6, p80: 6 });
    expect(towers.map((tower) => tower.permille)).toEqual([0, 0]);
  });

  test("half the time a year late: wave 1 moves nobody or NORTH's three households; both towers matter", () => {
    const half = [
      slip("P1", "2030-01-01", "2030-01-01"),
      slip("P1", "2030-01-01", "2031-01-01"),
      slip("P1", "2030-01-01", "2030-01-01"),
      slip("P1", "2030-01-01", "2031-01-01"),
    ];
    const { waves, towers, withoutEvidence } = delayed(half);
    expect(waves[0]?.people.p10).toBe(0);
    expect(waves[0]?.people.p80).toBeGreaterThanOrEqual(3);
    expect(waves[1]?.peopleSoFar).toMatchObject({ p10: 0, p80: 6 });
    for (const tower of towers) expect(tower.permille).toBeGreaterThan(200);
    expect(withoutEvidence).toEqual([]);
    expect(delayed(half)).toEqual(delayed(half));
  });

  test("a tower whose slip never passes the day of a wave does not matter: only SOUTH does", () => {
    // NORTH has 17 days to spare before wave 1 and SOUTH 16 before wave 2; 17 days hit SOUTH only.
    const days = ["2030-01-01", "2030-01-18", "2030-01-01", "2030-01-18"];
    const { towers } = delayed(days.map((became) => slip("P1", "2030-01-01", became)));
    expect(towers[0]?.towerId).toBe("SOUTH");
    expect(towers.find((tower) => tower.towerId === "NORTH")?.permille).toBe(0);
  });

  test("without any evidence of slips towers are taken at their word, and named", () => {
    const { withoutEvidence, towers, waves } = delayed([]);
    expect(withoutEvidence).toEqual(["NORTH", "SOUTH"]);
    expect(towers).toEqual([]);
    expect(waves[1]?.peopleSoFar.p10).toBe(6);
  });
});

/** The day so many days after 31 January 2030 (tests only use days of that year and its neighbours). */
function isoAfter(days: number): string {
  return isoFrom("2030-01-31", days);
}

function isoFrom(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
