import type { HousingPolicy, HousingProblem, SharingPolicy } from "@pindah/domain/housing";
import { HomeId, HouseholdId, TowerId, seededRandom } from "@pindah/domain/kernel";

/** A national housing instance of a given size; the distributions are those of the prototypes. */
export type Size = {
  readonly name: string;
  readonly households: number;
  readonly homes: number;
  readonly cities: number;
  readonly towersPerCity: number;
  /** Households of a hundred that would also live in the next city. */
  readonly flexiblePercent: number;
};

export const SIZES: readonly Size[] = [
  size("12k", 11_916, 2820, 1, 12, 0),
  size("100k", 100_000, 40_000, 5, 12, 10),
  size("1M", 1_000_000, 400_000, 20, 20, 10),
];

function size(
  name: string,
  households: number,
  homes: number,
  cities: number,
  towersPerCity: number,
  flexiblePercent: number,
): Size {
  return { name, households, homes, cities, towersPerCity, flexiblePercent };
}

const BEDROOMS = [
  [0, 0, 10, 40, 50],
  [0, 5, 30, 45, 20],
  [5, 20, 45, 25, 5],
  [10, 30, 45, 15, 0],
  [20, 35, 40, 5, 0],
  [30, 35, 35, 0, 0],
];
const INSTITUTIONS = Array.from({ length: 24 }, (_, index) => Math.round(10_000 / (index + 1.5)));

export function generate(shape: Size, seed: number): HousingProblem {
  const random = seededRandom(seed);
  const { cities, towersPerCity } = shape;
  const towerCount = cities * towersPerCity;
  const percent = (chance: number) => random.below(100) < chance;
  const pick = <T>(list: readonly T[], index: number, otherwise: T): T => list[index] ?? otherwise;
  const ready = Array.from({ length: towerCount }, () => random.weighted([35, 30, 20, 15]));
  const readyAbove = ready.map((wave) => (percent(30) ? Math.min(3, wave + 1) : wave));

  const n = shape.homes;
  const homes = {
    city: new Uint16Array(n),
    grade: new Uint16Array(n),
    bedrooms: new Uint16Array(n),
    accessible: new Uint16Array(n),
    ready: new Uint16Array(n),
  };
  const tower = new Uint32Array(n);
  const floor = new Uint16Array(n);
  for (let index = 0; index < n; index++) {
    const place = Math.floor((index * towerCount) / n);
    tower[index] = place;
    homes.city[index] = Math.floor(place / towersPerCity);
    const grade = random.weighted([2, 8, 20, 30, 25, 15]);
    homes.grade[index] = grade;
    homes.bedrooms[index] = 1 + random.weighted(pick(BEDROOMS, grade, [1]));
    homes.accessible[index] = percent(6) ? 1 : 0;
    const level = 1 + random.below(30);
    floor[index] = level;
    homes.ready[index] = pick(level > 15 ? readyAbove : ready, place, 0);
  }

  const m = shape.households;
  const people = {
    city: new Uint16Array(m),
    cityChoice: new Uint16Array(m),
    grade: new Uint16Array(m),
    bedroomsNeeded: new Uint16Array(m),
    accessible: new Uint16Array(m),
    wave: new Uint16Array(m),
    single: new Uint16Array(m),
    gender: new Uint16Array(m),
    institution: new Uint16Array(m),
  };
  const band = new Uint32Array(m);
  const ticketHigh = new Uint32Array(m);
  const ticketLow = new Uint32Array(m);
  const cohesion = new Uint32Array(m);
  const preferences = new Int32Array(m * 3);
  for (let index = 0; index < m; index++) {
    const city = random.below(cities);
    const flexible = percent(shape.flexiblePercent) && cities > 1;
    const grade = random.weighted([3, 14, 38, 62, 52, 31]);
    const single = percent(24);
    let need = 1;
    if (!single) {
      const children = random.weighted([22, 24, 26, 18, 10]);
      need = 1 + Math.ceil(children / 2) + (grade < 3 && percent(30) ? 1 : 0);
      if (children === 0) need = 1 + random.below(2);
    }
    const accessible = percent(4);
    const institution = random.weighted(INSTITUTIONS);
    people.city[index] = city;
    people.cityChoice[index] = city * 2 + (flexible ? 1 : 0);
    people.grade[index] = grade;
    people.bedroomsNeeded[index] = Math.min(5, need);
    people.accessible[index] = accessible ? 1 : 0;
    people.wave[index] = random.weighted([30, 30, 25, 15]);
    people.single[index] = single ? 1 : 0;
    people.gender[index] = percent(45) ? 1 : 0;
    people.institution[index] = institution;
    cohesion[index] = institution;
    const score =
      200 +
      60 * (5 - grade) +
      (single ? 0 : 120) +
      40 * need +
      random.below(300) +
      (accessible ? 80 : 0);
    band[index] = 1000 - Math.min(1000, score);
    ticketHigh[index] = random.uint32();
    ticketLow[index] = random.uint32();
    const home = city * towersPerCity;
    const popular = () => Math.min(random.below(towersPerCity), random.below(towersPerCity));
    const chosen = new Set<number>();
    chosen.add(home + (percent(50) ? (institution * 7) % towersPerCity : popular()));
    while (chosen.size < 3) chosen.add(home + popular());
    preferences.set([...chosen], index * 3);
  }
  const digits = (index: number) => String(index).padStart(7, "0");
  return {
    households: {
      count: m,
      ids: Array.from({ length: m }, (_, index) => HouseholdId.parse(`H${digits(index)}`)),
      attributes: people,
      band,
      ticketHigh,
      ticketLow,
      preferences,
      preferenceCount: 3,
      cohesion,
    },
    homes: {
      count: n,
      ids: Array.from({ length: n }, (_, index) => HomeId.parse(`R${digits(index)}`)),
      attributes: homes,
      tower,
      floor,
    },
    towers: Array.from({ length: towerCount }, (_, index) =>
      TowerId.parse(`T${String(index).padStart(4, "0")}`),
    ),
  };
}

const text = (id: string, en: string) => ({ id, en });
const citation = { text: "Illustrative rule of the benchmark" };

/** The prototypes' rules: same city (or the next, if flexible), grade, bedrooms, access, wave. */
export function benchmarkPolicy(cities: number): HousingPolicy {
  const cityTable = Array.from({ length: cities * 2 }, (_, choice) =>
    Array.from({ length: cities }, (__, city) => {
      const home = Math.floor(choice / 2);
      if (city === home) return 0;
      return choice % 2 === 1 && city === (home + 1) % cities ? 1 : null;
    }),
  );
  return {
    rules: [
      {
        kind: "table",
        id: "city",
        name: text("Kota", "City"),
        household: "cityChoice",
        home: "city",
        table: cityTable,
        citation,
      },
      {
        kind: "at_least",
        id: "grade",
        name: text("Golongan", "Grade"),
        household: "grade",
        home: "grade",
        costPerStep: 2,
        maxSteps: 1,
        citation,
      },
      {
        kind: "at_least",
        id: "bedrooms",
        name: text("Kamar", "Bedrooms"),
        household: "bedroomsNeeded",
        home: "bedrooms",
        costPerStep: 1,
        maxSteps: 1,
        citation,
      },
      {
        kind: "implies",
        id: "access",
        name: text("Akses", "Access"),
        household: "accessible",
        home: "accessible",
        costWhenUnneeded: 3,
        citation,
      },
      {
        kind: "at_most",
        id: "ready",
        name: text("Siap", "Ready"),
        household: "wave",
        home: "ready",
        costPerStep: 0,
        maxSteps: null,
        citation,
      },
    ],
    stages: ["coverage", "fit", "preference"],
    priority: [],
  };
}

export const benchmarkSharing: SharingPolicy = {
  id: "sharing",
  name: text("Berbagi", "Sharing"),
  home: { attribute: "bedrooms", oneOf: [3] },
  household: { attribute: "single", oneOf: [1] },
  separateBy: "gender",
  rooms: 3,
  room: { bedrooms: 1 },
  citation,
};
