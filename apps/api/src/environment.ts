import { randomBytes, randomUUID } from "node:crypto";

/**
 * What a process takes from the world outside: time, new ids, chance. Everything else in the API
 * asks this object, so that a test can set the clock and repeat a run to the byte.
 */
export type Environment = {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
};

export const systemEnvironment: Environment = {
  now: () => Date.now(),
  newId: () => randomUUID(),
  randomBytes: (count) => randomBytes(count),
};

/** The moment as the database and the log carry it. */
export function timestampOf(environment: Pick<Environment, "now">): string {
  return new Date(environment.now()).toISOString();
}
