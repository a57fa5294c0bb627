import { describe, expect, test } from "vitest";
import type { WavePolicy } from "./policy.ts";
import { planWaves, type WavesPlan } from "./index.ts";
import { invented, testHousing, testWavePolicy, wavesInput, type Country } from "./testing.ts";

const both = (text: string) => ({ id: text, en: text });
const planned = (country: Country, policy: WavePolicy): WavesPlan => {
  const result = planWaves(wavesInput(country, policy), policy, testHousing);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const housed = ({ placements }: WavesPlan) =>
  placements.map(({ householdId, waveId }) => `${waveId} ${householdId}`);
const reasons = ({ waiting }: WavesPlan) =>
  Object.fromEntries(waiting.map(({ householdId, reason }) => [householdId, reason]));

/** Six people of two institutions in the order of their names; four homes on 1 March, four in June. */
const six: Country = {
  units: ["A1", "A2", "B1"],
  people: {
    ANI: { unit: "A1" },
    BUDI: { unit: "A1", couple: true },
    CITRA: { unit: "A2" },
    DEWI: { unit: "A2" },
    EKO: { unit: "B1" },
    FAJAR: { unit: "B1" },
  },
  towers: {
    NORTH: { readyOn: "2030-03-01", homes: [1, 1, 1, 1] },
    SOUTH: { readyOn: "2030-06-01", homes: [1, 1, 1, 1] },
  },
  waves: { W1: "2030-03-01", W2: "2030-06-01" },
};
const limited = (capacities: object) => testWavePolicy({ capacities });

describe("limits besides homes (docs/rules/waves.md)", () => {
  test("institution A may have two homes in wave 1, so Citra and Dewi wait for wave 2 and B's two come in", () => {
    const plan = planned(
      six,
      limited({
        institutionHomes: [{ waveId: "W1", institutionCode: "A", homes: 2, citation: invented }],
      }),
    );
    expect(housed(plan)).toEqual([
      "W1 ANI",
      "W1 BUDI",
      "W1 EKO",
      "W1 FAJAR",
      "W2 CITRA",
      "W2 DEWI",
    ]);
  });

  test("with the quota in both waves, Citra and Dewi come in wave 2; with one home each, Dewi never", () => {
    const quota = (homes: number) =>
      limited({
        institutionHomes: ["W1", "W2"].map((waveId) => ({
          waveId,
          institutionCode: "A",
          homes,
          citation: invented,
        })),
      });
    expect(reasons(planned(six, quota(2)))).toEqual({});
    const used = { kind: "institution_homes_used_up", institutionCode: "A", atMost: 1 };
    expect(reasons(planned(six, quota(1)))).toEqual({
      CITRA: { ...used, waveId: "W2" },
      DEWI: { ...used, waveId: "W2" },
    });
  });

  test("three seats: Ani and the couple Budi; Citra finds none. Four in June: Citra, and the office is full", () => {
    const seats = (first: number, second: number) =>
      limited({
        officeSeats: [
          { waveId: "W1", seats: first, citation: invented },
          { waveId: "W2", seats: second, citation: invented },
        ],
      });
    const plan = planned(six, seats(3, 4));
    expect(housed(plan)).toEqual(["W1 ANI", "W1 BUDI", "W2 CITRA"]);
    expect(reasons(plan)["EKO"]).toEqual({
      kind: "office_seats_used_up",
      waveId: "W2",
      seats: 4,
      left: 0,
      needed: 1,
    });
  });

  test("two seats: Ani takes one, the couple needs two of the one left and is passed over for Citra", () => {
    const plan = planned(
      six,
      limited({ officeSeats: [{ waveId: "W1", seats: 2, citation: invented }] }),
    );
    expect(housed(plan).filter((entry) => entry.startsWith("W1"))).toEqual(["W1 ANI", "W1 CITRA"]);
  });

  test("5 million for all waves: a million a person houses Ani, Budi's two, Citra and Dewi; at 4,999,999 Dewi is a rupiah too many", () => {
    const budget = (rupiah: number) =>
      limited({ budgets: [{ waveId: null, rupiah, citation: invented }] });
    expect(housed(planned(six, budget(5_000_000)))).toEqual([
      "W1 ANI",
      "W1 BUDI",
      "W1 CITRA",
      "W1 DEWI",
    ]);
    const short = planned(six, budget(4_999_999));
    expect(housed(short)).toEqual(["W1 ANI", "W1 BUDI", "W1 CITRA"]);
    expect(reasons(short)["DEWI"]).toEqual({
      kind: "budget_used_up",
      budgetOf: null,
      waveId: "W2",
      rupiah: 4_999_999,
      left: 999_999,
      needed: 1_000_000,
    });
  });

  test("four people wanted: Ani, the couple and Citra; Dewi is fourth in the order and beyond", () => {
    const plan = planned(six, limited({ peopleWanted: { people: 4, citation: invented } }));
    expect(housed(plan)).toEqual(["W1 ANI", "W1 BUDI", "W1 CITRA"]);
    expect(reasons(plan)["DEWI"]).toEqual({ kind: "beyond_people_wanted", wanted: 4, place: 4 });
  });

  test("two wanted: the couple would be two and three, and the line is drawn there; Citra does not jump it", () => {
    const plan = planned(six, limited({ peopleWanted: { people: 2, citation: invented } }));
    expect(housed(plan)).toEqual(["W1 ANI"]);
  });
});

describe("working cores move together (docs/rules/waves.md)", () => {
  const duty = (code: string, levels: string[], fewest: number, over: object = {}) => ({
    code,
    name: both(code),
    unitCode: null,
    levels,
    fewest,
    from: "2030-01-01",
    until: null,
    citation: invented,
    ...over,
  });
  const together = (duties: unknown[], dependencies: unknown[] = []) =>
    testWavePolicy({ coresTogether: true, duties, dependencies });

  /** A1 has a chief and two staff, B1 a chief and a clerk; three homes, then three more. */
  const offices: Country = {
    units: ["A1", "B1"],
    people: {
      CHIEF_A: { unit: "A1", level: "pengawas", ticket: 9 },
      A_ONE: { unit: "A1", ticket: 1 },
      A_TWO: { unit: "A1", ticket: 2 },
      CHIEF_B: { unit: "B1", level: "pengawas", ticket: 9 },
      B_ONE: { unit: "B1", ticket: 1 },
    },
    towers: {
      NORTH: { readyOn: "2030-03-01", homes: [1, 1, 1] },
      SOUTH: { readyOn: "2030-06-01", homes: [1, 1, 1] },
    },
    waves: { W1: "2030-03-01", W2: "2030-06-01" },
  };
  const sign = duty("sign", ["pengawas"], 1);
  const answer = duty("answer", ["pelaksana"], 1);

  test("without duties A1's three take the three homes; with them so do A1's chief and first clerk, and nobody of B1", () => {
    expect(housed(planned(offices, testWavePolicy())).slice(0, 3)).toEqual([
      "W1 A_ONE",
      "W1 A_TWO",
      "W1 CHIEF_A",
    ]);
    const plan = planned(offices, together([sign, answer]));
    // A1's core of two, then of B1's core only the clerk would fit: B1 waits whole, A_TWO comes.
    expect(housed(plan)).toEqual(["W1 A_ONE", "W1 CHIEF_A", "W1 A_TWO", "W2 B_ONE", "W2 CHIEF_B"]);
  });

  test("with four homes both cores of two move, and A_TWO, who is in none, waits for them", () => {
    const four = {
      ...offices,
      towers: { NORTH: { readyOn: "2030-03-01", homes: [1, 1, 1, 1] } },
    };
    const plan = planned(four, together([sign, answer]));
    expect(housed(plan).toSorted()).toEqual(["W1 A_ONE", "W1 B_ONE", "W1 CHIEF_A", "W1 CHIEF_B"]);
  });

  test("with one home no core of two fits: both units wait whole and say so", () => {
    const one = { ...offices, towers: { NORTH: { readyOn: "2030-03-01", homes: [1] } } };
    const plan = planned(one, together([sign, answer]));
    expect(housed(plan)).toEqual([]);
    expect(reasons(plan)["A_TWO"]).toEqual({
      kind: "core_does_not_fit",
      waveId: "W2",
      unitCode: "A1",
      households: 2,
      housed: 1,
    });
  });

  test("two signatures are needed and A1 has one chief: it cannot move at all, and B1 neither", () => {
    const plan = planned(offices, together([duty("sign", ["pengawas"], 2)]));
    expect(reasons(plan)["A_ONE"]).toEqual({
      kind: "core_too_small",
      waveId: "W2",
      unitCode: "A1",
      duty: "sign",
      people: 1,
      fewest: 2,
    });
  });

  test("a duty binds on its last day and not on the day after", () => {
    const until = (day: string) => together([duty("sign", ["pengawas"], 2, { until: day })]);
    expect(housed(planned(offices, until("2030-03-01")))[0]).toBe("W2 A_ONE");
    expect(housed(planned(offices, until("2030-02-28")))[0]).toBe("W1 A_ONE");
  });

  test("B1 depends on A1: while A1 lacks its two chiefs, B1 waits too; the other way round A1 moves", () => {
    const twoChiefsForA = duty("sign", ["pengawas"], 2, { unitCode: "A1" });
    const needs = (unitCode: string, other: string) => [
      { unitCode, needs: other, from: "2030-01-01", until: null, citation: invented },
    ];
    const held = planned(offices, together([twoChiefsForA], needs("B1", "A1")));
    expect(housed(held)).toEqual([]);
    expect(reasons(held)["B_ONE"]).toEqual({
      kind: "needed_unit_waits",
      waveId: "W2",
      unitCode: "B1",
      needs: "A1",
    });
    const free = planned(offices, together([twoChiefsForA], needs("A1", "B1")));
    expect(housed(free)).toEqual(["W1 B_ONE", "W1 CHIEF_B"]);
  });
});

describe("what is given out, and to whom", () => {
  const three: Country = {
    units: ["A1"],
    people: { ANI: { unit: "A1" }, BUDI: { unit: "A1" }, CITRA: { unit: "A1" } },
    towers: { NORTH: { readyOn: "2030-03-01", homes: [1, 1, 1] } },
    waves: { W1: "2030-03-01" },
  };

  test("of three homes one is reserved and one out of service: one household moves, two are told of one home", () => {
    const policy = testWavePolicy();
    const input = wavesInput(three, policy);
    const states = [
      { status: "reserved", reason: "guests_of_state" },
      { status: "available", reason: null },
      { status: "out_of_service", reason: "water_damage" },
    ] as const;
    const homes = input.homes.map((home, place) => ({ ...home, ...states[place] }));
    const result = planWaves({ ...input, homes }, policy, testHousing);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.placements).toMatchObject([{ householdId: "ANI", homeId: "NORTH-02" }]);
    expect(result.value.waves[0]).toMatchObject({ homesReady: 1, homesFree: 1, homesLeftEmpty: 0 });
    expect(reasons(result.value)).toMatchObject({
      BUDI: { kind: "homes_taken_by_higher_priority", rank: 2, capacity: 1, lastRankHoused: 1 },
      CITRA: { kind: "homes_taken_by_higher_priority", rank: 3, capacity: 1, lastRankHoused: 1 },
    });
  });

  test("a couple who are both civil servants is one household with two movers and one home", () => {
    const couple = {
      ...three,
      people: { BUDI: { unit: "A1", couple: true }, CITRA: { unit: "A1" } },
    };
    const plan = planned(couple, testWavePolicy());
    expect(plan.placements.map(({ householdId, movers }) => [householdId, movers])).toEqual([
      ["BUDI", ["BUDI", "BUDI-2"]],
      ["CITRA", ["CITRA"]],
    ]);
    expect(plan.waves[0]).toMatchObject({
      householdsHoused: 2,
      peopleHoused: 3,
      homesLeftEmpty: 1,
    });
  });
});
