import { z } from "zod";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { Command, procedure, router } from "../trpc.ts";
import { listReleases, requestRelease } from "./publication.store.ts";

export const publicationRouter = router({
  /** The sets of public files, newest first. */
  releases: procedure({
    permission: "publication.releases",
    roles: {
      planner: "national",
      approver: "national",
      publisher: "national",
      auditor: "national",
    },
    purpose: "publication",
    secondPerson: "none",
    limit: "read",
    people: "none",
  })
    .input(z.strictObject({}).optional())
    .query(({ ctx }) => listReleases(ctx.db)),

  /** Builds the public files of the plan of record again. */
  build: procedure({
    permission: "publication.build",
    roles: { publisher: "national" },
    purpose: "publication",
    secondPerson: "none",
    limit: "heavy",
    people: "none",
  })
    .input(Command)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const run = await findPlanOfRecord(tx);
        if (run === null) throw refuse("state_does_not_allow_it");
        const { environment, jobs } = ctx.services;
        const { runId } = run;
        const requestedBy = ctx.session.userId;
        const releaseId = await requestRelease(tx, environment, { runId, requestedBy });
        await jobs.queueRelease(tx, releaseId);
        return {
          result: { releaseId },
          action: { subjectKind: "release", subjectId: releaseId, detail: { runId } },
        };
      }),
    ),
});
