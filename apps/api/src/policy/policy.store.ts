import { desc, eq } from "drizzle-orm";
import type { PolicyId } from "@pindah/domain/kernel";
import type { ReadDatabase } from "../db/database.ts";
import { policies } from "./policy.table.ts";

/** The version recorded last, or `undefined` before the first. */
export async function findCurrentPolicy(db: ReadDatabase) {
  const [row] = await db
    .select()
    .from(policies)
    .orderBy(desc(policies.inForceFrom), desc(policies.recordedAt))
    .limit(1);
  return row;
}

export async function getPolicy(db: ReadDatabase, policyId: PolicyId) {
  const [row] = await db.select().from(policies).where(eq(policies.policyId, policyId));
  if (row === undefined) throw new Error(`Policy ${policyId} is named and not there`);
  return row.body;
}
