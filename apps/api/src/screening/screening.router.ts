import { ClassCode, InstitutionCode, UnitCode } from "@pindah/domain/kernel";
import { z } from "zod";
import { pageInput } from "../db/page.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { findUnit } from "../registry/registry.store.ts";
import { plainText } from "../text.ts";
import { procedure, router } from "../trpc.ts";
import { findScreening, listScreenings } from "./screening.store.ts";

const access = {
  roles: {
    planner: "national",
    policy_drafter: "national",
    screening_assessor: "national",
    approver: "national",
    publisher: "national",
    auditor: "national",
    objection_officer: "national",
    institution_officer: "own_institution",
    institution_admin: "own_institution",
  },
  purpose: "screening",
  secondPerson: "none",
  limit: "read",
  people: "none",
} as const;

export const screeningRouter = router({
  /** Units of the plan of record by class, unit or institution. */
  list: procedure({ ...access, permission: "screening.list" })
    .input(
      z.strictObject({
        ...pageInput,
        class: ClassCode.nullable().default(null),
        outcome: z.enum(["class", "not_moved", "undecided"]).nullable().default(null),
        institutionCode: InstitutionCode.nullable().default(null),
        search: plainText(100).nullable().default(null),
        sort: z.enum(["class", "unit", "institution"]).default("class"),
      }),
    )
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null) throw refuse("not_found");
      return listScreenings(ctx.db, ctx.scope, run.runId, input);
    }),

  /** One unit: its result, the scores with their evidence, and the rules that were used. */
  unit: procedure({ ...access, permission: "screening.unit" })
    .input(z.strictObject({ unitCode: UnitCode }))
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      const found = await findUnit(ctx.db, ctx.scope, input.unitCode);
      if (run === null || found === undefined) throw refuse("not_found");
      const screened = await findScreening(ctx.db, ctx.scope, run.runId, input.unitCode);
      if (screened === undefined) throw refuse("not_found");
      const policy = await getPolicy(ctx.db, run.policyId);
      return { ...found, ...screened, rules: policy.screening, policyId: policy.id };
    }),
});
