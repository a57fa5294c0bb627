import type { HouseholdId } from "@pindah/domain/kernel";
import { and, asc, eq } from "drizzle-orm";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { institutions } from "../registry/registry.table.ts";
import { householdCosts } from "./allowance.table.ts";

export function listInstitutionNames(db: ReadDatabase, scope: Scope) {
  return db
    .select({
      institutionCode: institutions.code,
      abbrev: institutions.abbrev,
      nameId: institutions.nameId,
      nameEn: institutions.nameEn,
    })
    .from(institutions)
    .where(within(scope, { institution: institutions.code }))
    .orderBy(asc(institutions.code));
}

/** What the move of one household costs in a run; `undefined` when it does not move. */
export async function findHouseholdCost(db: ReadDatabase, runId: string, householdId: HouseholdId) {
  const [row] = await db
    .select({ cost: householdCosts.result })
    .from(householdCosts)
    .where(and(eq(householdCosts.runId, runId), eq(householdCosts.householdId, householdId)));
  return row?.cost;
}
