import { InstitutionCode } from "@pindah/domain/kernel";
import { z } from "zod";
import { staff } from "../access/roles.ts";
import { pageInput } from "../db/page.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { procedure, router } from "../trpc.ts";
import { findInstitution, listInstitutions, listUnits } from "./registry.store.ts";

const access = {
  roles: { ...staff, institution_officer: "own_institution", institution_admin: "own_institution" },
  purpose: "registry",
  secondPerson: "none",
  limit: "read",
  people: "none",
} as const;

export const registryRouter = router({
  /** Institutions with their counts in the plan of record. */
  institutions: procedure({ ...access, permission: "registry.institutions" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      return listInstitutions(ctx.db, ctx.scope, run?.runId ?? null);
    }),

  /** One institution: where it stands in law, what became of it, its counts. */
  institution: procedure({ ...access, permission: "registry.institution" })
    .input(z.strictObject({ code: InstitutionCode }))
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      const found = await findInstitution(ctx.db, ctx.scope, run?.runId ?? null, input.code);
      if (found === undefined) throw refuse("not_found");
      return found;
    }),

  /** Echelon-I units by code, in pages. */
  units: procedure({ ...access, permission: "registry.units" })
    .input(
      z.strictObject({
        ...pageInput,
        institutionCode: InstitutionCode.nullable().default(null),
        search: plainText(100).nullable().default(null),
      }),
    )
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      return listUnits(ctx.db, ctx.scope, run?.runId ?? null, input);
    }),
});
