import { z } from "zod";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { procedure, router } from "../trpc.ts";
import { listInstitutionNames } from "./allowance.store.ts";

const access = { purpose: "costing", secondPerson: "none", limit: "read", people: "none" } as const;
const national = {
  planner: "national",
  finance_officer: "national",
  approver: "national",
  publisher: "national",
  auditor: "national",
} as const;

export const costsRouter = router({
  /** What the plan of record costs: decided, expected, and what has no figure yet. */
  summary: procedure({ ...access, permission: "costs.summary", roles: national })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null) throw refuse("not_found");
      const policy = await getPolicy(ctx.db, run.policyId);
      return { summary: run.costSummary, components: policy.allowance.components };
    }),

  /** The same by institution; an institution sees its own. */
  byInstitution: procedure({
    ...access,
    permission: "costs.byInstitution",
    roles: {
      ...national,
      institution_officer: "own_institution",
      institution_admin: "own_institution",
    },
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null) throw refuse("not_found");
      const inReach = await listInstitutionNames(ctx.db, ctx.scope);
      return inReach.flatMap((institution) => {
        const entry = run.costSummary.byInstitution.find(
          ({ institutionCode }) => institutionCode === institution.institutionCode,
        );
        return entry === undefined ? [] : [{ ...institution, total: entry.total }];
      });
    }),
});
