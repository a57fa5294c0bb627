import { z } from "zod";
import { everyone } from "../access/roles.ts";
import { procedure, router } from "../trpc.ts";
import { endOfDay } from "./clock.ts";
import { workOf } from "./work.store.ts";

export const workRouter = router({
  /** What waits for the caller, the most urgent first, with the instant at which time runs out. */
  mine: procedure({
    permission: "work.mine",
    roles: {
      ...everyone,
      institution_officer: "own_institution",
      institution_admin: "own_institution",
      employee: "own_record",
    },
    purpose: "planning",
    secondPerson: "none",
    limit: "read",
    people: "none",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const { role } = ctx.session;
      const found = (await workOf[role]?.(ctx.db, { role, scope: ctx.scope })) ?? [];
      const now = new Date(ctx.services.environment.now()).toISOString();
      const rows = found
        .map((item) => {
          const endsAt = item.lastDay === null ? null : endOfDay(item.lastDay, item.zone);
          return { ...item, endsAt, overdue: endsAt !== null && endsAt <= now };
        })
        .toSorted((a, b) => ((a.endsAt ?? "9") < (b.endsAt ?? "9") ? -1 : 1));
      return { total: rows.length, rows: rows.slice(0, 50) };
    }),
});
