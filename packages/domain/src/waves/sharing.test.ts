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

/** Homes of three bedrooms are shared by three single people of one sex, a room each. */
const sharing = {
  id: "sharing",
  name: { id: "Berbagi", en: "Sharing" },
  home: { attribute: "bedrooms", oneOf: [3] },
  household: { attribute: "people", oneOf: [1] },
  separateBy: "sex",
  rooms: 3,
  room: { bedrooms: 1 },
  citation: invented,
};
function planned(country: Country, over: object = {}): WavesPlan {
  const policy = testWavePolicy({ sharing, ...over });
  const result = planWaves(wavesInput(country, policy), policy, testHousing);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const told = ({ placements }: WavesPlan) =>
  Object.fromEntries(
    placements.map(({ householdId, homeId, room }) => [
      householdId,
      `${homeId}/${room ?? "whole"}`,
    ]),
  );

const man = { unit: "A1", sex: "male" } as const;
const woman = { unit: "A1", sex: "female" } as const;
const family = { unit: "A1", children: 1 };
const flats = (count: number) => ({
  T1: { readyOn: "2030-02-01", homes: Array.from({ length: count }, () => 3) },
});
const waves = { W1: "2030-03-01" };

describe("single people share (docs/rules/waves.md)", () => {
  /** In the order of their names. */
  const people = { A: man, B: family, C: man, D: woman, E: man, F: man, G: woman };

  test("three flats: the family has one whole, three men one, the two women one; the fourth man waits", () => {
    const plan = planned({ units: ["A1"], people, towers: flats(3), waves });
    const homes = told(plan);
    expect(homes["B"]).toMatch(/whole$/);
    const flatOf = (id: string) => homes[id]?.split("/")[0];
    expect(new Set(["A", "C", "E"].map(flatOf)).size).toBe(1);
    expect(flatOf("D")).toBe(flatOf("G"));
    expect(new Set([flatOf("A"), flatOf("B"), flatOf("D")]).size).toBe(3);
    expect(plan.waiting.map(({ householdId }) => householdId)).toEqual(["F"]);
    expect(plan.waves[0]).toMatchObject({ householdsHoused: 6, homesLeftEmpty: 0 });
  });

  test("without sharing the same three flats house three: A, B and C", () => {
    const plan = planned(
      { units: ["A1"], people, towers: flats(3), waves },
      { sharing: undefined },
    );
    expect(Object.keys(told(plan)).toSorted()).toEqual(["A", "B", "C"]);
    expect(told(plan)["A"]).toMatch(/whole$/);
  });

  test("one flat: the first man opens it and the two men after him share; the family second in the order waits", () => {
    const plan = planned({ units: ["A1"], people, towers: flats(1), waves });
    expect(Object.keys(told(plan)).toSorted()).toEqual(["A", "C", "E"]);
  });

  test("a flat that is shared is not given again in a later wave, its empty room included", () => {
    const plan = planned({
      units: ["A1"],
      people: { A: man, B: man, C: family, D: { ...man, readyOn: "2030-05-01" } },
      towers: flats(1),
      waves: { W1: "2030-03-01", W2: "2030-06-01" },
    });
    expect(Object.keys(told(plan)).toSorted()).toEqual(["A", "B"]);
  });

  test("rooms are unequal, by the data: only the main bedroom is large enough for A and B, and A is first", () => {
    const space = {
      kind: "at_least" as const,
      id: "space",
      name: { id: "Luas", en: "Space" },
      household: "rankClass",
      home: "areaM2",
      citation: invented,
      costPerStep: 1,
      maxSteps: null,
    };
    const housing = { ...testHousing, rules: [...testHousing.rules, space] };
    // Staff (rank class 5) need 5, a supervisor (3) needs 3.
    const three = { A: man, B: man, C: { ...man, level: "pengawas" } };
    const country = { units: ["A1"], people: three, towers: flats(1), waves };
    const toldWith = (rooms: object) => {
      const policy = testWavePolicy({ sharing: { ...sharing, ...rooms } });
      const result = planWaves(wavesInput(country, policy), policy, housing);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return told(result.value);
    };
    const room = { bedrooms: 1, areaM2: 3 };
    expect(toldWith({ room, mainRoom: { areaM2: 5 } })).toEqual({ A: "T1-01/1", C: "T1-01/2" });
    // With small rooms only, sharing would house nobody more than A alone.
    expect(toldWith({ room })).toEqual({ A: "T1-01/whole" });
  });

  test("homes of two bedrooms are not shared", () => {
    const small = { T1: { readyOn: "2030-02-01", homes: [2] } };
    expect(
      Object.keys(
        told(planned({ units: ["A1"], people: { A: man, B: man }, towers: small, waves })),
      ),
    ).toEqual(["A"]);
  });
});

describe("whatever the country", () => {
  test("a room has one household, a flat one sex and no family in it, and never are fewer housed than without", () => {
    fc.assert(
      fc.property(anyCountry, (country) => {
        const oneWave = {
          ...country,
          waves: Object.fromEntries(Object.entries(country.waves).slice(0, 1)),
        };
        const plan = planned(oneWave);
        const rooms = plan.placements.map(({ homeId, room }) => `${homeId} ${room ?? 0}`);
        expect(new Set(rooms).size).toBe(rooms.length);
        for (const members of Map.groupBy(plan.placements, (entry) => entry.homeId).values()) {
          if (members.length === 1) continue;
          const facts = members.map(({ householdId }) => country.people[householdId]);
          expect(new Set(facts.map((entry) => entry?.sex ?? "female")).size).toBe(1);
          expect(
            facts.every((entry) => (entry?.children ?? 0) === 0 && entry?.couple !== true),
          ).toBe(true);
          expect(members.length).toBeLessThanOrEqual(3);
        }
        const without = planned(oneWave, { sharing: undefined });
        expect(plan.placements.length).toBeGreaterThanOrEqual(without.placements.length);
      }),
      { numRuns: 300 },
    );
  });

  test("one kind of flat and no children: who moves is who walks in, in the order, until no flat is left", () => {
    const plain = anyCountry.map((country) => ({
      ...country,
      people: Object.fromEntries(
        Object.entries(country.people).map(([id, facts]) => [
          id,
          {
            ...facts,
            children: 0,
            readyOn: null,
            retiresOn: "2060-01-01",
            ticket: Number(id.slice(1)),
            unit: "A1",
          },
        ]),
      ),
      units: ["A1"],
      secondClassFrom: 1,
      towers: flats(2),
      waves,
    }));
    fc.assert(
      fc.property(plain, (country) => {
        let left = 2;
        const open = { male: 0, female: 0 };
        const housed: string[] = [];
        for (const [id, facts] of Object.entries(country.people).toSorted(([a], [b]) =>
          a < b ? -1 : 1,
        )) {
          const sex = facts.sex ?? "female";
          if (facts.couple !== true && open[sex] > 0) open[sex] -= 1;
          else if (left === 0) continue;
          else {
            left -= 1;
            if (facts.couple !== true) open[sex] = 2;
          }
          housed.push(id);
        }
        expect(Object.keys(told(planned(country))).toSorted()).toEqual(housed.toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
