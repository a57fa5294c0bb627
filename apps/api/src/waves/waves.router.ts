import { WaveId } from "@pindah/domain/kernel";
import { z } from "zod";
import { staff } from "../access/roles.ts";
import { pageInput } from "../db/page.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { procedure, router } from "../trpc.ts";
import { listWavePeople, listWaves, waveExists } from "./waves.store.ts";

const access = { purpose: "wave_planning", secondPerson: "none", limit: "read" } as const;

export const wavesRouter = router({
  /** Every wave as announced, with what the plan of record does in it. */
  list: procedure({ ...access, permission: "waves.list", roles: staff, people: "none" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      const announced = await listWaves(ctx.db);
      return announced.map((wave) => ({
        ...wave,
        result: run?.waves.find(({ waveId }) => waveId === wave.waveId) ?? null,
      }));
    }),

  /** Who moves in a wave, in order; names masked. */
  people: procedure({
    ...access,
    permission: "waves.people",
    roles: {
      planner: "national",
      housing_officer: "national",
      approver: "national",
      auditor: "national",
      objection_officer: "national",
      institution_officer: "own_institution",
      institution_admin: "own_institution",
    },
    people: "logged",
  })
    .input(z.strictObject({ ...pageInput, waveId: WaveId }))
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      if (run === null || !(await waveExists(ctx.db, input.waveId))) throw refuse("not_found");
      const page = await listWavePeople(ctx.db, ctx.scope, run.runId, input);
      await ctx.showPeople(page.rows.map(({ personId }) => personId));
      return page;
    }),
});
