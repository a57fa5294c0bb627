import { LocalDate } from "@pindah/domain/kernel";
import { z } from "zod";
import { timestampOf } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { Command, procedure, router } from "../trpc.ts";
import { actApproveRelease } from "./approve.ts";
import { findRelease, listPlanned, listReleases, requestRelease } from "./publication.store.ts";
import { plannedReleases } from "./publication.table.ts";

const Reason = z.strictObject({
  id: z.string().trim().min(10).max(2000),
  en: z.string().trim().min(10).max(2000),
});

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

  /** Finds a release fit to be published; the second of two people has it signed. */
  approve: procedure({
    permission: "publication.approve",
    roles: { publisher: "national" },
    purpose: "publication",
    secondPerson: "not_the_maker",
    limit: "write",
    people: "none",
  })
    .input(Command.extend({ releaseId: z.uuid(), manifestHash: z.string().length(64) }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (tx) =>
        actApproveRelease(
          tx,
          ctx.services,
          { ...input, userId: ctx.session.userId },
          ctx.requireSecondPerson,
        ),
      ),
    ),

  /** Builds a release that replaces a published one, with the reason in both languages. */
  correct: procedure({
    permission: "publication.correct",
    roles: { publisher: "national" },
    purpose: "publication",
    secondPerson: "none",
    limit: "heavy",
    people: "none",
  })
    .input(Command.extend({ releaseId: z.uuid(), reason: Reason }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const corrected = await findRelease(tx, input.releaseId);
        if (corrected === undefined) throw refuse("not_found");
        const run = await findPlanOfRecord(tx);
        if (corrected.state !== "published" || run === null)
          throw refuse("state_does_not_allow_it");
        const { environment, jobs } = ctx.services;
        const releaseId = await requestRelease(tx, environment, {
          runId: run.runId,
          requestedBy: ctx.session.userId,
          correctsReleaseId: input.releaseId,
          correctionReason: input.reason,
        });
        await jobs.queueRelease(tx, releaseId);
        const detail = { corrects: input.releaseId };
        return {
          result: { releaseId },
          action: { subjectKind: "release", subjectId: releaseId, detail },
        };
      }),
    ),

  /** The days on which releases are to appear. */
  calendar: procedure({
    permission: "publication.calendar",
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
    .query(({ ctx }) => listPlanned(ctx.db)),

  /** Adds a day to the calendar. A day that was announced is not taken back. */
  planRelease: procedure({
    permission: "publication.planRelease",
    roles: { publisher: "national" },
    purpose: "publication",
    secondPerson: "none",
    limit: "write",
    people: "none",
  })
    .input(Command.extend({ dueOn: LocalDate }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { dueOn } = input;
        const plannedAt = timestampOf(ctx.services.environment);
        await tx
          .insert(plannedReleases)
          .values({ dueOn, plannedBy: ctx.session.userId, plannedAt })
          .onConflictDoNothing();
        return {
          result: { dueOn },
          action: { subjectKind: "calendar", subjectId: dueOn, detail: {} },
        };
      }),
    ),
});
