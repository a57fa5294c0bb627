import { addDays, PersonId } from "@pindah/domain/kernel";
import { loadWorkflowRules } from "@pindah/nusantara";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { timestampOf } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { people } from "../registry/registry.table.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { dayIn } from "../work/clock.ts";
import { decisionStates, hardshipGrounds, hardshipMeasures } from "./decisions.states.ts";
import { decisionHash, findStanding, listDecisions, lockDecision } from "./decisions.store.ts";
import { decisions, kinships } from "./decisions.table.ts";
import { refuseKin } from "./kin.store.ts";

const access = { purpose: "decisions", limit: "write", people: "none" } as const;

export const decisionsRouter = router({
  /** Hardship reviews with what was computed and what was decided, both; names masked. */
  list: procedure({
    ...access,
    permission: "decisions.list",
    roles: {
      planner: "national",
      approver: "national",
      auditor: "national",
      institution_officer: "own_institution",
      institution_admin: "own_institution",
      employee: "own_record",
    },
    secondPerson: "none",
    limit: "read",
    people: "logged",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const rows = await listDecisions(ctx.db, ctx.scope);
      await ctx.showPeople(rows.map(({ personId }) => personId));
      return { rows };
    }),

  /** Asks that a person be treated otherwise than computed, with a coded ground and a reason. */
  propose: procedure({
    ...access,
    permission: "decisions.propose",
    roles: { planner: "national", institution_admin: "own_institution" },
    secondPerson: "none",
  })
    .input(
      Command.extend({
        personId: PersonId,
        measure: z.enum(hardshipMeasures),
        ground: z.enum(hardshipGrounds),
        reason: plainText(500).pipe(z.string().min(10)),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const run = await findPlanOfRecord(tx);
        if (run === null) throw refuse("not_found");
        const standing = await findStanding(tx, ctx.scope, run.runId, input.personId);
        if (standing === undefined) throw refuse("not_found");
        await refuseKin(tx, ctx.session, [input.personId]);
        const { hardship } = loadWorkflowRules();
        const { status, because, householdId, institutionCode } = standing;
        const { personId, measure, ground, reason } = input;
        const computed = { status, because };
        const content = { runId: run.runId, personId, computed, measure, ground, reason };
        const contentHash = decisionHash(content);
        const decisionId = environment.newId();
        const added = await tx
          .insert(decisions)
          .values({
            ...content,
            decisionId,
            householdId,
            institutionCode,
            contentHash,
            answerBy: addDays(dayIn(hardship.zone, environment.now()), hardship.answerWithinDays),
            zone: hardship.zone,
            state: "proposed",
            version: 1,
            proposedBy: ctx.session.userId,
            proposedAt: timestampOf(environment),
          })
          .onConflictDoNothing()
          .returning({ decisionId: decisions.decisionId });
        if (added.length === 0) throw refuse("state_does_not_allow_it");
        return {
          result: { decisionId, contentHash },
          action: {
            subjectKind: "person",
            subjectId: personId,
            detail: { decisionId, contentHash, before: computed, after: { measure, ground } },
          },
        };
      }),
    ),

  /** Grants or refuses what was proposed: by another, who is no kin, about what was seen. */
  decide: procedure({
    ...access,
    permission: "decisions.decide",
    stepUp: true,
    roles: { approver: "national" },
    secondPerson: "not_the_maker",
  })
    .input(
      Command.extend({
        decisionId: z.uuid(),
        contentHash: z.string().regex(/^[0-9a-f]{64}$/),
        act: z.enum(["grant", "refuse"]),
        reason: plainText(500).pipe(z.string().min(10)),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const decision = await lockDecision(tx, input.decisionId);
        ctx.requireSecondPerson([decision.proposedBy]);
        await refuseKin(tx, ctx.session, [decision.personId]);
        if (decision.state !== "proposed") throw refuse("state_does_not_allow_it");
        // What is decided about is what was seen, of the plan that is still the plan.
        const run = await findPlanOfRecord(tx);
        if (decision.contentHash !== input.contentHash || run?.runId !== decision.runId)
          throw refuse("changed_since_seen");
        const state = decisionStates.proposed[input.act];
        await tx
          .update(decisions)
          .set({
            state,
            version: decision.version + 1,
            decidedBy: ctx.session.userId,
            decidedAt: timestampOf(environment),
            decisionReason: input.reason,
          })
          .where(eq(decisions.decisionId, decision.decisionId));
        const { decisionId, contentHash, personId, computed, measure } = decision;
        return {
          result: { decisionId, state },
          action: {
            subjectKind: "person",
            subjectId: personId,
            detail: { decisionId, contentHash, before: computed, after: { state, measure } },
          },
        };
      }),
    ),

  /** Says that somebody is kin of the caller: neither decides about the other from then on. */
  declareKin: procedure({
    ...access,
    permission: "decisions.declareKin",
    roles: {
      planner: "own_record",
      competency_assessor: "own_record",
      institution_admin: "own_record",
      housing_officer: "own_record",
      objection_officer: "own_record",
      approver: "own_record",
      employee: "own_record",
    },
    secondPerson: "none",
  })
    .input(Command.extend({ relativeId: PersonId }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { scope, session } = ctx;
        if (scope.kind !== "person" || scope.personId === input.relativeId)
          throw refuse("not_found");
        const known = await tx.$count(people, eq(people.personId, input.relativeId));
        if (known === 0) throw refuse("not_found");
        await tx
          .insert(kinships)
          .values({
            personId: scope.personId,
            relativeId: input.relativeId,
            declaredBy: session.userId,
            declaredAt: timestampOf(ctx.services.environment),
          })
          .onConflictDoNothing();
        return {
          result: { declared: true },
          action: {
            subjectKind: "person",
            subjectId: scope.personId,
            detail: { declaredKin: true },
          },
        };
      }),
    ),
});
