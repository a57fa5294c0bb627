import { LocalDate } from "@pindah/domain/kernel";
import { z } from "zod";
import { timestampOf } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { Command, procedure, router } from "../trpc.ts";
import { actApproveRelease } from "./approve.ts";
import { findMyReceipt } from "./my-receipt.ts";
import { findRelease, listPlanned, listReleases, requestRelease } from "./publication.store.ts";
import { plannedReleases } from "./publication.table.ts";

const Reason = z.strictObject({
  id: z.string().trim().min(10).max(2000),
  en: z.string().trim().min(10).max(2000),
});

const access = { purpose: "publication", secondPerson: "none", people: "none" } as const;
const readers = {
  planner: "national",
  approver: "national",
  publisher: "national",
  auditor: "national",
} as const;
const publishers = { publisher: "national" } as const;

export const publicationRouter = router({
  /** The sets of public files, newest first. */
  releases: procedure({
    ...access,
    permission: "publication.releases",
    roles: readers,
    limit: "read",
  })
    .input(z.strictObject({}).optional())
    .query(({ ctx }) => listReleases(ctx.db)),

  /** Builds the public files of the plan of record again. */
  build: procedure({
    ...access,
    permission: "publication.build",
    roles: publishers,
    limit: "heavy",
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
    ...access,
    permission: "publication.approve",
    roles: publishers,
    secondPerson: "not_the_maker",
    limit: "write",
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
    ...access,
    permission: "publication.correct",
    roles: publishers,
    limit: "heavy",
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
    ...access,
    permission: "publication.calendar",
    roles: readers,
    limit: "read",
  })
    .input(z.strictObject({}).optional())
    .query(({ ctx }) => listPlanned(ctx.db)),

  /**
   * The caller's own receipt of the latest release: with it the page "My result" of the public site
   * shows that the decision about him was fixed when the release was signed.
   */
  myReceipt: procedure({
    ...access,
    permission: "publication.myReceipt",
    roles: { employee: "own_record" },
    purpose: "own_data",
    limit: "read",
  })
    .input(z.strictObject({}).optional())
    .query(({ ctx }) => {
      if (ctx.scope.kind !== "person") throw refuse("not_found");
      return findMyReceipt(ctx.db, ctx.scope.personId);
    }),

  /** Adds a day to the calendar. A day that was announced is not taken back. */
  planRelease: procedure({
    ...access,
    permission: "publication.planRelease",
    roles: publishers,
    limit: "write",
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
