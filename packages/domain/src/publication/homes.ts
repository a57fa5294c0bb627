import {
  addDays,
  compareText,
  type HomeId,
  type LocalDate,
  type TowerId,
  type WaveId,
} from "../kernel/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset, Home, ReadinessEvidence, Tower } from "../registry/index.ts";

/**
 * What a home is. Ready homes are counted by the first wave that they are ready for, which says
 * nothing about who lives in them.
 */
export type PublicHomeState =
  | { readonly kind: "ready"; readonly waveId: WaveId }
  | { readonly kind: "not_ready" | "reserved" | "out_of_service" };

/** The homes of one building package for one kind of resident. */
export type PublicPackage = {
  readonly packageCode: string;
  readonly reservedFor: "asn" | "security";
  readonly towers: number;
  readonly homes: number;
  /** Null for the security services: one total each, and nothing below it. */
  readonly states: readonly { readonly state: PublicHomeState; readonly homes: number }[] | null;
  /** Homes lived in once the plan is carried out; `c` when fewer than ten. */
  readonly housed: number | "c" | null;
};

/** When a tower for civil servants is ready, by whose word. Never who lives in it. */
export type PublicTower = {
  readonly towerId: TowerId;
  readonly packageCode: string;
  readonly floors: number;
  readonly homes: number;
  /** Homes neither reserved nor out of service. */
  readonly homesAvailable: number;
  readonly readyOn: LocalDate | "not_known";
  /** Whether the claim that was used reports readiness or forecasts it; null without a claim. */
  readonly kind: ReadinessEvidence["kind"] | null;
  readonly definition: string;
  readonly statedOn: LocalDate;
  readonly source: string;
  readonly conflicts: readonly { readonly readyOn: string; readonly source: string }[];
};

type Facts = { readonly plan: Plan; readonly dataset: Dataset; readonly policy: Policy };

/** The stock by package and state, in a fixed order that says nothing about where a home lies. */
export function publicPackages(facts: Facts): readonly PublicPackage[] {
  const { dataset, plan, policy } = facts;
  const stateOf = homeStates(facts);
  const housed = new Set<HomeId>(plan.placements.map((placement) => placement.homeId));
  const homesOf = Map.groupBy(dataset.homes, (home) => home.towerId);
  const groups = Map.groupBy(dataset.towers, (t) => `${t.reservedFor} ${t.packageCode}`);
  return [...groups.values()]
    .flatMap((towers): readonly PublicPackage[] => {
      const [first] = towers;
      if (first === undefined) return [];
      const homes = towers.flatMap((tower) => homesOf.get(tower.towerId) ?? []);
      const { packageCode, reservedFor } = first;
      const size = { packageCode, reservedFor, towers: towers.length, homes: homes.length };
      if (reservedFor === "security") return [{ ...size, states: null, housed: null }];
      const taken = homes.filter((home) => housed.has(home.homeId)).length;
      return [
        {
          ...size,
          states: countStates(homes, stateOf, plan.waves),
          housed: taken < policy.disclosure.threshold ? ("c" as const) : taken,
        },
      ];
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
      const homes = homesOf.get(tower.towerId) ?? [];
      return [
        {
          towerId: tower.towerId,
          packageCode: tower.packageCode,
          floors: tower.floors,
          homes: homes.length,
          homesAvailable: homes.filter((home) => home.status === "available").length,
          readyOn,
          kind: kindOf(ready, dataset.readiness),
          definition,
          statedOn,
          source,
          conflicts,
        },
      ];
    });
}

/** The kind of the claim that was used; a report before a forecast of the same words. */
function kindOf(
  used: Plan["towers"][number],
  evidence: readonly ReadinessEvidence[],
): PublicTower["kind"] {
  const kinds = evidence
    .filter(
      (claim) =>
        claim.towerId === used.towerId &&
        claim.definition === used.definition &&
        claim.readyOn === used.readyOn &&
        claim.statedOn === used.statedOn &&
        claim.source === used.source,
    )
    .map(({ kind }) => kind);
  return kinds.includes("reported") ? "reported" : (kinds[0] ?? null);
}

function countStates(
  homes: readonly Home[],
  stateOf: (home: Home) => string,
  waves: Plan["waves"],
): NonNullable<PublicPackage["states"]> {
  const counts = new Map<string, number>();
  for (const home of homes) counts.set(stateOf(home), (counts.get(stateOf(home)) ?? 0) + 1);
  const ready = waves.map(({ waveId }) => ({
    state: { kind: "ready" as const, waveId },
    homes: counts.get(waveId) ?? 0,
  }));
  const others = (["not_ready", "reserved", "out_of_service"] as const).map((kind) => ({
    state: { kind },
    homes: counts.get(kind) ?? 0,
  }));
  return [...ready, ...others].filter((each) => each.homes > 0);
}

/** The wave that a home is first ready for, or why it serves none. */
function homeStates({ plan, policy }: Facts): (home: Home) => string {
  const dated = plan.waves
    .flatMap(({ waveId, movesOn }) => (movesOn === "not_decided" ? [] : [{ waveId, movesOn }]))
    .toSorted((a, b) => compareText(a.movesOn, b.movesOn));
  const waveOf = new Map(
    plan.towers.map(({ towerId, readyOn }) => {
      if (readyOn === "not_known") return [towerId, undefined];
      const from = addDays(readyOn, policy.waves.daysBeforeMove);
      return [towerId, dated.find(({ movesOn }) => from <= movesOn)?.waveId];
    }),
  );
  return (home) =>
    home.status === "available" ? (waveOf.get(home.towerId) ?? "not_ready") : home.status;
}
