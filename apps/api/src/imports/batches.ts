import type { Environment } from "../environment.ts";

const wishedMs = 80;
const least = 100;
const most = 4000;

/**
 * How many rows are worked on at once: so many that a batch takes about as long as others may be
 * kept waiting where the database works in this very thread, and no fewer where it is a server.
 */
export function batchSizes({ now }: Pick<Environment, "now">) {
  let size = 400;
  return {
    size: () => size,
    /** Works on a batch, and learns from the time that it took. */
    timed: async <T>(work: () => Promise<T>): Promise<T> => {
      const from = now();
      const result = await work();
      const pace = wishedMs / Math.max(1, now() - from);
      size = Math.round(Math.min(most, Math.max(least, size * Math.min(2, Math.max(0.5, pace)))));
      return result;
    },
  };
}
