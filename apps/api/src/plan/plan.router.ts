import { Lottery } from "@pindah/domain/plan";
import { type RunBundle } from "@pindah/domain/replay";
import { Scenario } from "@pindah/domain/scenario";
import { publishedFigures } from "@pindah/nusantara";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "../access/access.table.ts";
import { staff } from "../access/roles.ts";
import { pageInput } from "../db/page.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { datasetFacts } from "../registry/registry.table.ts";
import { Command, procedure, router } from "../trpc.ts";
import { actApprove, actPropose, actRequestRun } from "./acts.ts";
import { changeRun, findRun, listRuns, lockRun, statusOf } from "./plan.store.ts";
import { planRuns } from "./plan.table.ts";
import { getRunInputs } from "./inputs.store.ts";
import { findPlanOfRecord } from "./record.store.ts";
import { getSnapshot } from "./snapshot.store.ts";

const access = { purpose: "planning", secondPerson: "none", people: "none" } as const;

/** Who may see runs that are not decided yet. */
export const seesRuns = {
  planner: "national",
  policy_drafter: "national",
  approver: "national",
  auditor: "national",
} as const;

const Decision = Command.extend({
  runId: z.uuid(),
  /** The hash of what was seen: a decision about anything else is refused. */
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const planRouter = router({
  /** The plan of record in figures, and the published figures that stand beside it. */
  current: procedure({ ...access, permission: "plan.current", roles: staff, limit: "read" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      const [facts] = await ctx.db.select().from(datasetFacts);
      const reference = publishedFigures();
      if (run === null || facts === undefined) return { planOfRecord: null, reference };
      const policy = await getPolicy(ctx.db, run.policyId);
      const [approver] = await ctx.db
        .select({ displayName: users.displayName })
        .from(users)
        .where(eq(users.userId, run.approvedBy ?? ""));
      return {
        planOfRecord: {
          runId: run.runId,
          planHash: run.planHash,
          engine: run.engine,
          asOf: run.asOf,
          inputs: run.inputs,
          lottery: run.lottery,
          scenario: run.scenario,
          totals: run.totals,
          waves: run.waves,
          costSummary: run.costSummary,
          approvedAt: run.approvedAt,
          approvedBy: approver?.displayName ?? null,
          dataset: { title: facts.title, origin: facts.origin },
          policy: {
            id: policy.id,
            title: policy.title,
            illustrative: policy.illustrative,
            note: policy.note,
            classes: policy.screening.classes.map(({ code, name }) => ({ code, name })),
          },
        },
        reference,
      };
    }),

  /** All runs, newest first. */
  runs: procedure({ ...access, permission: "plan.runs", roles: seesRuns, limit: "read" })
    .input(z.strictObject(pageInput))
    .query(({ ctx, input }) => listRuns(ctx.db, input)),

  /** Starts a run in the background; its progress is at `runStatus` and /events/runs/:id. */
  run: procedure({
    ...access,
    permission: "plan.run",
    roles: { planner: "national" },
    limit: "heavy",
  })
    .input(
      Command.extend({
        scenario: Scenario.nullable().default(null),
        /** Absent: the lottery of the plan of record. */
        lottery: Lottery.nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const lottery = input.lottery ?? (await findPlanOfRecord(tx))?.lottery;
        if (lottery === undefined) throw refuse("state_does_not_allow_it");
        const asked = { requestedBy: ctx.session.userId, scenario: input.scenario, lottery };
        const act = await actRequestRun(tx, ctx.services, asked);
        await ctx.services.jobs.queueRun(tx, act.result.runId);
        return act;
      }),
    ),

  /** How far a run is, and what came out. */
  runStatus: procedure({ ...access, permission: "plan.runStatus", roles: seesRuns, limit: "read" })
    .input(z.strictObject({ runId: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const run = await findRun(ctx.db, input.runId);
      if (run === undefined) throw refuse("not_found");
      return statusOf(run);
    }),

  /** Asks a run to stop. One that waits is cancelled at once, one at work within a second. */
  cancelRun: procedure({
    ...access,
    permission: "plan.cancelRun",
    roles: { planner: "national" },
    limit: "write",
  })
    .input(Command.extend({ runId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const run = await lockRun(tx, input.runId);
        if (run.state === "queued")
          await changeRun(tx, run, "cancelled", { cancelRequested: true });
        else if (run.state === "running")
          await tx
            .update(planRuns)
            .set({ cancelRequested: true })
            .where(eq(planRuns.runId, run.runId));
        else throw refuse("state_does_not_allow_it");
        return {
          result: { runId: run.runId },
          action: { subjectKind: "plan_run", subjectId: run.runId, detail: {} },
        };
      }),
    ),

  /** What the plan is computed from, for a planner's browser: no identities are in it. */
  inputs: procedure({
    ...access,
    permission: "plan.inputs",
    roles: { planner: "national" },
    limit: "heavy",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null) throw refuse("not_found");
      return {
        dataset: await getSnapshot(ctx.db, run.inputs.dataset),
        policy: await getPolicy(ctx.db, run.policyId),
        scenario: run.scenario,
        lottery: run.lottery,
        planHash: run.planHash,
      };
    }),

  /** A finished run as a file that `pindah replay` computes again: no identities are in it. */
  bundle: procedure({
    ...access,
    permission: "plan.bundle",
    stepUp: true,
    roles: { planner: "national", approver: "national", auditor: "national" },
    limit: "heavy",
  })
    .input(z.strictObject({ runId: z.uuid() }))
    .query(async ({ ctx, input }): Promise<RunBundle> => {
      const run = await findRun(ctx.db, input.runId);
      if (run === undefined || run.engine === null || run.planHash === null)
        throw refuse("not_found");
      const { engine, planHash } = run;
      return {
        format: "pindah-run/1",
        engine,
        planHash,
        inputs: await getRunInputs(ctx.db, run),
      };
    }),

  /** Puts a run forward for approval. */
  propose: procedure({
    ...access,
    permission: "plan.propose",
    roles: { planner: "national" },
    limit: "write",
  })
    .input(Decision)
    .mutation(({ ctx, input }) =>
      ctx.command(input, (tx) => {
        const { runId, planHash } = input;
        const decision = { runId, planHash, userId: ctx.session.userId };
        return actPropose(tx, ctx.services, decision);
      }),
    ),

  /** Makes a proposed run the plan of record, and has its public files built. */
  approve: procedure({
    ...access,
    permission: "plan.approve",
    stepUp: true,
    roles: { approver: "national" },
    secondPerson: "not_the_maker",
    limit: "write",
  })
    .input(Decision)
    .mutation(({ ctx, input }) =>
      ctx.command(input, (tx) => {
        const { runId, planHash } = input;
        const decision = { runId, planHash, userId: ctx.session.userId };
        return actApprove(tx, ctx.services, decision, ctx.requireSecondPerson);
      }),
    ),
});
