import { InstitutionCode } from "@pindah/domain/kernel";
import { z } from "zod";
import { pageInput } from "../db/page.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { procedure, router } from "../trpc.ts";
import { listCompetency, summariseCompetency } from "./competency.store.ts";

const access = {
  roles: {
    planner: "national",
    competency_assessor: "national",
    approver: "national",
    auditor: "national",
    objection_officer: "national",
    institution_officer: "own_institution",
    institution_admin: "own_institution",
  },
  purpose: "competency",
  secondPerson: "none",
  limit: "read",
} as const;

export const competencyRouter = router({
  /** Counts by outcome and rule, and gaps by competency. */
  summary: procedure({ ...access, permission: "competency.summary", people: "none" })
    .input(z.strictObject({ institutionCode: InstitutionCode.nullable().default(null) }))
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null) throw refuse("not_found");
      return summariseCompetency(ctx.db, ctx.scope, run.runId, input.institutionCode);
    }),

  /** People with their result, its gaps and the training plan; names masked. */
  list: procedure({ ...access, permission: "competency.list", people: "logged" })
    .input(
      z.strictObject({
        ...pageInput,
        outcome: z
          .enum(["eligible", "conditional", "not_eligible", "undecided"])
          .nullable()
          .default(null),
        institutionCode: InstitutionCode.nullable().default(null),
      }),
    )
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null) throw refuse("not_found");
      const page = await listCompetency(ctx.db, ctx.scope, run.runId, input);
      await ctx.showPeople(page.rows.map(({ personId }) => personId));
      return page;
    }),
});
