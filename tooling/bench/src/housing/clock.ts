/** CPU time of this process while `work` runs, in milliseconds, and what it returned. */
export function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, value };
}

/**
 * Runs the work so many times: the time of the third run, and the median of the later half, when
 * the engine has compiled what it will.
 */
export function warm<T>(
  runs: number,
  work: () => T,
): { readonly ms: number; readonly thirdMs: number; readonly value: T } {
  const all = Array.from({ length: runs }, () => timed(work));
  const last = all.at(-1);
  if (last === undefined) throw new Error("At least one run");
  const times = all.map(({ ms }) => ms);
  return {
    ms: median(times.slice(Math.floor(runs / 2))),
    thirdMs: times[Math.min(2, runs - 1)] ?? last.ms,
    value: last.value,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
