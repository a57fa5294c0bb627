import { PersonId } from "@pindah/domain/kernel";
import { and, desc, eq } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import { endSessionsOf } from "../access/session.store.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { identities } from "../registry/registry.table.ts";
import { destroyKey } from "./person-key.store.ts";
import { erasures } from "./privacy.table.ts";
import type { ErasureReason } from "./words.ts";

export async function requestErasure(
  tx: Transaction,
  environment: Environment,
  request: {
    readonly personId: string;
    readonly reason: ErasureReason;
    readonly requestedBy: string;
  },
): Promise<string> {
  const erasureId = environment.newId();
  const requestedAt = timestampOf(environment);
  await tx.insert(erasures).values({ erasureId, ...request, requestedAt, state: "requested" });
  return erasureId;
}

/** A request that nobody decided yet, held until the transaction ends. */
export async function findOpenErasure(tx: Transaction, erasureId: string) {
  const [row] = await tx
    .select()
    .from(erasures)
    .where(and(eq(erasures.erasureId, erasureId), eq(erasures.state, "requested")))
    .for("update");
  return row;
}

export async function decideErasure(
  tx: Transaction,
  environment: Environment,
  erasureId: string,
  decision: { readonly state: "done" | "withdrawn"; readonly decidedBy: string },
): Promise<void> {
  const decidedAt = timestampOf(environment);
  await tx
    .update(erasures)
    .set({ ...decision, decidedAt })
    .where(eq(erasures.erasureId, erasureId));
}

/**
 * Destroys who a person is: name and number, the key of all that was written about him, and his
 * account's name. What the plan decided stays under a code that leads to nobody, and the log,
 * which never held more than that code, still verifies.
 */
export async function erasePerson(
  tx: Transaction,
  environment: Environment,
  personId: string,
): Promise<void> {
  await tx.delete(identities).where(eq(identities.personId, PersonId.parse(personId)));
  await destroyKey(tx, personId);
  const accounts = await tx
    .select({ userId: users.userId })
    .from(users)
    .where(eq(users.personId, personId));
  for (const { userId } of accounts) {
    await endSessionsOf(tx, environment, userId);
    await tx
      .update(users)
      .set({
        signInName: `erased-${userId}`,
        displayName: "–",
        email: null,
        passwordHash: null,
        disabledAt: timestampOf(environment),
      })
      .where(eq(users.userId, userId));
  }
}

export function listErasures(db: ReadDatabase) {
  return db.select().from(erasures).orderBy(desc(erasures.requestedAt)).limit(100);
}
