import { PersonId } from "@pindah/domain/kernel";
import {
  parseLeaves,
  receiptFor,
  receiptText,
  toBase64,
  treeRoot,
  type ReceiptDecision,
} from "@pindah/domain/publication";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { ReadDatabase } from "../db/database.ts";
import { personStandings, planRuns } from "../plan/plan.table.ts";
import { people } from "../registry/registry.table.ts";
import { placements, waitingHouseholds } from "../waves/waves.table.ts";
import { receiptSalts, releases } from "./publication.table.ts";

/** A person's receipt of the latest published release that issued any. */
export type MyReceipt = {
  readonly releaseId: string;
  readonly number: number;
  readonly issuedOn: string;
  /** To be pasted into the page "My result"; null when the release holds no decision about him. */
  readonly receipt: string | null;
};

/**
 * Works out the receipt anew each time from the salt, the decision and the kept leaves: nothing
 * about the person is stored for it. Null while no release with receipts is published.
 */
export async function findMyReceipt(db: ReadDatabase, personId: string): Promise<MyReceipt | null> {
  const [release] = await db
    .select({
      releaseId: releases.releaseId,
      number: releases.number,
      issuedOn: releases.issuedOn,
      runId: releases.runId,
      leaves: releases.receiptLeaves,
      planHash: planRuns.planHash,
    })
    .from(releases)
    .innerJoin(planRuns, eq(planRuns.runId, releases.runId))
    .where(and(eq(releases.state, "published"), isNotNull(releases.receiptLeaves)))
    .orderBy(desc(releases.publishedAt))
    .limit(1);
  if (release === undefined) return null;
  const { releaseId, number, issuedOn, runId, planHash } = release;
  const leaves = parseLeaves(release.leaves ?? "");
  if (number === null || issuedOn === null || planHash === null || leaves === null)
    throw new Error(`Release ${releaseId} is published and not whole`);
  const named = { releaseId, number, issuedOn };
  const [kept] = await db.select().from(receiptSalts).where(eq(receiptSalts.personId, personId));
  const decision = await findDecision(db, runId, PersonId.parse(personId));
  if (kept === undefined || decision === null) return { ...named, receipt: null };
  const published = {
    format: "pindah-receipts/1",
    planHash,
    size: leaves.length,
    root: toBase64(treeRoot(leaves)),
  } as const;
  const receipt = receiptFor({ published, leaves }, decision, () => kept.salt);
  return { ...named, receipt: receipt === null ? null : receiptText(receipt) };
}

/** What a run decided about one person, as `receiptDecisions` writes it for all. */
async function findDecision(
  db: ReadDatabase,
  runId: string,
  personId: PersonId,
): Promise<ReceiptDecision | null> {
  const [standing] = await db
    .select({ status: personStandings.status })
    .from(personStandings)
    .where(and(eq(personStandings.runId, runId), eq(personStandings.personId, personId)));
  if (standing === undefined) return null;
  const [placement] = await db
    .select({ waveId: placements.waveId, homeId: placements.homeId })
    .from(placements)
    .where(
      and(
        eq(placements.runId, runId),
        sql`${placements.movers} @> ${JSON.stringify([personId])}::jsonb`,
      ),
    );
  const [waiting] = await db
    .select({ reason: waitingHouseholds.reasonKind })
    .from(waitingHouseholds)
    .innerJoin(people, eq(people.householdId, waitingHouseholds.householdId))
    .where(and(eq(waitingHouseholds.runId, runId), eq(people.personId, personId)));
  return {
    personId,
    standing: standing.status,
    waveId: placement?.waveId ?? null,
    homeId: placement?.homeId ?? null,
    waitingFor: placement === undefined ? (waiting?.reason ?? null) : null,
  };
}
