import { PersonId } from "@pindah/domain/kernel";
import { and, eq, inArray, or } from "drizzle-orm";
import type { ReadDatabase } from "../db/database.ts";
import { refuse } from "../refusal.ts";
import { people } from "../registry/registry.table.ts";
import { kinships } from "./decisions.table.ts";

/**
 * Refuses when one of the people is the decider's own person, lives in the same household, or is
 * declared kin. An account without a person behind it has no kin on record.
 */
export async function refuseKin(
  db: ReadDatabase,
  decider: { readonly personId: string | null },
  concerned: readonly PersonId[],
): Promise<void> {
  if (decider.personId === null || concerned.length === 0) return;
  const own = PersonId.parse(decider.personId);
  const others = [...concerned];
  if (others.includes(own)) throw refuse("kin_concerned");
  const [self] = await db
    .select({ householdId: people.householdId })
    .from(people)
    .where(eq(people.personId, own));
  const shared =
    self === undefined
      ? 0
      : await db.$count(
          people,
          and(eq(people.householdId, self.householdId), inArray(people.personId, others)),
        );
  const declared = await db.$count(
    kinships,
    or(
      and(eq(kinships.personId, own), inArray(kinships.relativeId, others)),
      and(eq(kinships.relativeId, own), inArray(kinships.personId, others)),
    ),
  );
  if (shared + declared > 0) throw refuse("kin_concerned");
}
