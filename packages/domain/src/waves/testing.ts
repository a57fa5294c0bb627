import fc from "fast-check";
import { HousingPolicy } from "../housing/index.ts";
import {
  ClassCode,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  TowerId,
  UnitCode,
} from "../kernel/index.ts";
import { Home, Household, Person, Wave } from "../registry/index.ts";
import type { Mover } from "./households.ts";
import { movingHouseholds } from "./grouping.ts";
import type { WavesInput } from "./plan-waves.ts";
import { WavePolicy } from "./policy.ts";

// Builders and arbitraries for tests of this folder: a country of a few units and towers.

const both = (text: string) => ({ id: text, en: text });
export const invented = { text: "an invented rule, for tests" };

export const testHousing = HousingPolicy.parse({
  rules: [
    {
      kind: "at_least",
      id: "bedrooms",
      name: both("Enough bedrooms"),
      household: "bedroomsNeeded",
      home: "bedrooms",
      citation: invented,
      costPerStep: 1,
      maxSteps: null,
    },
  ],
  stages: ["coverage", "fit", "preference"],
  priority: ["screening_class", "unit_order"],
});

export function testWavePolicy(over: Partial<Record<keyof WavePolicy, unknown>> = {}): WavePolicy {
  return WavePolicy.parse({
    readyMeans: "habitable",
    daysBeforeMove: 0,
    conditionalMayMove: true,
    bedrooms: { adults: 1, childrenPerBedroom: 1, helper: 1, atMost: 3, citation: invented },
    ...over,
  });
}

export type PersonFacts = {
  /** `A1`: unit 1 of institution A. */
  readonly unit: string;
  readonly children?: number;
  readonly ticket?: number;
  readonly readyOn?: string | null;
  readonly retiresOn?: string;
  readonly level?: string;
  readonly sex?: "male" | "female";
  /** Another civil servant of the same unit in the household. */
  readonly couple?: boolean;
};

export type TowerFacts = {
  readonly readyOn: string;
  /** Bedrooms of each home. */
  readonly homes: readonly number[];
};

export type Country = {
  /** Units in the order of the screening; those before `secondClassFrom` are first class. */
  readonly units: readonly string[];
  readonly secondClassFrom?: number;
  readonly people: Readonly<Record<string, PersonFacts>>;
  readonly towers: Readonly<Record<string, TowerFacts>>;
  readonly waves: Readonly<Record<string, string>>;
};

/** The input of `planWaves` for a country; household `X` has the member `X` (and `X-2`). */
export function wavesInput(country: Country, policy: WavePolicy): WavesInput {
  const towers = Object.keys(country.towers)
    .toSorted()
    .map((id) => TowerId.parse(id));
  const movers = Object.entries(country.people).flatMap(([id, facts]) =>
    (facts.couple === true ? [id, `${id}-2`] : [id]).map((personId) =>
      moverOf(country, id, personId, facts),
    ),
  );
  const households = Object.entries(country.people).map(([id, { children, couple }]) =>
    Household.parse({
      householdId: id,
      spouse: couple ?? false,
      children: children ?? 0,
      helper: false,
      accessible: false,
      towerPreferences: [],
    }),
  );
  const tickets = new Map(
    Object.entries(country.people).map(([id, { ticket }], place) => [
      HouseholdId.parse(id),
      [ticket ?? place, 0] as const,
    ]),
  );
  return {
    waves: Object.entries(country.waves).map(([waveId, movesOn]) =>
      Wave.parse({
        waveId,
        name: both(waveId),
        stage: "I",
        horizon: "short",
        movesOn,
        event: null,
        source: "test",
        statedOn: "2030-01-01",
      }),
    ),
    towers,
    homes: Object.entries(country.towers).flatMap(([towerId, { homes }]) =>
      homes.map((bedrooms, place) =>
        Home.parse({
          homeId: `${towerId}-${String(place + 1).padStart(2, "0")}`,
          towerId,
          floor: place + 1,
          position: 1,
          bedrooms,
          areaM2: 98,
          accessible: false,
          status: "available",
          reason: null,
        }),
      ),
    ),
    readiness: Object.entries(country.towers).map(([towerId, { readyOn }]) => ({
      towerId: TowerId.parse(towerId),
      definition: "habitable" as const,
      readyOn: readyOn === "not_known" ? ("not_known" as const) : LocalDate.parse(readyOn),
      statedOn: LocalDate.parse("2030-01-01"),
      source: "test",
      conflicts: [],
    })),
    moving: movingHouseholds(households, movers, tickets, towers, policy),
    monthsToRetirement: 24,
    institutionOf: new Map(
      country.units.map((unit) => [
        UnitCode.parse(unit),
        InstitutionCode.parse(unit.replace(/\d/g, "")),
      ]),
    ),
    costOf: (entry, members) => 1_000_000 * members.length + 500_000 * entry.household.children,
  };
}

function moverOf(
  { units, secondClassFrom }: Country,
  householdId: string,
  personId: string,
  { unit, readyOn, retiresOn, level, sex }: PersonFacts,
): Mover {
  const unitIndex = units.indexOf(unit);
  const isFirst = unitIndex < (secondClassFrom ?? units.length);
  return {
    person: Person.parse({
      personId,
      unitCode: unit,
      householdId,
      employment: "pns",
      postLevel: level ?? "pelaksana",
      grade: "III/a",
      sex: sex ?? "female",
      education: "s1",
      retiresOn: retiresOn ?? "2060-01-01",
      legalStanding: "active",
      discipline: "none",
    }),
    class: ClassCode.parse(isFirst ? "P1" : "P2"),
    unitIndex,
    classIndex: isFirst ? 0 : 1,
    unitRank: isFirst ? unitIndex + 1 : unitIndex + 1 - (secondClassFrom ?? 0),
    readyOn: readyOn === undefined || readyOn === null ? null : LocalDate.parse(readyOn),
  };
}

const UNITS = ["A1", "A2", "B1", "B2", "C1"];
const month = (value: number) => `2030-${String(value).padStart(2, "0")}-01`;

/** Countries of up to 14 households, 3 towers of up to 4 homes, and 3 waves. */
export const anyCountry: fc.Arbitrary<Country> = fc
  .record({
    secondClassFrom: fc.integer({ min: 1, max: UNITS.length }),
    people: fc.array(
      fc.record(
        {
          unit: fc.constantFrom(...UNITS),
          children: fc.nat(3),
          ticket: fc.nat(5),
          readyOn: fc.oneof(
            { weight: 3, arbitrary: fc.constant(null) },
            fc.integer({ min: 1, max: 12 }).map(month),
          ),
          retiresOn: fc.constantFrom("2060-01-01", "2032-06-15"),
          level: fc.constantFrom("pelaksana", "pengawas", "jpt_pratama"),
          couple: fc.boolean(),
          sex: fc.constantFrom("male", "female"),
        },
        { requiredKeys: ["unit"] },
      ),
      { maxLength: 14 },
    ),
    towers: fc.array(
      fc.record({
        readyOn: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }).map(month) },
          fc.constant("not_known"),
        ),
        homes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    waves: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }).map(month) },
        fc.constant("not_decided"),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ secondClassFrom, people, towers, waves }) => ({
    units: UNITS,
    secondClassFrom,
    people: Object.fromEntries(
      people.map((facts, place) => [`H${String(place).padStart(2, "0")}`, facts]),
    ),
    towers: Object.fromEntries(towers.map((facts, place) => [`T${place + 1}`, facts])),
    waves: Object.fromEntries(waves.map((day, place) => [`W${place + 1}`, day])),
  }));
