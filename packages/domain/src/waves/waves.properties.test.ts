import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planWaves, type WavesPlan } from "./index.ts";
import {
  anyCountry,
  invented,
  testHousing,
  testWavePolicy,
  wavesInput,
  type Country,
} from "./testing.ts";
import type { WavePolicy } from "./policy.ts";

function planned(country: Country, policy: WavePolicy = testWavePolicy()): WavesPlan {
  const result = planWaves(wavesInput(country, policy), policy, testHousing);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const LATER = { id: "2031-01-01", count: 1 };

/** Limits that a country of `anyCountry` may meet: 0 to 4 homes, seats and budgets. */
const anyLimits = fc.record(
  {
    wanted: fc.nat(10),
    homesOfA: fc.nat(3),
    homesOfB: fc.nat(3),
    seats: fc.nat(6),
    budget: fc.nat(8).map((millions) => millions * 1_000_000),
  },
  { requiredKeys: [] },
);
type Limits = typeof anyLimits extends fc.Arbitrary<infer T> ? T : never;

function withLimits(limits: Limits, over: object = {}): WavePolicy {
  const citation = invented;
  const quota = (institutionCode: string, homes: number | undefined) =>
    homes === undefined
      ? []
      : ["W1", "W2", "W3"].map((waveId) => ({ waveId, institutionCode, homes, citation }));
  return testWavePolicy({
    capacities: {
      ...(limits.wanted === undefined ? {} : { peopleWanted: { people: limits.wanted, citation } }),
      institutionHomes: [...quota("A", limits.homesOfA), ...quota("B", limits.homesOfB)],
      officeSeats:
        limits.seats === undefined
          ? []
          : ["W1", "W2", "W3"].map((waveId) => ({ waveId, seats: limits.seats, citation })),
      budgets:
        limits.budget === undefined ? [] : [{ waveId: null, rupiah: limits.budget, citation }],
    },
    ...over,
  });
}

/**
 * The rule of docs/rules/waves.md as one would follow it by hand: wave by wave, household by
 * household in order; each is let in if every limit has room and homes can be exchanged so that
 * everybody let in before keeps one.
 */
function byHand(country: Country, limits: Limits): ReadonlyMap<string, string> {
  const homes = Object.entries(country.towers).flatMap(([, tower]) =>
    tower.homes.map((bedrooms) => ({ bedrooms, readyOn: tower.readyOn, isTaken: false })),
  );
  const waveOf = new Map<string, string>();
  const classOf = (unit: string) =>
    country.units.indexOf(unit) < (country.secondClassFrom ?? 99) ? 0 : 1;
  const households = Object.entries(country.people)
    .map(([id, facts]) => ({
      id,
      people: facts.couple === true ? 2 : 1,
      bedrooms: Math.min(3, 1 + (facts.children ?? 0)),
      cost: 1_000_000 * (facts.couple === true ? 2 : 1) + 500_000 * (facts.children ?? 0),
      institution: facts.unit.slice(0, 1),
      order: [
        classOf(facts.unit),
        country.units.indexOf(facts.unit),
        facts.ticket ?? Number(id.slice(1)),
      ],
      ...facts,
    }))
    .toSorted((a, b) => {
      for (let i = 0; i < 3; i += 1) {
        const difference = (a.order[i] ?? 0) - (b.order[i] ?? 0);
        if (difference !== 0) return difference;
      }
      return a.id < b.id ? -1 : 1;
    });
  let wantedLeft = limits.wanted ?? Infinity;
  const isWanted = new Set<string>();
  for (const { id, people } of households) {
    wantedLeft -= people;
    if (wantedLeft >= 0) isWanted.add(id);
  }
  let seatsTaken = 0;
  let spent = 0;
  const waves = Object.entries(country.waves)
    .filter(([, day]) => day !== "not_decided")
    .toSorted(([a, dayA], [b, dayB]) => (dayA === dayB ? (a < b ? -1 : 1) : dayA < dayB ? -1 : 1));
  for (const [waveId, day] of waves) {
    const free = homes.filter((home) => !home.isTaken && home.readyOn <= day);
    const holder: (string | null)[] = free.map(() => null);
    const needs = new Map<string, number>();
    const given: Record<string, number> = { A: 0, B: 0, C: 0 };
    const most: Record<string, number> = {
      A: limits.homesOfA ?? Infinity,
      B: limits.homesOfB ?? Infinity,
      C: Infinity,
    };
    const seat = (id: string, visited: Set<number>): boolean =>
      free.some((home, place) => {
        if (visited.has(place) || home.bedrooms < (needs.get(id) ?? 9)) return false;
        visited.add(place);
        const other = holder[place] ?? null;
        if (other !== null && !seat(other, visited)) return false;
        holder[place] = id;
        return true;
      });
    for (const household of households) {
      const { id, people, cost, institution } = household;
      if (waveOf.has(id) || !isWanted.has(id)) continue;
      if (household.readyOn !== undefined && household.readyOn !== null && household.readyOn > day)
        continue;
      // 24 months before retirement is the last day to move.
      if (household.retiresOn === "2032-06-15" && day > "2030-06-15") continue;
      if ((given[institution] ?? 0) >= (most[institution] ?? 0)) continue;
      if (seatsTaken + people > (limits.seats ?? Infinity)) continue;
      if (spent + cost > (limits.budget ?? Infinity)) continue;
      needs.set(id, household.bedrooms);
      if (!seat(id, new Set())) continue;
      waveOf.set(id, waveId);
      given[institution] = (given[institution] ?? 0) + 1;
      seatsTaken += people;
      spent += cost;
    }
    for (const [place, home] of free.entries()) if (holder[place] !== null) home.isTaken = true;
  }
  return waveOf;
}

/** Homes are only interchangeable by number for what comes later: so one wave when bedrooms differ. */
const oneWave = anyCountry.map((country) => ({
  ...country,
  waves: Object.fromEntries(Object.entries(country.waves).slice(0, 1)),
}));
const oneKindOfHome = anyCountry.map((country) => ({
  ...country,
  towers: Object.fromEntries(
    Object.entries(country.towers).map(([id, tower]) => [
      id,
      { ...tower, homes: tower.homes.map(() => 3) },
    ]),
  ),
}));

describe("whatever the country", () => {
  test("who moves is who would be let in one by one by hand, within every limit", () => {
    fc.assert(
      fc.property(fc.oneof(oneWave, oneKindOfHome), anyLimits, (country, limits) => {
        const { placements } = planned(country, withLimits(limits));
        const found = new Map(placements.map((entry) => [entry.householdId, entry.waveId]));
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(byHand(country, limits)));
      }),
      { numRuns: 600 },
    );
  });

  test("nobody moves before the home is ready, no home is given twice, no household moves twice", () => {
    fc.assert(
      fc.property(anyCountry, (country) => {
        const { placements, waves, waiting } = planned(country);
        const dayOf = new Map(waves.map((wave) => [wave.waveId, wave.movesOn]));
        for (const { towerId, waveId } of placements)
          expect((country.towers[towerId]?.readyOn ?? "~") <= (dayOf.get(waveId) ?? "")).toBe(true);
        expect(new Set(placements.map((entry) => entry.homeId)).size).toBe(placements.length);
        const named = [...placements, ...waiting].map((entry) => entry.householdId);
        expect(named.toSorted()).toEqual(Object.keys(country.people).toSorted());
      }),
    );
  });

  test("a wave never exceeds its free homes, its quotas, its seats or the budget", () => {
    fc.assert(
      fc.property(anyCountry, anyLimits, (country, limits) => {
        const { placements, waves } = planned(country, withLimits(limits));
        const people = placements.reduce((sum, { movers }) => sum + movers.length, 0);
        expect(people).toBeLessThanOrEqual(limits.seats ?? Infinity);
        expect(people).toBeLessThanOrEqual(limits.wanted ?? Infinity);
        for (const wave of waves) {
          const here = placements.filter((entry) => entry.waveId === wave.waveId);
          expect(here.length).toBeLessThanOrEqual(wave.homesFree);
          expect(wave.homesLeftEmpty).toBe(wave.homesFree - here.length);
          const ofA = here.filter(({ householdId }) =>
            country.people[householdId]?.unit.startsWith("A"),
          );
          expect(ofA.length).toBeLessThanOrEqual(limits.homesOfA ?? Infinity);
        }
        const spent = placements.reduce(
          (sum, { householdId, movers }) =>
            sum +
            1_000_000 * movers.length +
            500_000 * (country.people[householdId]?.children ?? 0),
          0,
        );
        expect(spent).toBeLessThanOrEqual(limits.budget ?? Infinity);
      }),
    );
  });

  test("in one wave of one kind of home, nobody waits while somebody after them in the order moves", () => {
    const sameHomes = oneWave.map((country) => ({
      ...country,
      people: Object.fromEntries(
        Object.entries(country.people).map(([id, facts]) => [id, { ...facts, children: 0 }]),
      ),
    }));
    fc.assert(
      fc.property(sameHomes, (country) => {
        const { placements, waiting } = planned(country);
        const last = Math.max(0, ...placements.map(({ rank }) => rank));
        const passedOver = waiting.filter(
          ({ reason }) => reason.kind === "homes_taken_by_higher_priority" && reason.rank < last,
        );
        expect(passedOver).toEqual([]);
      }),
    );
  });

  test("postponing every date by the same year changes nobody's place: same homes, same waves", () => {
    const settled = anyCountry.map((country) => ({
      ...country,
      people: Object.fromEntries(
        Object.entries(country.people).map(([id, facts]) => [
          id,
          { ...facts, readyOn: null, retiresOn: "2060-01-01" },
        ]),
      ),
    }));
    const nextYear = (day: string) => day.replace("2030-", "2031-");
    fc.assert(
      fc.property(settled, (country) => {
        const later: Country = {
          ...country,
          towers: Object.fromEntries(
            Object.entries(country.towers).map(([id, tower]) => [
              id,
              { ...tower, readyOn: nextYear(tower.readyOn) },
            ]),
          ),
          waves: Object.fromEntries(
            Object.entries(country.waves).map(([id, day]) => [id, nextYear(day)]),
          ),
        };
        const places = (plan: WavesPlan) =>
          plan.placements.map(({ householdId, homeId, waveId, rank }) => [
            householdId,
            homeId,
            waveId,
            rank,
          ]);
        expect(places(planned(later))).toEqual(places(planned(country)));
      }),
    );
  });

  test("a run twice is a run once, and people or homes in another order change nothing", () => {
    fc.assert(
      fc.property(anyCountry, anyLimits, (country, limits) => {
        const policy = withLimits(limits);
        const mixed: Country = {
          ...country,
          people: Object.fromEntries(
            Object.entries(country.people)
              .map(([id, facts]) => [id, { ticket: Number(id.slice(1)), ...facts }] as const)
              .toReversed(),
          ),
          towers: Object.fromEntries(Object.entries(country.towers).toReversed()),
        };
        expect(planned(mixed, policy)).toEqual(planned(country, policy));
        expect(planned(country, policy)).toEqual(planned(country, policy));
      }),
    );
  });

  test("a wave added after all others takes nothing from them", () => {
    fc.assert(
      fc.property(anyCountry, (country) => {
        const more = planned({ ...country, waves: { ...country.waves, W9: LATER.id } });
        const before = planned(country).placements;
        expect(more.placements.filter((entry) => entry.waveId !== "W9")).toEqual(before);
      }),
    );
  });
});
