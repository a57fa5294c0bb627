import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HomeId, HouseholdId, LocalDate } from "../kernel/index.ts";
import { type Home, Pin } from "../registry/index.ts";
import { planWaves, type HeldBefore, type PinsResult, type WavesPlan } from "./index.ts";
import {
  anyCountry,
  invented,
  testHousing,
  testWavePolicy,
  wavesInput,
  type Country,
} from "./testing.ts";

const policy = testWavePolicy();
type Change = {
  readonly homes?: (home: Home) => Home;
  readonly housing?: typeof testHousing;
  readonly before?: HeldBefore;
};

function pin(householdId: string, homeId: string, pinnedOn = "2030-01-05"): Pin {
  const reason = "near the ward where a child is treated";
  return Pin.parse({ householdId, homeId, reason, pinnedBy: "officer-1", pinnedOn });
}
function planned(country: Country, pins: readonly Pin[], change: Change = {}): WavesPlan {
  const base = wavesInput(country, policy);
  const homes = base.homes.map(change.homes ?? ((home) => home));
  const input = { ...base, homes, pins };
  const result = planWaves(input, policy, change.housing ?? testHousing, change.before ?? null);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const homesOf = ({ placements }: WavesPlan) =>
  Object.fromEntries(
    placements.map(({ householdId, homeId, waveId }) => [householdId, `${homeId} ${waveId}`]),
  );
function outcomes({ pins }: WavesPlan): readonly PinsResult["pins"][number]["outcome"][] {
  return (pins?.pins ?? []).map(({ outcome }) => outcome);
}

/** In the order of their names; two homes in March, one more in June. */
const three: Country = {
  units: ["A1"],
  people: { ANI: { unit: "A1" }, BUDI: { unit: "A1" }, CITRA: { unit: "A1", children: 2 } },
  towers: {
    EAST: { readyOn: "2030-02-01", homes: [1, 3] },
    WEST: { readyOn: "2030-05-01", homes: [3] },
  },
  waves: { W1: "2030-03-01", W2: "2030-06-01" },
};

describe("a home given by hand (docs/rules/housing.md)", () => {
  test("without pins Ani and Budi have March's homes and Citra, with two children, June's", () => {
    const plan = planned(three, []);
    expect(plan.pins).toBeNull();
    expect(homesOf(plan)).toEqual({
      ANI: "EAST-01 W1",
      BUDI: "EAST-02 W1",
      CITRA: "WEST-01 W2",
    });
  });

  test("Citra is given EAST-02: Budi loses it and takes hers in June; both values are kept", () => {
    const plan = planned(three, [pin("CITRA", "EAST-02")]);
    expect(homesOf(plan)).toEqual({
      ANI: "EAST-01 W1",
      CITRA: "EAST-02 W1",
      BUDI: "WEST-01 W2",
    });
    expect(plan.pins).toEqual({
      others: { loseTheirHome: 0, getAHome: 0, getAnotherHome: 1 },
      pins: [
        {
          pin: pin("CITRA", "EAST-02"),
          computed: { waveId: "W2", homeId: "WEST-01", towerId: "WEST" },
          outcome: { kind: "honoured", waveId: "W1" },
        },
      ],
    });
    expect(plan.placements.filter(({ pinned }) => pinned)).toMatchObject([
      { householdId: "CITRA", rank: 1, misfit: 0, movers: ["CITRA"] },
    ]);
    expect(plan.waves[0]).toMatchObject({ homesFree: 2, candidates: 3, homesLeftEmpty: 0 });
  });

  test("Ani is given a home of June: it and she wait for June, and March takes nobody else's turn", () => {
    const plan = planned(three, [pin("ANI", "WEST-01")]);
    // The surplus of two bedrooms is hers by hand; Citra gets the other large home in March.
    expect(homesOf(plan)).toMatchObject({ ANI: "WEST-01 W2", CITRA: "EAST-02 W1" });
    expect(plan.placements.find(({ householdId }) => householdId === "ANI")?.misfit).toBe(2);
    expect(plan.pins?.pins[0]?.computed).toMatchObject({ homeId: "EAST-01" });
  });

  test("a pin that takes the last home sends another household away, and the plan counts it", () => {
    const two = { ...three, towers: { EAST: three.towers["EAST"] ?? { readyOn: "", homes: [] } } };
    const plan = planned(two, [pin("CITRA", "EAST-02")]);
    expect(plan.pins?.others).toEqual({ loseTheirHome: 1, getAHome: 0, getAnotherHome: 0 });
    expect(plan.pins?.pins[0]?.computed).toBeNull();
    expect(plan.waiting).toMatchObject([
      {
        householdId: "BUDI",
        reason: { kind: "homes_taken_by_higher_priority", capacity: 2, lastRankHoused: 2 },
      },
    ]);
  });
});

describe("a pin is refused, with figures, and everybody is housed as without it", () => {
  const refused = (pins: readonly Pin[], change: Change = {}) => {
    const plan = planned(three, pins, change);
    expect(homesOf(plan)).toEqual(homesOf(planned(three, [], change)));
    expect(plan.pins?.others).toEqual({ loseTheirHome: 0, getAHome: 0, getAnotherHome: 0 });
    return outcomes(plan).map((outcome) => outcome.kind === "refused" && outcome.because);
  };

  test("three bedrooms are needed, the home has one", () => {
    expect(refused([pin("CITRA", "EAST-01")])).toEqual([
      {
        kind: "breaks_rules",
        waveId: "W1",
        rules: [{ rule: "bedrooms", household: 3, home: 1 }],
      },
    ]);
  });

  test.each([
    ["reserved", "guests_of_state"],
    ["out_of_service", "water_damage"],
  ] as const)("a home that is %s says so with its coded reason", (status, reason) => {
    const homes = (home: Home) => (home.homeId === "WEST-01" ? { ...home, status, reason } : home);
    expect(refused([pin("ANI", "WEST-01")], { homes })).toEqual([
      { kind: "home_not_available", status, reason },
    ]);
  });

  test("a minister's house is not given out, and who does not move is given nothing", () => {
    expect(refused([pin("ANI", "RTJM-104-01"), pin("NOBODY", "EAST-01")])).toEqual([
      { kind: "home_not_given_out" },
      { kind: "household_does_not_move" },
    ]);
  });

  test("a home that is ready after the last wave", () => {
    const late = { ...three, waves: { W1: "2030-03-01" } };
    expect(outcomes(planned(late, [pin("ANI", "WEST-01")]))).toEqual([
      {
        kind: "refused",
        because: {
          kind: "no_wave_for_both",
          servesFrom: "2030-05-01",
          lastMoveOn: "2030-03-01",
        },
      },
    ]);
  });

  test("of two pins the earlier day counts, whatever the order of the list", () => {
    const pins = [
      pin("BUDI", "EAST-01", "2030-01-09"),
      pin("ANI", "EAST-01", "2030-01-05"),
      pin("ANI", "EAST-02", "2030-01-08"),
    ];
    const plan = planned(three, pins);
    expect(outcomes(plan)).toEqual([
      { kind: "honoured", waveId: "W1" },
      { kind: "refused", because: { kind: "household_pinned_before", homeId: "EAST-01" } },
      { kind: "refused", because: { kind: "home_pinned_before", householdId: "ANI" } },
    ]);
    expect(planned(three, pins.toReversed())).toEqual(plan);
  });

  test("a home that a near wave has promised; a month earlier the pin counts for more", () => {
    const { placements } = planned(three, []);
    const on = (today: string) => ({ placements, today: LocalDate.parse(today), freezeDays: 30 });
    const pins = [pin("CITRA", "EAST-02")];
    expect(outcomes(planned(three, pins, { before: on("2030-02-20") }))).toEqual([
      {
        kind: "refused",
        because: { kind: "home_promised", householdId: "BUDI", waveId: "W1" },
      },
    ]);
    expect(outcomes(planned(three, pins, { before: on("2030-01-10") }))).toEqual([
      { kind: "honoured", waveId: "W1" },
    ]);
  });

  test("a quota of one large home: one pin uses it up, a second one is over it, and so is the order", () => {
    const quota = {
      id: "large",
      name: { id: "Besar", en: "Large" },
      side: "home" as const,
      attribute: "bedrooms",
      oneOf: [3],
      atMost: 1,
      citation: invented,
    };
    const housing = { ...testHousing, quotas: [quota] };
    const large = {
      ...three,
      towers: { EAST: { readyOn: "2030-02-01", homes: [3, 3, 1] } },
      waves: { W1: "2030-03-01" },
    };
    const plan = planned(large, [pin("ANI", "EAST-01"), pin("BUDI", "EAST-02")], { housing });
    expect(outcomes(plan)).toEqual([
      { kind: "honoured", waveId: "W1" },
      {
        kind: "refused",
        because: { kind: "quota_used_up", waveId: "W1", quota: "large", atMost: 1 },
      },
    ]);
    expect(homesOf(plan)).toEqual({ ANI: "EAST-01 W1", BUDI: "EAST-03 W1" });
  });
});

const anyPins = fc.array(
  fc.record({
    household: fc.nat(15),
    tower: fc.integer({ min: 1, max: 3 }),
    home: fc.integer({ min: 1, max: 4 }),
    day: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 4 },
);

test("whatever the country and the pins: each is honoured to the letter or refused, nobody lives twice, and order is nothing", () => {
  fc.assert(
    fc.property(anyCountry, anyPins, (country, wanted) => {
      const pins = wanted.map(({ household, tower, home, day }) =>
        pin(
          `H${String(household).padStart(2, "0")}`,
          `T${tower}-${String(home).padStart(2, "0")}`,
          `2030-01-0${day}`,
        ),
      );
      const plan = planned(country, pins);
      const placed = new Map(plan.placements.map((entry) => [entry.householdId, entry]));
      expect(placed.size).toBe(plan.placements.length);
      expect(new Set(plan.placements.map(({ homeId }) => homeId)).size).toBe(placed.size);
      expect(placed.size + plan.waiting.length).toBe(Object.keys(country.people).length);
      let honoured = 0;
      for (const { pin: own, outcome } of plan.pins?.pins ?? []) {
        if (outcome.kind === "refused") continue;
        honoured += 1;
        expect(placed.get(HouseholdId.parse(own.householdId))).toMatchObject({
          homeId: HomeId.parse(own.homeId),
          waveId: outcome.waveId,
          pinned: true,
        });
      }
      expect(plan.placements.filter(({ pinned }) => pinned)).toHaveLength(honoured);
      if (honoured === 0) expect(homesOf(plan)).toEqual(homesOf(planned(country, [])));
      expect(planned(country, pins.toReversed()).placements).toEqual(plan.placements);
    }),
    { numRuns: 300 },
  );
});
