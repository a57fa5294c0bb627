import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds that others wait for an answer, one call after the other with a short pause. */
export function startProbe(ask: () => Promise<unknown>): {
  readonly stop: () => Promise<readonly number[]>;
} {
  const waits: number[] = [];
  const stopping = new AbortController();
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      const before = performance.now();
      await ask();
      waits.push(performance.now() - before);
      await wait(25);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await asking;
      return waits;
    },
  };
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
