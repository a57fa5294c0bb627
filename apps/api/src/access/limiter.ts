import type { Environment } from "../environment.ts";

/** How often one person may call a procedure of a class: calls in a window of seconds. */
export const limits = {
  read: { calls: 600, seconds: 60 },
  write: { calls: 120, seconds: 60 },
  heavy: { calls: 30, seconds: 60 },
  sign_in: { calls: 60, seconds: 60 },
} as const;
export type Limit = keyof typeof limits;

export type Limiter = { readonly take: (who: string, limit: Limit) => boolean };

/** Counts calls in this process, by person (or by source before sign-in) and class. */
export function createLimiter(environment: Pick<Environment, "now">): Limiter {
  const windows = new Map<string, { startedAt: number; calls: number }>();
  return {
    take: (who, limit) => {
      const now = environment.now();
      const key = `${limit}|${who}`;
      const window = windows.get(key);
      if (window === undefined || now - window.startedAt >= limits[limit].seconds * 1000) {
        if (windows.size > 20_000) windows.clear();
        windows.set(key, { startedAt: now, calls: 1 });
        return true;
      }
      window.calls += 1;
      return window.calls <= limits[limit].calls;
    },
  };
}
