import fc from "fast-check";
import type { Highs } from "highs";
import { HomeId, HouseholdId, TowerId } from "../kernel/index.ts";
import type { HousingPolicy, HousingQuota, HousingRule } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { LinearSolver } from "./solver.ts";

// Builders and arbitraries for tests of this folder.

export type HouseholdFacts = {
  readonly id: string;
  readonly band?: number;
  readonly ticket?: readonly [number, number];
  /** Indexes of towers. */
  readonly wishes?: readonly number[];
  readonly together?: number;
} & Readonly<Record<"a" | "b", number>>;

export type HomeFacts = {
  readonly id: string;
  readonly tower: number;
  readonly floor?: number;
} & Readonly<Record<"x" | "y", number>>;

const WISHES = 2;

/** A problem from records; households have attributes `a` and `b`, homes `x` and `y`. */
export function problemOf(
  people: readonly HouseholdFacts[],
  stock: readonly HomeFacts[],
  towers: readonly string[],
): HousingProblem {
  return {
    households: {
      count: people.length,
      ids: people.map(({ id }) => HouseholdId.parse(id)),
      attributes: {
        a: Uint16Array.from(people, ({ a }) => a),
        b: Uint16Array.from(people, ({ b }) => b),
      },
      band: Uint32Array.from(people, ({ band }) => band ?? 0),
      ticketHigh: Uint32Array.from(people, ({ ticket }, place) => ticket?.[0] ?? place),
      ticketLow: Uint32Array.from(people, ({ ticket }) => ticket?.[1] ?? 0),
      preferences: Int32Array.from(
        people.flatMap(({ wishes }) =>
          Array.from({ length: WISHES }, (_, place) => wishes?.[place] ?? -1),
        ),
      ),
      preferenceCount: WISHES,
      cohesion: Uint32Array.from(people, ({ together }) => together ?? 0),
    },
    homes: {
      count: stock.length,
      ids: stock.map(({ id }) => HomeId.parse(id)),
      attributes: {
        x: Uint16Array.from(stock, ({ x }) => x),
        y: Uint16Array.from(stock, ({ y }) => y),
      },
      tower: Uint32Array.from(stock, ({ tower }) => tower),
      floor: Uint16Array.from(stock, ({ floor }) => floor ?? 1),
    },
    towers: towers.map((id) => TowerId.parse(id)),
  };
}

const base = {
  name: { id: "Aturan uji", en: "Test rule" },
  citation: { text: "Made for this test" },
};

/** Bedrooms at least as many as needed, one misfit for each above. */
export const ENOUGH: HousingRule = {
  kind: "at_least",
  ...base,
  id: "enough",
  household: "a",
  home: "x",
  costPerStep: 1,
  maxSteps: null,
};

export const SAME: HousingRule = { kind: "equal", ...base, id: "same", household: "b", home: "y" };

export function policyOf(
  rules: readonly HousingRule[],
  stages: HousingPolicy["stages"] = ["coverage", "fit", "preference"],
  quotas: readonly HousingQuota[] = [],
): HousingPolicy {
  return { rules: [...rules], stages, quotas: [...quotas], priority: [] };
}

const anyValue = fc.nat({ max: 2 });
const cost = fc.nat({ max: 3 });
const pair = fc.record({
  household: fc.constantFrom("a", "b"),
  home: fc.constantFrom("x", "y"),
});

const anyRule: fc.Arbitrary<HousingRule> = fc
  .tuple(
    pair,
    fc.oneof(
      { weight: 1, arbitrary: fc.constant({ kind: "equal" as const }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom("at_least" as const, "at_most" as const),
          costPerStep: cost,
          maxSteps: fc.constantFrom(null, 1, 2),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant("window" as const),
          below: fc.nat({ max: 2 }),
          above: fc.nat({ max: 2 }),
          costPerStep: cost,
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant("table" as const),
          table: fc.array(fc.array(fc.option(cost, { freq: 2 }), { minLength: 3, maxLength: 3 }), {
            minLength: 3,
            maxLength: 3,
          }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("implies" as const), costWhenUnneeded: cost }),
      },
    ),
  )
  .map(([attributes, rule]) => ({ ...base, id: "rule", ...attributes, ...rule }));

export const anyRules: fc.Arbitrary<HousingRule[]> = fc
  .array(anyRule, { minLength: 1, maxLength: 3 })
  .map((rules) => rules.map((rule, place) => ({ ...rule, id: `rule-${place}` })));

/** Small problems with few values, so that homes are contested and exchanges are needed. */
export function anyProblem(most: number): fc.Arbitrary<HousingProblem> {
  const people = fc.array(
    fc.record({
      a: anyValue,
      b: anyValue,
      band: fc.nat({ max: 1 }),
      ticket: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 1 })),
      wishes: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: WISHES }),
      together: fc.nat({ max: 2 }),
    }),
    { maxLength: most },
  );
  const stock = fc.array(
    fc.record({ x: anyValue, y: anyValue, tower: fc.nat({ max: 2 }), floor: fc.nat({ max: 2 }) }),
    { maxLength: most },
  );
  return fc.tuple(people, stock).map(([households, homes]) =>
    problemOf(
      households.map((facts, place) => ({ id: `H${place}`, ...facts })),
      homes.map((facts, place) => ({ id: `R${place}`, ...facts })),
      ["T0", "T1", "T2"],
    ),
  );
}

const quotaBase = {
  name: { id: "Kuota uji", en: "Test quota" },
  citation: { text: "Made for this test" },
};

/** Nested quotas on homes and any on households. */
export const anyQuotas: fc.Arbitrary<HousingQuota[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<HousingQuota[]>([]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.nat({ max: 3 }))
      .map(([outer, inner, people]): HousingQuota[] => [
        { ...quotaBase, id: "outer", side: "home", attribute: "x", oneOf: [0, 1], atMost: outer },
        { ...quotaBase, id: "inner", side: "home", attribute: "x", oneOf: [1], atMost: inner },
        {
          ...quotaBase,
          id: "people",
          side: "household",
          attribute: "b",
          oneOf: [0, 2],
          atMost: people,
        },
      ]),
  },
);

/** The same problem with households, homes and towers listed in another order. */
export function shuffled(problem: HousingProblem, dice: Iterator<number>): HousingProblem {
  const permutation = (length: number) => {
    const places = Array.from({ length }, (_, place) => place);
    for (let last = length - 1; last > 0; last--) {
      const other = Number(dice.next().value) % (last + 1);
      [places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0];
    }
    return places;
  };
  const { households, homes, towers } = problem;
  const people = permutation(households.count);
  const stock = permutation(homes.count);
  const tall = permutation(towers.length);
  const towerAt = (tower: number) => (tower < 0 ? -1 : tall.indexOf(tower));
  const pick = (column: ArrayLike<number>, places: readonly number[]) =>
    places.map((place) => column[place] ?? 0);
  return {
    households: {
      ...households,
      ids: people.flatMap((place) => households.ids[place] ?? []),
      attributes: {
        a: Uint16Array.from(pick(households.attributes["a"] ?? [], people)),
        b: Uint16Array.from(pick(households.attributes["b"] ?? [], people)),
      },
      band: Uint32Array.from(pick(households.band, people)),
      ticketHigh: Uint32Array.from(pick(households.ticketHigh, people)),
      ticketLow: Uint32Array.from(pick(households.ticketLow, people)),
      cohesion: Uint32Array.from(pick(households.cohesion, people)),
      preferences: Int32Array.from(
        people.flatMap((place) =>
          Array.from(households.preferences.slice(place * 2, place * 2 + 2), towerAt),
        ),
      ),
    },
    homes: {
      ...homes,
      ids: stock.flatMap((place) => homes.ids[place] ?? []),
      attributes: {
        x: Uint16Array.from(pick(homes.attributes["x"] ?? [], stock)),
        y: Uint16Array.from(pick(homes.attributes["y"] ?? [], stock)),
      },
      tower: Uint32Array.from(pick(homes.tower, stock), towerAt),
      floor: Uint16Array.from(pick(homes.floor, stock)),
    },
    towers: tall.flatMap((place) => towers[place] ?? []),
  };
}

/** HiGHS as the solver of tests; applications hand in their own. */
export async function highsForTests(): Promise<LinearSolver> {
  const loaded: { readonly default: unknown } = await import("highs");
  const isLoader = (value: unknown): value is () => Promise<Highs> => typeof value === "function";
  if (!isLoader(loaded.default)) throw new Error("highs exports no loader");
  const highs = await loaded.default();
  return (model) => {
    const hasInteger = model.integer.includes(1);
    const native = highs.createModel({
      numCols: model.cost.length,
      numRows: model.rowLower.length,
      colCost: model.cost,
      colLower: new Float64Array(model.cost.length),
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: {
        format: "csc",
        numRows: model.rowLower.length,
        numCols: model.cost.length,
        starts: model.start,
        indices: model.index,
        values: model.value,
      },
      ...(hasInteger ? { integrality: Int32Array.from(model.integer) } : {}),
    });
    try {
      native.options.set({ output_flag: false });
      native.run();
      const isOptimal = native.getModelStatus() === highs.constants.modelStatus.optimal;
      const objective = native.getObjectiveValue();
      return {
        status: isOptimal ? "optimal" : "failed",
        objective,
        bound: hasInteger ? Number(native.info.get("mip_dual_bound")) : objective,
        x: native.getSolution().colValue,
      };
    } finally {
      native.dispose();
    }
  };
}
