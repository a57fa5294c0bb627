import { eq } from "drizzle-orm";
import { createVault, keyBytes, type Vault } from "../access/vault.ts";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { personKeys } from "./privacy.table.ts";

const placeOf = (personId: string) => `person_keys.${personId}`;

/** What seals texts about one person; made with its key when there is none yet. */
export async function vaultOfPerson(
  db: Pick<Database, "select" | "insert"> | Transaction,
  { vault, environment }: { readonly vault: Vault; readonly environment: Environment },
  personId: string,
): Promise<Vault> {
  const fresh = Buffer.from(environment.randomBytes(keyBytes)).toString("base64");
  await db
    .insert(personKeys)
    .values({
      personId,
      sealedKey: vault.seal(fresh, placeOf(personId)),
      createdAt: timestampOf(environment),
    })
    .onConflictDoNothing();
  const found = await findVaultOfPerson(db, { vault, environment }, personId);
  if (found === null) throw new Error(`The key of ${personId} was destroyed while it was made`);
  return found;
}

/** What opens texts about a person; null once the person's key is destroyed. */
export async function findVaultOfPerson(
  db: Pick<ReadDatabase, "select">,
  { vault, environment }: { readonly vault: Vault; readonly environment: Environment },
  personId: string,
): Promise<Vault | null> {
  const [row] = await db.select().from(personKeys).where(eq(personKeys.personId, personId));
  if (row === undefined) return null;
  const key = Buffer.from(vault.open(row.sealedKey, placeOf(personId)), "base64");
  return createVault(key, environment);
}

/** Nobody reads again what was sealed about the person. */
export async function destroyKey(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(personKeys).where(eq(personKeys.personId, personId));
}
