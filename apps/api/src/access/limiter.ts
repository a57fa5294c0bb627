import { sql } from "drizzle-orm";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { callLimits } from "./access.table.ts";

/**
 * How often one person may call a procedure of a class: calls in a window of seconds. A process
 * takes `share` calls at a time from what all processes have left, so that reading costs the
 * database one write for many calls.
 */
export const limits = {
  read: { calls: 600, seconds: 60, share: 30 },
  write: { calls: 120, seconds: 60, share: 1 },
  heavy: { calls: 30, seconds: 60, share: 1 },
  sign_in: { calls: 60, seconds: 60, share: 1 },
} as const;
export type Limit = keyof typeof limits;

export type Limiter = { readonly take: (who: string, limit: Limit) => Promise<boolean> };

const remembered = 20_000;

/** Counts calls in the database, for all processes that share it. */
export function createLimiter(db: Database, environment: Pick<Environment, "now">): Limiter {
  const left = new Map<string, { readonly until: number; calls: number }>();
  return {
    take: async (who, limit) => {
      const { calls, seconds, share } = limits[limit];
      const key = `${limit}|${who}`;
      const now = environment.now();
      const own = left.get(key);
      if (own !== undefined && now < own.until && own.calls > 0) {
        own.calls -= 1;
        return true;
      }
      const window = seconds * 1000;
      const began = new Date(now - window).toISOString();
      const isOver = sql`${callLimits.startedAt} <= ${began}`;
      const [row] = await db
        .insert(callLimits)
        .values({ key, startedAt: timestampOf(environment), calls: share })
        .onConflictDoUpdate({
          target: callLimits.key,
          set: {
            startedAt: sql`case when ${isOver} then excluded.started_at else ${callLimits.startedAt} end`,
            calls: sql`case when ${isOver} then excluded.calls else ${callLimits.calls} + excluded.calls end`,
          },
        })
        .returning();
      if (row === undefined || row.calls > calls) return false;
      if (share > 1) {
        if (left.size > remembered) left.clear();
        left.set(key, { until: Date.parse(row.startedAt) + window, calls: share - 1 });
      }
      return true;
    },
  };
}
