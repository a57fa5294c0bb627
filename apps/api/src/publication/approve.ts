import { eq } from "drizzle-orm";
import type { Done } from "../access/command.ts";
import type { Transaction } from "../db/database.ts";
import { timestampOf } from "../environment.ts";
import { refuse } from "../refusal.ts";
import type { Services } from "../trpc.ts";
import { approvalsNeeded } from "./publication.states.ts";
import { releaseApprovals, releases } from "./publication.table.ts";

/** What a publisher found fit to be published, and the manifest he saw. */
export type Approval = {
  readonly releaseId: string;
  readonly manifestHash: string;
  readonly userId: string;
};

/** One of two approvals; the second, by somebody else, has the release signed. */
export async function actApproveRelease(
  tx: Transaction,
  { environment, jobs }: Services,
  { releaseId, manifestHash, userId }: Approval,
  requireSecondPerson: (makers: readonly (string | null)[]) => void,
): Promise<Done<{ readonly releaseId: string; readonly approvals: number }>> {
  const [release] = await tx
    .select()
    .from(releases)
    .where(eq(releases.releaseId, releaseId))
    .for("update");
  if (release === undefined) throw refuse("not_found");
  const before = await tx
    .select({ userId: releaseApprovals.userId })
    .from(releaseApprovals)
    .where(eq(releaseApprovals.releaseId, releaseId));
  requireSecondPerson(before.map((approval) => approval.userId));
  if (release.state !== "draft") throw refuse("state_does_not_allow_it");
  if (release.manifestHash !== manifestHash) throw refuse("changed_since_seen");
  await tx
    .insert(releaseApprovals)
    .values({ releaseId, userId, manifestHash, approvedAt: timestampOf(environment) });
  const approvals = before.length + 1;
  if (approvals === approvalsNeeded) {
    await tx
      .update(releases)
      .set({ state: "publishing", version: 3 })
      .where(eq(releases.releaseId, releaseId));
    await jobs.queuePublication(tx, releaseId);
  }
  return {
    result: { releaseId, approvals },
    action: { subjectKind: "release", subjectId: releaseId, detail: { manifestHash, approvals } },
  };
}
