import {
  addDays,
  compareText,
  err,
  type LocalDate,
  ok,
  type Result,
  type TowerId,
  type WaveId,
} from "../kernel/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset } from "../registry/index.ts";
import type { Patch, Scenario } from "../scenario/index.ts";
import {
  sampleFinishDates,
  towerReadiness,
  uncertainTowers,
  type DelayModel,
  type UncertainTower,
} from "../waves/index.ts";
import type { Plan } from "./plan.result.ts";
import type { Lottery, Planner, PlanRefusal } from "./plan.ts";

/** What a tenth, a half and four fifths of the samples do not exceed. */
export type Quantiles = { readonly p10: number; readonly p50: number; readonly p80: number };

/** One wave over all samples. */
export type DelayedWave = {
  readonly waveId: WaveId;
  /** People who move in the wave; and in it and all before it. */
  readonly people: Quantiles;
  readonly peopleSoFar: Quantiles;
};

/** What delays do to a plan: people moved by wave, and which towers matter most. */
export type DelayedPlan = {
  readonly samples: number;
  readonly waves: readonly DelayedWave[];
  /**
   * Share (in thousandths) of the variation of all people moved that goes with the wave in which
   * the tower comes into use: where better evidence would tell the most. Largest first.
   */
  readonly towers: readonly {
    readonly towerId: TowerId;
    readonly permille: number;
    readonly observations: number;
  }[];
  /** Towers with a promised day and no evidence of slips at all: taken at their word. */
  readonly withoutEvidence: readonly TowerId[];
};

type Sampled = { readonly people: readonly number[]; readonly inUse: readonly number[] };

/**
 * People moved per wave when towers slip as towers have slipped: the plan solved once for each
 * sampled set of finish dates (once in all for sets that open the same towers for the same waves).
 */
export function planUnderDelays(
  planner: Planner,
  dataset: Dataset,
  policy: Policy,
  lottery: Lottery,
  model: DelayModel,
  { seed, samples }: { readonly seed: number; readonly samples: number },
): Result<DelayedPlan, PlanRefusal> {
  const readiness = towerReadiness(dataset.towers, dataset.readiness, policy.waves.readyMeans);
  const open = new Set(
    dataset.towers.flatMap((tower) => (tower.reservedFor === "asn" ? [tower.towerId] : [])),
  );
  const { uncertain, unknown } = uncertainTowers(
    dataset.towers,
    readiness.filter((tower) => open.has(tower.towerId)),
    dataset.asOf,
    model,
  );
  const days = waveDays(dataset, policy.waves.daysBeforeMove);
  const solved = new Map<string, Sampled>();
  const all: Sampled[] = [];
  let waveIds: readonly WaveId[] = [];
  for (const dates of sampleFinishDates(uncertain, dataset.asOf, model, seed, samples)) {
    const inUse = dates.map((date) => days.findIndex((day) => date <= day));
    const key = inUse.join();
    let sampled = solved.get(key);
    if (sampled === undefined) {
      const planned = planner(dataset, policy, scenarioOf(uncertain, dates), lottery);
      if (!planned.ok) return err(planned.error);
      waveIds = datedWaves(planned.value).map((wave) => wave.waveId);
      sampled = { people: datedWaves(planned.value).map((wave) => wave.peopleHoused), inUse };
      solved.set(key, sampled);
    }
    all.push(sampled);
  }
  return ok({
    samples,
    waves: waveIds.map((waveId, wave) => ({
      waveId,
      people: quantiles(all.map(({ people }) => people[wave] ?? 0)),
      peopleSoFar: quantiles(all.map(({ people }) => sum(people.slice(0, wave + 1)))),
    })),
    towers: uncertain
      .map(({ towerId, spread }, index) => ({
        towerId,
        permille: explained(all, index),
        observations: spread.observations,
      }))
      .toSorted((a, b) => b.permille - a.permille || (a.towerId < b.towerId ? -1 : 1)),
    withoutEvidence: unknown,
  });
}

/** Days by which a tower must be ready to be used in a wave, ascending. */
function waveDays({ waves }: Dataset, daysBeforeMove: number): readonly LocalDate[] {
  return waves
    .flatMap(({ movesOn }) =>
      movesOn === "not_decided" ? [] : [addDays(movesOn, -daysBeforeMove)],
    )
    .toSorted(compareText);
}

function datedWaves(plan: Plan): Plan["waves"] {
  return plan.waves.filter((wave) => wave.movesOn !== "not_decided");
}

function scenarioOf(towers: readonly UncertainTower[], dates: readonly LocalDate[]): Scenario {
  const text = { id: "contoh tanggal selesai", en: "sampled finish dates" };
  const patches = towers.map(({ towerId, promised }, index): Patch => {
    return { kind: "tower_ready", towerId, readyOn: dates[index] ?? promised };
  });
  return { id: "sampled", title: text, reason: text, patches };
}

/** By rank: the smallest value that the share of samples does not exceed. */
function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number) =>
    sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
  return { p10: at(10), p50: at(50), p80: at(80) };
}

/** Between-group share of the variance of all people moved, by the wave the tower serves first. */
function explained(all: readonly Sampled[], tower: number): number {
  const totals = all.map(({ people }) => sum(people));
  const mean = sum(totals) / Math.max(1, all.length);
  const groups = new Map<number, { count: number; total: number }>();
  let variation = 0;
  for (const [index, { inUse }] of all.entries()) {
    const total = totals[index] ?? 0;
    variation += (total - mean) ** 2;
    const wave = inUse[tower] ?? -1;
    const group = groups.get(wave) ?? { count: 0, total: 0 };
    groups.set(wave, { count: group.count + 1, total: group.total + total });
  }
  if (variation === 0) return 0;
  let between = 0;
  for (const { count, total } of groups.values()) between += count * (total / count - mean) ** 2;
  return Math.round((1000 * between) / variation);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
