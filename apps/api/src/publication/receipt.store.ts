import { insertMany } from "../db/bulk.ts";
import type { Database } from "../db/database.ts";
import type { Environment } from "../environment.ts";
import { receiptSalts } from "./publication.table.ts";

/** Each person's salt, made the first time it is asked for. Deleting the row forgets the person. */
export async function saltsFor(
  db: Database,
  environment: Environment,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(
    (await db.select().from(receiptSalts)).map(({ personId, salt }) => [personId, salt]),
  );
  const missing = people
    .filter((personId) => !known.has(personId))
    .map((personId) => ({
      personId,
      salt: Buffer.from(environment.randomBytes(32)).toString("hex"),
    }));
  if (missing.length > 0) await db.transaction((tx) => insertMany(tx, receiptSalts, missing));
  return new Map([...known, ...missing.map(({ personId, salt }) => [personId, salt] as const)]);
}
