import { z } from "zod";
import { everyone } from "../access/roles.ts";
import { refuse } from "../refusal.ts";
import { procedure, router } from "../trpc.ts";
import { findCurrentPolicy } from "./policy.store.ts";

export const policyRouter = router({
  /** The rules in force, whole, with their hash. Rules are no secret. */
  current: procedure({
    permission: "policy.current",
    roles: everyone,
    purpose: "rules",
    secondPerson: "none",
    limit: "read",
    people: "none",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const found = await findCurrentPolicy(ctx.db);
      if (found === undefined) throw refuse("not_found");
      return { policy: found.body, hash: found.hash, recordedAt: found.recordedAt };
    }),
});
