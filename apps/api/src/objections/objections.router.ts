import type { Json, PersonId } from "@pindah/domain/kernel";
import {
  afterAct,
  fileObjection,
  objectionWindow,
  type FilingRefusal,
  type ObjectionAct,
} from "@pindah/domain/objections";
import { loadWorkflowRules } from "@pindah/nusantara";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { refuseKin } from "../decisions/kin.store.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { createRun, findRun } from "../plan/plan.store.ts";
import { findPlanOfRecord, type FinishedRun } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { dayIn } from "../work/clock.ts";
import { CorrectedFactInput, correctRegistry } from "./correct.ts";
import {
  changeObjection,
  findFile,
  findObjection,
  findResult,
  listObjections,
  lockObjection,
} from "./objections.store.ts";
import { objections } from "./objections.table.ts";
import { variantNames, type VariantName } from "./replay.ts";

const access = {
  purpose: "objections",
  secondPerson: "none",
  limit: "write",
  people: "none",
} as const;
const readers = {
  planner: "national",
  approver: "national",
  auditor: "national",
  objection_officer: "national",
  institution_officer: "own_institution",
  institution_admin: "own_institution",
  employee: "own_record",
} as const;
const reason = plainText(1000).pipe(z.string().min(10));
const Subject = Command.extend({ objectionId: z.uuid() });

/** Days for which each variant keeps promises; null: as if the fact had been known from the start. */
const freezeDays: Record<VariantName, number | null> = {
  pure: null,
  fewestMoves: 0,
  nobodyLoses: 36_500,
};

type Row = typeof objections.$inferSelect;
type Filed =
  | { readonly kind: "filed"; readonly objectionId: string }
  | { readonly kind: "refused"; readonly refusals: FilingRefusal[] };

/** The state an act leads to, or a refusal when it is not the time for it. */
function next({ state }: Row, act: ObjectionAct) {
  const after = afterAct(state, act);
  if (after === null) throw refuse("state_does_not_allow_it");
  return after;
}

/** Those who made the decision that is objected to. */
async function makersOf(db: ReadDatabase, { runId }: Row) {
  const run = await findRun(db, runId);
  if (run === undefined) throw refuse("not_found");
  return [run.requestedBy, run.proposedBy, run.approvedBy];
}

const done = (row: Row, state: Row["state"], detail: { readonly [key: string]: Json } = {}) => ({
  result: { objectionId: row.objectionId, state },
  action: {
    subjectKind: "objection",
    subjectId: row.objectionId,
    detail: { before: row.state, after: state, ...detail },
  },
});

function publishedOn(run: FinishedRun) {
  const { zone } = loadWorkflowRules().objections;
  return dayIn(zone, Date.parse(run.approvedAt ?? run.requestedAt));
}

async function tryFiling(
  db: ReadDatabase | Transaction,
  environment: Environment,
  run: FinishedRun,
  personId: PersonId,
  fault: string,
) {
  const rule = loadWorkflowRules().objections;
  const filing = {
    personId,
    filedBy: personId,
    filedOn: dayIn(rule.zone, environment.now()),
    publishedOn: publishedOn(run),
    fault,
    newDocuments: 0,
  };
  const earlier = await db.$count(
    objections,
    and(eq(objections.runId, run.runId), eq(objections.personId, personId)),
  );
  return { filing, rule, filed: fileObjection(filing, earlier, rule) };
}

export const objectionsRouter = router({
  /** The caller's own result, the requirement not met, the papers on file, and the window. */
  own: procedure({
    ...access,
    permission: "objections.own",
    roles: { employee: "own_record" },
    limit: "read",
    people: "logged",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (ctx.scope.kind !== "person" || run === null) {
        await ctx.showPeople([]);
        return { standing: null };
      }
      const { personId } = ctx.scope;
      const result = await findResult(ctx.db, run.runId, personId);
      await ctx.showPeople([personId]);
      if (result === undefined) return { standing: null };
      const { filed, rule, filing } = await tryFiling(
        ctx.db,
        ctx.services.environment,
        run,
        personId,
        "-",
      );
      return {
        standing: {
          personId,
          result,
          file: await findFile(ctx.db, personId),
          window: objectionWindow(filing.publishedOn, rule),
          refusals: filed.ok ? [] : filed.error,
        },
      };
    }),

  /** Files an objection to the own result: once, in the window, on the papers on file. */
  file: procedure({ ...access, permission: "objections.file", roles: { employee: "own_record" } })
    .input(Command.extend({ fault: plainText(1000) }))
    .mutation(({ ctx, input }) =>
      ctx.command<Filed>(input, async (tx) => {
        const { environment } = ctx.services;
        const run = await findPlanOfRecord(tx);
        if (ctx.scope.kind !== "person" || run === null) throw refuse("not_found");
        const { personId } = ctx.scope;
        const result = await findResult(tx, run.runId, personId);
        if (result === undefined) throw refuse("not_found");
        const { filing, filed } = await tryFiling(tx, environment, run, personId, input.fault);
        if (!filed.ok)
          return {
            result: { kind: "refused", refusals: [...filed.error] },
            action: {
              subjectKind: "person",
              subjectId: personId,
              detail: { refused: filed.error.map(({ kind }) => kind) },
            },
          };
        const objectionId = environment.newId();
        const { householdId, institutionCode, ...outcome } = result;
        await tx.insert(objections).values({
          objectionId,
          runId: run.runId,
          personId,
          householdId,
          institutionCode,
          publishedOn: filing.publishedOn,
          filedOn: filing.filedOn,
          filedAt: timestampOf(environment),
          filedBy: ctx.session.userId,
          fault: input.fault,
          result: outcome,
          answerBy: filed.value.answerBy,
          zone: filed.value.zone,
          state: "filed",
          version: 1,
          replayState: "none",
        });
        return {
          result: { kind: "filed", objectionId },
          action: {
            subjectKind: "objection",
            subjectId: objectionId,
            detail: { after: "filed", planHash: run.planHash },
          },
        };
      }),
    ),

  /** Takes the own objection back. */
  withdraw: procedure({
    ...access,
    permission: "objections.withdraw",
    roles: { employee: "own_record" },
  })
    .input(Subject)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const found = await findObjection(tx, ctx.scope, input.objectionId);
        if (found === undefined) throw refuse("not_found");
        const row = await lockObjection(tx, found.objectionId);
        const state = next(row, "withdraw");
        await changeObjection(tx, row, { state });
        return done(row, state);
      }),
    ),

  /** The queue, newest first; names masked. */
  list: procedure({
    ...access,
    permission: "objections.list",
    roles: readers,
    limit: "read",
    people: "logged",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const rows = await listObjections(ctx.db, ctx.scope);
      await ctx.showPeople(rows.map(({ personId }) => personId));
      return { rows };
    }),

  /** One objection with the file it is decided on, and what upholding it would change. */
  one: procedure({
    ...access,
    permission: "objections.one",
    roles: {
      planner: "national",
      approver: "national",
      auditor: "national",
      objection_officer: "national",
    },
    limit: "read",
    people: "logged",
  })
    .input(z.strictObject({ objectionId: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const objection = await findObjection(ctx.db, ctx.scope, input.objectionId);
      if (objection === undefined) throw refuse("not_found");
      await ctx.showPeople([objection.personId]);
      const makers = await makersOf(ctx.db, objection);
      return {
        objection,
        file: await findFile(ctx.db, objection.personId),
        /** Whether the caller made the decision that is objected to, and so may not answer. */
        callerDecided: makers.includes(ctx.session.userId),
      };
    }),

  /** Takes an objection up for review: somebody other than who decided. */
  review: procedure({
    ...access,
    permission: "objections.review",
    roles: { objection_officer: "national" },
    secondPerson: "not_the_maker",
  })
    .input(Subject)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockObjection(tx, input.objectionId);
        ctx.requireSecondPerson(await makersOf(tx, row));
        await refuseKin(tx, ctx.session, [row.personId]);
        const state = next(row, "review");
        await changeObjection(tx, row, { state, reviewedBy: ctx.session.userId });
        return done(row, state);
      }),
    ),

  /** States the right facts; what upholding would change is computed, nothing is decided. */
  find: procedure({
    ...access,
    permission: "objections.find",
    roles: { objection_officer: "national" },
    secondPerson: "not_the_maker",
  })
    .input(Subject.extend({ facts: z.array(CorrectedFactInput).min(1).max(20), finding: reason }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockObjection(tx, input.objectionId);
        ctx.requireSecondPerson(await makersOf(tx, row));
        await refuseKin(tx, ctx.session, [row.personId]);
        if (row.state !== "in_review") throw refuse("state_does_not_allow_it");
        const foreign = input.facts.some((fact) =>
          fact.kind === "household"
            ? fact.householdId !== row.householdId
            : fact.personId !== row.personId,
        );
        if (foreign) throw refuse("not_found");
        const { facts, finding } = input;
        const proposedBy = ctx.session.userId;
        await changeObjection(tx, row, {
          facts,
          finding,
          proposedBy,
          replay: null,
          replayState: "queued",
        });
        await ctx.services.jobs.queueReplay(tx, row.objectionId);
        return done(row, row.state, { found: facts.map(({ kind }) => kind) });
      }),
    ),

  /** Rejects an objection, with the reason that the person reads. */
  reject: procedure({
    ...access,
    permission: "objections.reject",
    roles: { objection_officer: "national" },
    secondPerson: "not_the_maker",
  })
    .input(Subject.extend({ answer: reason }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockObjection(tx, input.objectionId);
        ctx.requireSecondPerson(await makersOf(tx, row));
        await refuseKin(tx, ctx.session, [row.personId]);
        const state = next(row, "reject");
        await changeObjection(tx, row, {
          state,
          answer: input.answer,
          answeredBy: ctx.session.userId,
          answeredAt: timestampOf(ctx.services.environment),
        });
        return done(row, state);
      }),
    ),

  /**
   * Upholds an objection by one of its variants: a second person signs for the plan whose hash was
   * shown. The registry is corrected, and a run that gives exactly that plan is asked for.
   */
  uphold: procedure({
    ...access,
    permission: "objections.uphold",
    stepUp: true,
    roles: { approver: "national" },
    secondPerson: "not_the_maker",
  })
    .input(
      Subject.extend({
        variant: z.enum(variantNames),
        planHash: z.string().regex(/^[0-9a-f]{64}$/),
        answer: reason,
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment, jobs } = ctx.services;
        const row = await lockObjection(tx, input.objectionId);
        ctx.requireSecondPerson([...(await makersOf(tx, row)), row.proposedBy]);
        await refuseKin(tx, ctx.session, [row.personId]);
        const { replay, facts } = row;
        if (replay?.kind !== "replayed" || facts === null) throw refuse("state_does_not_allow_it");
        const variant = replay.variants[input.variant];
        const run = await findPlanOfRecord(tx);
        if (variant.planHash !== input.planHash || run?.runId !== row.runId)
          throw refuse("changed_since_seen");
        const state = next(row, "uphold");
        await correctRegistry(tx, facts);
        const days = freezeDays[input.variant];
        const { policyId, scenario, lottery } = run;
        const correctedRunId = await createRun(tx, environment, {
          requestedBy: row.proposedBy ?? ctx.session.userId,
          policyId,
          scenario,
          lottery,
          datasetHash: replay.datasetHash,
          held: days === null ? null : { runId: run.runId, today: replay.today, freezeDays: days },
        });
        await jobs.queueRun(tx, correctedRunId);
        await changeObjection(tx, row, {
          state,
          variant: input.variant,
          answer: input.answer,
          answeredBy: ctx.session.userId,
          answeredAt: timestampOf(environment),
          correctedRunId,
        });
        const { planHash } = variant;
        const signed = { variant: input.variant, planHash, correctedRunId };
        return done(row, state, signed);
      }),
    ),
});
