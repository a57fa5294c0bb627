import type { PreferenceCuts } from "./allocation.ts";

/** Collects closed sets while preferences are served. */
export type CutRecorder = {
  readonly record: (clock: number, needed: 0 | 1, members: readonly number[]) => void;
  readonly finish: () => PreferenceCuts;
};

export function cutRecorder(): CutRecorder {
  const clocks: number[] = [];
  const kinds: number[] = [];
  const starts: number[] = [0];
  const all: number[] = [];
  return {
    record(clock, needed, members) {
      clocks.push(clock);
      kinds.push(needed);
      for (const member of members) all.push(member);
      starts.push(all.length);
    },
    finish: () => ({
      clock: Int32Array.from(clocks),
      needed: Int32Array.from(kinds),
      start: Int32Array.from(starts),
      member: Int32Array.from(all),
    }),
  };
}
