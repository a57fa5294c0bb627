import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import { planWaves, type HeldBefore, type WavesPlan } from "./index.ts";
import { anyCountry, testHousing, testWavePolicy, wavesInput, type Country } from "./testing.ts";

const policy = testWavePolicy();
function planned(country: Country, before: HeldBefore | null = null): WavesPlan {
  const result = planWaves(wavesInput(country, policy), policy, testHousing, before);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const over = (plan: WavesPlan, today = "2030-01-01", freezeDays = 0): HeldBefore => ({
  placements: plan.placements,
  today: LocalDate.parse(today),
  freezeDays,
});
const homes = ({ placements }: WavesPlan) =>
  Object.fromEntries(placements.map((entry) => [entry.householdId, entry.homeId]));
const told = ({ placements }: WavesPlan) =>
  placements.map(({ householdId, homeId, waveId }) => `${householdId} ${homeId} ${waveId}`);

/** Four people in the order of their names, two towers of two homes each, one wave. */
const four: Country = {
  units: ["A1"],
  people: {
    ANI: { unit: "A1" },
    BUDI: { unit: "A1" },
    CITRA: { unit: "A1" },
    DEWI: { unit: "A1" },
  },
  towers: {
    EAST: { readyOn: "2030-02-01", homes: [1, 1] },
    WEST: { readyOn: "2030-02-01", homes: [1, 1] },
  },
  waves: { W1: "2030-03-01", W2: "2030-06-01" },
};

describe("planning again over a plan people were told (docs/rules/waves.md)", () => {
  test("nothing changed: everybody keeps the home, and the least number of others is 0", () => {
    const before = planned(four);
    const after = planned(four, over(before));
    expect(homes(after)).toEqual(homes(before));
    expect(after.replanned[0]).toEqual({
      waveId: "W1",
      isFrozen: false,
      sameHome: 4,
      otherHome: 0,
      entered: 0,
      fewestOtherHomes: 0,
    });
  });

  test("EAST slips past wave 1: its two wait for wave 2 or move over; who is first gets WEST, one stays there", () => {
    const before = planned(four);
    const late = {
      ...four,
      towers: { ...four.towers, EAST: { readyOn: "2030-05-01", homes: [1, 1] } },
    };
    const after = planned(late, over(before));
    // Ani and Budi are first in the order and are housed in wave 1, in WEST.
    const inWest = Object.entries(homes(before)).filter(([, home]) => home.startsWith("WEST"));
    const staying = inWest.filter(([id]) => id === "ANI" || id === "BUDI").length;
    const [first, second] = after.replanned;
    expect(first).toMatchObject({ sameHome: staying, otherHome: 2 - staying });
    expect(first?.fewestOtherHomes).toBe(2 - staying);
    expect((second?.sameHome ?? 0) + (second?.otherHome ?? 0)).toBe(2);
  });

  test("frozen, 30 days before wave 1: WEST's two keep wave and home although others come first; the others wait for EAST", () => {
    const before = planned(four);
    const late = {
      ...four,
      towers: { ...four.towers, EAST: { readyOn: "2030-05-01", homes: [1, 1] } },
    };
    const frozen = planned(late, over(before, "2030-01-30", 30));
    const west = told(before).filter((line) => line.includes("WEST"));
    expect(
      told(frozen)
        .filter((line) => line.endsWith("W1"))
        .toSorted(),
    ).toEqual(west.toSorted());
    expect(frozen.replanned[0]).toMatchObject({ isFrozen: true, sameHome: 2, otherHome: 0 });
    expect(frozen.placements.filter(({ waveId }) => waveId === "W2")).toHaveLength(2);
  });

  test("31 days before, the same wave is not frozen: the day itself decides", () => {
    const before = planned(four);
    expect(planned(four, over(before, "2030-01-30", 30)).replanned[0]?.isFrozen).toBe(true);
    expect(planned(four, over(before, "2030-01-29", 30)).replanned[0]?.isFrozen).toBe(false);
  });

  test("with no days at all the wave of today itself is frozen, the one of tomorrow is not", () => {
    const before = planned(four);
    expect(planned(four, over(before, "2030-03-01")).replanned[0]?.isFrozen).toBe(true);
    expect(planned(four, over(before, "2030-02-28")).replanned[0]?.isFrozen).toBe(false);
  });

  test("Ani needs a second bedroom now and comes first: she and Dewi change homes; frozen, Dewi keeps hers and Ani waits", () => {
    const rooms = {
      ...four,
      towers: { ...four.towers, WEST: { readyOn: "2030-02-01", homes: [1, 2] } },
    };
    const small = { ...rooms, people: { ...rooms.people, DEWI: { unit: "A1", children: 1 } } };
    const before = planned(small);
    const grown = {
      ...small,
      people: { ...small.people, ANI: { unit: "A1", children: 1 }, DEWI: { unit: "A1" } },
    };
    const after = planned(grown, over(before));
    expect(homes(after)["ANI"]).toBe("WEST-02");
    const changed = Object.entries(homes(after)).filter(([id, home]) => homes(before)[id] !== home);
    expect(changed.map(([id]) => id).toSorted()).toEqual(["ANI", "DEWI"]);
    const frozen = planned(grown, over(before, "2030-01-01", 100));
    expect(homes(frozen)["DEWI"]).toBe("WEST-02");
    expect(frozen.waiting.map(({ householdId }) => householdId)).toEqual(["ANI"]);
  });
});

describe("whatever changes", () => {
  /** Before the first wave that these countries can have, so that none of them is frozen. */
  const longBefore = "2029-12-31";
  const oneWave = anyCountry.map((country) => ({
    ...country,
    waves: Object.fromEntries(Object.entries(country.waves).slice(0, 1)),
  }));

  test("the same households move in the same waves as in a plan made afresh", () => {
    fc.assert(
      fc.property(anyCountry, anyCountry, (country, other) => {
        const changed = { ...country, towers: other.towers };
        const who = (plan: WavesPlan) =>
          plan.placements.map(({ householdId, waveId }) => `${householdId} ${waveId}`).toSorted();
        const once = {
          ...changed,
          waves: Object.fromEntries(Object.entries(country.waves).slice(0, 1)),
        };
        expect(who(planned(once, over(planned(country), longBefore)))).toEqual(who(planned(once)));
      }),
    );
  });

  test("no other way to house the same households leaves more of them where they were promised", () => {
    fc.assert(
      fc.property(oneWave, oneWave, (country, other) => {
        const changed = { ...country, towers: { ...country.towers, ...other.towers } };
        const before = planned(country);
        const after = planned(changed, over(before, longBefore));
        const promised = homes(before);
        const stock = Object.entries(changed.towers).flatMap(([id, { homes: rooms, readyOn }]) =>
          rooms.map((bedrooms, place) => ({
            id: `${id}-0${place + 1}`,
            bedrooms,
            serves: readyOn <= (Object.values(changed.waves)[0] ?? ""),
          })),
        );
        const needs = after.placements.map(({ householdId }) => ({
          id: String(householdId),
          bedrooms: Math.min(3, 1 + (changed.people[householdId]?.children ?? 0)),
        }));
        const kept = after.placements.filter(
          ({ householdId, homeId }) => promised[householdId] === homeId,
        ).length;
        expect(kept).toBe(mostKept(needs, stock, promised));
        for (const { otherHome, fewestOtherHomes } of after.replanned)
          expect(otherHome).toBe(fewestOtherHomes);
      }),
      { numRuns: 60 },
    );
  });
});

type Need = { readonly id: string; readonly bedrooms: number };
type Stock = { readonly id: string; readonly bedrooms: number; readonly serves: boolean };

/**
 * Tries every set of households that could stay, the largest first, and whether the others can be
 * housed in what is left (with one need after another, largest need first, in the smallest home).
 */
function mostKept(
  needs: readonly Need[],
  stock: readonly Stock[],
  promised: Readonly<Record<string, string>>,
): number {
  const staying = needs.filter(({ id, bedrooms }) =>
    stock.some((home) => home.id === promised[id] && home.serves && home.bedrooms >= bedrooms),
  );
  let best = 0;
  for (let mask = 0; mask < 2 ** staying.length; mask += 1) {
    const stay = staying.filter((_entry, bit) => (mask >> bit) % 2 === 1);
    const taken = new Set(stay.map(({ id }) => promised[id]));
    const rest = needs
      .filter((need) => !stay.includes(need))
      .toSorted((a, b) => b.bedrooms - a.bedrooms);
    const left = stock
      .filter((home) => home.serves && !taken.has(home.id))
      .map((home) => home.bedrooms)
      .toSorted((a, b) => b - a);
    const fits = rest.every((need, place) => (left[place] ?? 0) >= need.bedrooms);
    if (fits) best = Math.max(best, stay.length);
  }
  return best;
}
