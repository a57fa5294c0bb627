import { z } from "zod";

/** One line of the log: what happened, in figures and words of our own. Never about a person. */
export type LogEntry = { readonly event: string } & Readonly<
  Record<string, string | number | boolean | null>
>;
export type Log = (entry: LogEntry) => void;

/** Writes entries as JSON, one to a line, each with its time. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  return (entry) => write(JSON.stringify({ time: new Date(now()).toISOString(), ...entry }));
}

/**
 * What of a failure may stand in the log. A failed statement carries its parameters in its message,
 * and they can be about a person: of the database's own errors only the code and the names of
 * things remain. Of all others the message is ours.
 */
export function describeFailure(cause: unknown): Readonly<Record<string, string>> {
  if (!(cause instanceof Error)) return { error: "thrown_value" };
  const frames = (cause.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
  const fromDatabase = databaseError(cause);
  if (fromDatabase !== null) return { error: "database", ...fromDatabase, frames };
  return { error: cause.message, frames };
}

function databaseError(error: Error): Readonly<Record<string, string>> | null {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const read = DatabaseFailure.safeParse(inner);
    if (read.success)
      return { sqlState: read.data.code, table: read.data.table, constraint: read.data.constraint };
  }
  return error.name === "DrizzleQueryError" ? { sqlState: "", table: "", constraint: "" } : null;
}

const DatabaseFailure = z.object({
  code: z.string().regex(/^[0-9A-Z]{5}$/),
  table: z.string().default(""),
  constraint: z.string().default(""),
});
