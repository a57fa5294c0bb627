import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PGlite } from "@electric-sql/pglite";
import type { Pool } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** One connection through which whole tables go in and out as PostgreSQL's COPY text. */
export type CopySession = {
  readonly run: (statement: string) => Promise<void>;
  readonly rows: (statement: string) => Promise<readonly Record<string, unknown>[]>;
  /** What `copy (query) to stdout` writes. */
  readonly copyOut: (query: string) => AsyncIterable<Uint8Array>;
  /** Hands text to `copy table (columns) from stdin`. */
  readonly copyIn: (into: string, text: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly close: () => Promise<void>;
};

// The text of a value must not depend on who asks.
const plain = [
  "set datestyle = 'ISO, MDY'",
  "set timezone = 'UTC'",
  "set intervalstyle = 'postgres'",
  "set bytea_output = 'hex'",
  "set extra_float_digits = 3",
  "set statement_timeout = 0",
].join("; ");

export async function copyThroughPool(pool: Pool): Promise<CopySession> {
  const client = await pool.connect();
  await client.query(plain);
  return {
    run: async (statement) => {
      await client.query(statement);
    },
    rows: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    copyOut: (query) => client.query(copyTo(`copy (${query}) to stdout`)),
    copyIn: (into, text) =>
      pipeline(Readable.from(text), client.query(copyFrom(`copy ${into} from stdin`))),
    // Ended, not given back: its settings are not the pool's.
    close: () => Promise.resolve(client.release(true)),
  };
}

export async function copyThroughPglite(client: PGlite): Promise<CopySession> {
  await client.exec(plain);
  return {
    run: async (statement) => {
      await client.exec(statement);
    },
    rows: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    copyOut: async function* copyOut(query) {
      const { blob } = await client.query(`copy (${query}) to '/dev/blob'`);
      // No rows are no blob.
      if (blob !== undefined) yield* blob.stream();
    },
    copyIn: async (into, text) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const part of text) parts.push(new Uint8Array(part));
      await client.query(`copy ${into} from '/dev/blob'`, [], { blob: new Blob(parts) });
    },
    close: () => client.exec("reset all").then(() => undefined),
  };
}
