import { canonicalJson, hashOf, seededRandom } from "@pindah/domain/kernel";
import { Dataset, datasetTables, readDataset } from "@pindah/domain/registry";
import { screenUnits } from "@pindah/domain/screening";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateDataset, generateIdentities, loadIllustrativePolicy } from "../index.ts";
import { retirementAge } from "./career.ts";
import { apportion, dealByKey, deck } from "./deck.ts";

const policy = loadIllustrativePolicy();
const data = generateDataset();
const share = (is: (person: (typeof data.people)[number]) => boolean) =>
  Math.round((1000 * data.people.filter(is).length) / data.people.length);

describe("synthetic people follow the published profile", () => {
  test("11,916 people of whom 54 % are men; S1 51.3 %, S2 26.7 %, D3 14.8 %", () => {
    expect(data.people).toHaveLength(11916);
    expect(share((p) => p.sex === "male")).toBe(540);
    expect(share((p) => p.education === "s1")).toBe(513);
    expect(share((p) => p.education === "s2")).toBe(267);
    expect(share((p) => p.education === "d3")).toBe(148);
  });

  test("ages on 1 July 2024: 16.9 % under 30, 34.5 % in the thirties, 28.8 % forties, 19.8 % above", () => {
    const identities = generateIdentities(data, 1);
    const bands = [0, 0, 0, 0];
    for (const { nip } of identities) {
      const birthday = Number(nip.slice(4, 8));
      const age = 2024 - Number(nip.slice(0, 4)) - (birthday > 701 ? 1 : 0);
      expect(age).toBeGreaterThanOrEqual(22);
      expect(age).toBeLessThanOrEqual(60);
      const band = age < 30 ? 0 : age < 40 ? 1 : age < 50 ? 2 : 3;
      bands[band] = (bands[band] ?? 0) + 1;
    }
    expect(bands.map((band) => Math.round((1000 * band) / 11916))).toEqual([169, 345, 288, 198]);
  });

  test("every unit has one head (JPT madya); sizes are heavy-tailed", () => {
    const sizes = new Map<string, number>();
    for (const person of data.people)
      sizes.set(person.unitCode, (sizes.get(person.unitCode) ?? 0) + 1);
    expect(sizes.size).toBe(527);
    expect(data.people.filter((p) => p.postLevel === "jpt_madya")).toHaveLength(527);
    const ordered = [...sizes.values()].toSorted((a, b) => b - a);
    const [largest = 0] = ordered;
    const middle = ordered[263] ?? 0;
    expect(largest).toBeGreaterThan(8 * middle);
  });

  test("a couple of civil servants is one household of one man and one woman", () => {
    const members = Map.groupBy(data.people, (person) => person.householdId);
    const couples = [...members.values()].filter((group) => group.length === 2);
    expect(couples.length).toBeGreaterThan(200);
    expect(data.households).toHaveLength(11916 - couples.length);
    for (const couple of couples)
      expect(couple.map((person) => person.sex).toSorted()).toEqual(["female", "male"]);
  });

  test("nobody is past retirement; grades belong to the kind of employment", () => {
    for (const person of data.people) {
      expect(person.retiresOn > data.asOf).toBe(true);
      expect(person.grade.includes("/")).toBe(person.employment !== "pppk");
    }
  });
});

describe("identities", () => {
  const identities = generateIdentities(data, 1);

  test("NIPs: 18 digits, sequence 000, all different, sex and retirement as the person has them", () => {
    expect(new Set(identities.map((identity) => identity.nip)).size).toBe(11916);
    for (const [index, { nip, name }] of identities.entries()) {
      const person = data.people[index];
      if (person === undefined) throw new Error("more identities than people");
      expect(nip).toMatch(/^\d{15}000$/);
      expect(nip[14]).toBe(person.sex === "male" ? "1" : "2");
      const reaches = Number(nip.slice(0, 4)) + retirementAge(person.postLevel);
      const month = Number(nip.slice(4, 6));
      const retires =
        month === 12
          ? `${reaches + 1}-01-01`
          : `${reaches}-${String(month + 1).padStart(2, "0")}-01`;
      expect(person.retiresOn).toBe(retires);
      expect(name).toBe(`Pegawai Contoh ${String(index + 1).padStart(5, "0")}`);
      const thirteenth = Number(nip.slice(12, 14));
      if (person.employment === "pppk") expect([21, 22]).toContain(thirteenth);
      else expect(thirteenth >= 1 && thirteenth <= 12).toBe(true);
    }
  });
});

describe("illustrative scores", () => {
  test("three assessors for 527 units and seven criteria: 11,067 levels", () => {
    expect(data.scores).toHaveLength(527 * 7 * 3);
  });

  test("15 units stay undecided: 6 for a score without evidence, 9 for assessors far apart", () => {
    const screened = screenUnits({ ...data, onDate: data.asOf }, policy.screening);
    const reasons = screened.flatMap(({ outcome }) =>
      outcome.kind === "undecided" ? outcome.because.map((reason) => reason.kind) : [],
    );
    expect(reasons.filter((kind) => kind === "score_missing")).toHaveLength(6);
    expect(reasons.filter((kind) => kind === "panel_needed")).toHaveLength(9);
    expect(screened.filter(({ outcome }) => outcome.kind === "undecided")).toHaveLength(15);
    const classes = (code: string) =>
      screened.filter(({ outcome }) => outcome.kind === "class" && outcome.class === code).length;
    // Sensible, not fitted: between a fifth and two fifths first, a tenth to a quarter second.
    expect(classes("P1")).toBeGreaterThan(527 / 5);
    expect(classes("P1")).toBeLessThan((2 * 527) / 5);
    expect(classes("P2")).toBeGreaterThan(527 / 10);
    expect(classes("P2")).toBeLessThan(527 / 4);
  });
});

describe("the same seed, the same data", () => {
  test("seed 7 twice gives one hash, seed 8 another", () => {
    const hash = (seed: number) => hashOf(generateDataset({ people: 600, seed }));
    expect(hash(7)).toBe(hash(7));
    expect(hash(8)).not.toBe(hash(7));
  });

  test.each([1, 2, 526, 527, 1053, 1054, 3000])(
    "%i people: a dataset by its schema, and the same after a trip through tables",
    (people) => {
      const dataset = generateDataset({ people, seed: 5 });
      expect(Dataset.safeParse(dataset).error).toBeUndefined();
      expect(dataset.people).toHaveLength(people);
      const back = readDataset(datasetTables(dataset), { policy });
      expect(back.ok && canonicalJson(back.value)).toBe(canonicalJson(dataset));
    },
  );
});

describe("dealing by proportion", () => {
  test("11,916 by 169, 345, 288 and 198 of a thousand", () => {
    // 2013.804, 4111.02, 3431.808, 2359.368: two left over go to the largest remainders.
    expect(apportion(11916, [169, 345, 288, 198])).toEqual([2014, 4111, 3432, 2359]);
  });

  test("a total is always given out whole, each share within one of its exact part", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 100_000 }),
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const shares = apportion(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
          for (const [index, weight] of weights.entries())
            expect(Math.abs((shares[index] ?? 0) - (total * weight) / sum)).toBeLessThan(1);
        },
      ),
    );
  });

  test("a deck holds each card as often as its share; dealing by key gives the lowest card first", () => {
    const cards = deck(10, [1, 4], seededRandom(1));
    expect([...cards].filter((card) => card === 0)).toHaveLength(2);
    expect([...dealByKey(Uint16Array.of(30, 10, 20, 10), [1, 1])]).toEqual([1, 0, 1, 0]);
  });
});
