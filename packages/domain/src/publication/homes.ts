import {
  addDays,
  compareText,
  type HomeId,
  type LocalDate,
  type TowerId,
} from "../kernel/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset, Home, Tower } from "../registry/index.ts";

/**
 * What a home is once the plan is carried out. `ready` stands for housed and free together, where
 * telling them apart would count fewer than ten households.
 */
export const publicHomeStates = [
  "housed",
  "free",
  "ready",
  "not_ready",
  "reserved",
  "out_of_service",
] as const;
export type PublicHomeState = (typeof publicHomeStates)[number];

/** The homes of one building package for one kind of resident. */
export type PublicPackage = {
  readonly packageCode: string;
  readonly reservedFor: "asn" | "security";
  readonly towers: number;
  readonly homes: number;
  /** Null for the security services: one total each, and nothing below it. */
  readonly states: readonly { readonly state: PublicHomeState; readonly homes: number }[] | null;
};

/** When a tower for civil servants is ready, by whose word. Never who lives in it. */
export type PublicTower = {
  readonly towerId: TowerId;
  readonly packageCode: string;
  readonly floors: number;
  readonly homes: number;
  readonly readyOn: LocalDate | "not_known";
  readonly definition: string;
  readonly statedOn: LocalDate;
  readonly source: string;
  readonly conflicts: readonly { readonly readyOn: string; readonly source: string }[];
};

type Facts = { readonly plan: Plan; readonly dataset: Dataset; readonly policy: Policy };

/** The stock by package and state, in a fixed order that says nothing about where a home lies. */
export function publicPackages(facts: Facts): readonly PublicPackage[] {
  const { dataset, policy } = facts;
  const stateOf = homeStates(facts);
  const homesOf = Map.groupBy(dataset.homes, (home) => home.towerId);
  const groups = Map.groupBy(dataset.towers, (t) => `${t.reservedFor} ${t.packageCode}`);
  return [...groups.values()]
    .flatMap((towers) => {
      const [first] = towers;
      if (first === undefined) return [];
      const homes = towers.flatMap((tower) => homesOf.get(tower.towerId) ?? []);
      const { packageCode, reservedFor } = first;
      const size = { packageCode, reservedFor, towers: towers.length, homes: homes.length };
      if (reservedFor === "security") return [{ ...size, states: null }];
      return [{ ...size, states: countStates(homes, stateOf, policy.disclosure.threshold) }];
    })
    .toSorted(
      (a, b) =>
        compareText(a.reservedFor, b.reservedFor) || compareText(a.packageCode, b.packageCode),
    );
}

export function publicTowers({ plan, dataset }: Facts): readonly PublicTower[] {
  const readiness = new Map(plan.towers.map((each) => [each.towerId, each]));
  const homesOf = Map.groupBy(dataset.homes, (home) => home.towerId);
  return dataset.towers
    .filter((tower) => tower.reservedFor === "asn")
    .toSorted((a, b) => compareText(a.towerId, b.towerId))
    .flatMap((tower: Tower) => {
      const ready = readiness.get(tower.towerId);
      if (ready === undefined) return [];
      const { readyOn, definition, statedOn, source, conflicts } = ready;
      return [
        {
          towerId: tower.towerId,
          packageCode: tower.packageCode,
          floors: tower.floors,
          homes: homesOf.get(tower.towerId)?.length ?? 0,
          readyOn,
          definition,
          statedOn,
          source,
          conflicts,
        },
      ];
    });
}

function countStates(
  homes: readonly Home[],
  stateOf: (home: Home) => PublicHomeState,
  threshold: number,
): PublicPackage["states"] {
  const counts = new Map<PublicHomeState, number>();
  for (const home of homes) counts.set(stateOf(home), (counts.get(stateOf(home)) ?? 0) + 1);
  const housed = counts.get("housed") ?? 0;
  const free = counts.get("free") ?? 0;
  if (housed + free > 0 && housed < threshold) {
    counts.delete("housed");
    counts.delete("free");
    counts.set("ready", housed + free);
  }
  return publicHomeStates.map((state) => ({ state, homes: counts.get(state) ?? 0 }));
}

function homeStates({ plan, dataset, policy }: Facts): (home: Home) => PublicHomeState {
  const housed = new Set<HomeId>(plan.placements.map((placement) => placement.homeId));
  const dates = dataset.waves.flatMap(({ movesOn }) => (movesOn === "not_decided" ? [] : movesOn));
  const last = dates.toSorted(compareText).at(-1);
  const ready = new Set(
    plan.towers.flatMap(({ towerId, readyOn }) =>
      readyOn !== "not_known" &&
      last !== undefined &&
      addDays(readyOn, policy.waves.daysBeforeMove) <= last
        ? [towerId]
        : [],
    ),
  );
  return (home) => {
    if (home.status !== "available") return home.status;
    if (housed.has(home.homeId)) return "housed";
    return ready.has(home.towerId) ? "free" : "not_ready";
  };
}
