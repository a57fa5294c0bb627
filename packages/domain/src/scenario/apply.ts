import {
  addMonths,
  assertNever,
  err,
  type InstitutionCode,
  ok,
  type Result,
  type TowerId,
  type WaveId,
} from "../kernel/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset, ReadinessEvidence, Tower } from "../registry/index.ts";
import { towerReadiness } from "../waves/index.ts";
import { withPatch } from "./capacities.ts";
import type { Patch, Scenario } from "./scenario.ts";

/** A patch that names something the dataset does not have. `patch` counts from 0. */
export type ScenarioProblem =
  | { readonly kind: "tower_unknown"; readonly patch: number; readonly towerId: TowerId }
  | { readonly kind: "package_unknown"; readonly patch: number; readonly packageCode: string }
  | { readonly kind: "wave_unknown"; readonly patch: number; readonly waveId: WaveId }
  | {
      readonly kind: "institution_unknown";
      readonly patch: number;
      readonly institutionCode: InstitutionCode;
    };

/** Facts and rules together, as a scenario changes them. */
export type Situation = { readonly dataset: Dataset; readonly policy: Policy };

/**
 * The facts and rules as a scenario changes them, its patches applied in order. What no patch
 * names is passed on unchanged, the very same object, so that a caller can tell what to redo.
 * Refuses with every unknown name at once.
 */
export function applyScenario(
  base: Situation,
  scenario: Scenario | null,
): Result<Situation, readonly ScenarioProblem[]> {
  const patches = scenario?.patches ?? [];
  const problems = patches.flatMap((patch, index) => problemOf(patch, index, base.dataset));
  if (problems.length > 0) return err(problems);
  return ok(patches.reduce((situation, patch) => applyPatch(situation, patch), base));
}

function problemOf(patch: Patch, index: number, dataset: Dataset): readonly ScenarioProblem[] {
  switch (patch.kind) {
    case "tower_ready":
    case "tower_delay":
    case "tower_reserved_for":
      return dataset.towers.some((tower) => tower.towerId === patch.towerId)
        ? []
        : [{ kind: "tower_unknown", patch: index, towerId: patch.towerId }];
    case "package_delay":
      return dataset.towers.some((tower) => tower.packageCode === patch.packageCode)
        ? []
        : [{ kind: "package_unknown", patch: index, packageCode: patch.packageCode }];
    case "wave_date":
    case "office_seats":
      return waveProblem(patch.waveId, index, dataset);
    case "institution_homes":
      return [
        ...waveProblem(patch.waveId, index, dataset),
        ...(dataset.institutions.some(({ code }) => code === patch.institutionCode)
          ? []
          : [
              {
                kind: "institution_unknown" as const,
                patch: index,
                institutionCode: patch.institutionCode,
              },
            ]),
      ];
    case "budget_ceiling":
      return patch.waveId === null ? [] : waveProblem(patch.waveId, index, dataset);
    case "housing_priority":
    case "majority":
    case "ready_means":
    case "people_wanted":
    case "cores_together":
    case "sharing":
      return [];
    default:
      return assertNever(patch);
  }
}

function waveProblem(waveId: WaveId, patch: number, dataset: Dataset): readonly ScenarioProblem[] {
  return dataset.waves.some((wave) => wave.waveId === waveId)
    ? []
    : [{ kind: "wave_unknown", patch, waveId }];
}

function applyPatch(situation: Situation, patch: Patch): Situation {
  const { dataset, policy } = situation;
  switch (patch.kind) {
    case "tower_ready":
    case "tower_delay":
    case "package_delay":
      return { policy, dataset: restate(dataset, policy, restatementOf(patch)) };
    case "wave_date":
      return {
        policy,
        dataset: {
          ...dataset,
          waves: dataset.waves.map((wave) =>
            wave.waveId === patch.waveId ? { ...wave, movesOn: patch.movesOn } : wave,
          ),
        },
      };
    case "tower_reserved_for":
      return {
        policy,
        dataset: {
          ...dataset,
          towers: dataset.towers.map((tower) =>
            tower.towerId === patch.towerId ? { ...tower, reservedFor: patch.reservedFor } : tower,
          ),
        },
      };
    case "housing_priority":
      return {
        dataset,
        policy: { ...policy, housing: { ...policy.housing, priority: patch.priority } },
      };
    case "majority":
      return {
        dataset,
        policy: { ...policy, screening: { ...policy.screening, majority: patch.points } },
      };
    case "ready_means":
    case "cores_together":
    case "people_wanted":
    case "institution_homes":
    case "office_seats":
    case "budget_ceiling":
    case "sharing":
      return { dataset, policy: { ...policy, waves: withPatch(policy.waves, patch) } };
    default:
      return assertNever(patch);
  }
}

type TowerPatch = Extract<Patch, { kind: "tower_ready" | "tower_delay" | "package_delay" }>;

function restatementOf(patch: TowerPatch): (tower: Tower) => Restatement | null {
  switch (patch.kind) {
    case "tower_ready":
      return (tower) => (tower.towerId === patch.towerId ? () => patch.readyOn : null);
    case "tower_delay":
      return (tower) => (tower.towerId === patch.towerId ? later(patch.months) : null);
    case "package_delay":
      return (tower) => (tower.packageCode === patch.packageCode ? later(patch.months) : null);
    default:
      return assertNever(patch);
  }
}

type Restatement = (readyOn: ReadinessEvidence["readyOn"]) => ReadinessEvidence["readyOn"];

const later =
  (months: number): Restatement =>
  (readyOn) =>
    readyOn === "not_known" ? readyOn : addMonths(readyOn, months);

/** Replaces all claims of the chosen towers by one, as if it had been stated on the dataset's day. */
function restate(
  dataset: Dataset,
  policy: Policy,
  restatementFor: (tower: Tower) => Restatement | null,
): Dataset {
  const definition = policy.waves.readyMeans;
  const now = towerReadiness(dataset.towers, dataset.readiness, definition);
  const towerOf = new Map(dataset.towers.map((tower) => [tower.towerId, tower]));
  const restated: ReadinessEvidence[] = [];
  for (const { towerId, readyOn } of now) {
    const tower = towerOf.get(towerId);
    const restatement = tower === undefined ? null : restatementFor(tower);
    if (restatement === null) continue;
    restated.push({
      towerId,
      definition,
      readyOn: restatement(readyOn),
      kind: "forecast",
      statedOn: dataset.asOf,
      source: "scenario",
    });
  }
  const replaced = new Set(restated.map((claim) => claim.towerId));
  const kept = dataset.readiness.filter((claim) => !replaced.has(claim.towerId));
  return { ...dataset, readiness: [...kept, ...restated] };
}
