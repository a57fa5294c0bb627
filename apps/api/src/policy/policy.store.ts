import { desc, eq } from "drizzle-orm";
import { hashOf, type PolicyId } from "@pindah/domain/kernel";
import type { Policy } from "@pindah/domain/policy";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
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

/** Adds a version of the rules. */
export async function recordPolicy(
  tx: Transaction,
  environment: Environment,
  policy: Policy,
): Promise<string> {
  const hash = hashOf(policy);
  await tx.insert(policies).values({
    policyId: policy.id,
    hash,
    body: policy,
    inForceFrom: policy.inForceFrom,
    inForceUntil: policy.inForceUntil,
    recordedAt: timestampOf(environment),
  });
  return hash;
}
