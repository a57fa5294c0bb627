import type { Wave } from "../registry/index.ts";
import type { WaveResult } from "./result.ts";

/** What the waves of one horizon do together. */
export type HorizonSummary = {
  readonly horizon: Wave["horizon"];
  readonly stages: readonly Wave["stage"][];
  readonly waves: number;
  /** Waves that nobody can move in: no date, or no home ready. */
  readonly blocked: number;
  readonly households: number;
  readonly people: number;
};

const HORIZONS = ["short", "medium", "long"] as const;

/** Short, medium and long term, each the sum of its waves. */
export function horizonSummary(
  waves: readonly Wave[],
  results: readonly WaveResult[],
): readonly HorizonSummary[] {
  const resultOf = new Map(results.map((result) => [result.waveId, result]));
  return HORIZONS.map((horizon) => {
    const members = waves.filter((wave) => wave.horizon === horizon);
    const found = members.flatMap((wave) => resultOf.get(wave.waveId) ?? []);
    return {
      horizon,
      stages: [...new Set(members.map((wave) => wave.stage))].toSorted(
        (a, b) => ROMAN[a] - ROMAN[b],
      ),
      waves: members.length,
      blocked: found.filter((result) => result.blocked !== null).length,
      households: found.reduce((sum, result) => sum + result.householdsHoused, 0),
      people: found.reduce((sum, result) => sum + result.peopleHoused, 0),
    };
  });
}

const ROMAN = { I: 1, II: 2, III: 3, IV: 4, V: 5 } as const satisfies Record<Wave["stage"], number>;
