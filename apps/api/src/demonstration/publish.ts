import type { Signer } from "@pindah/domain/publication";
import { and, asc, eq } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import { runCommand } from "../access/command.ts";
import type { Log } from "../log.ts";
import { actApproveRelease } from "../publication/approve.ts";
import { buildReleaseFiles, type ReleasePlace } from "../publication/build.ts";
import { publishRelease } from "../publication/publish.ts";
import { findRelease, listReleases } from "../publication/publication.store.ts";
import { refuse } from "../refusal.ts";
import type { Services } from "../trpc.ts";

/**
 * Gives the demonstration its first signed release, once: built from its plan of record, approved
 * by its two publishers one after the other, signed and logged. What a process that was killed had
 * begun is taken up where it stood.
 */
export async function publishDemonstration(
  services: Services,
  log: Log,
  place: ReleasePlace,
  signer: Signer,
): Promise<void> {
  const { db, environment } = services;
  const known = await listReleases(db);
  const release = known.at(-1);
  if (release === undefined || known.some(({ state }) => state === "published")) return;
  const { releaseId } = release;
  await buildReleaseFiles(db, environment, log, place, releaseId);
  const manifestHash = (await findRelease(db, releaseId))?.manifestHash ?? null;
  if (manifestHash === null) return;
  const publishers = await db
    .select({ userId: users.userId })
    .from(users)
    .where(and(eq(users.role, "publisher"), eq(users.demonstration, true)))
    .orderBy(asc(users.signInName));
  const approved = new Set(release.approvals.map(({ userId }) => userId));
  for (const { userId } of publishers.filter((each) => !approved.has(each.userId))) {
    const of = { userId, role: "publisher", procedure: "publication.approve" } as const;
    const input = { commandId: environment.newId(), releaseId, manifestHash };
    if ((await findRelease(db, releaseId))?.state !== "draft") break;
    await runCommand(db, environment, of, input, (tx) =>
      actApproveRelease(tx, services, { releaseId, manifestHash, userId }, (makers) => {
        if (makers.includes(userId)) throw refuse("same_person");
      }),
    );
  }
  await publishRelease(db, environment, log, place, signer, releaseId);
  services.wakeSequencer();
}
