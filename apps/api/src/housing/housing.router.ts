import { HouseholdId, TowerId } from "@pindah/domain/kernel";
import { z } from "zod";
import { findHouseholdCost } from "../allowance/allowance.store.ts";
import { staff } from "../access/roles.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { procedure, router } from "../trpc.ts";
import { listWaves } from "../waves/waves.store.ts";
import { explainHousehold, type HouseholdOutcome } from "./explain.ts";
import {
  findHousehold,
  findPlacement,
  findTower,
  findWaiting,
  listHomes,
  listMembers,
  listTowers,
} from "./housing.store.ts";

const access = {
  purpose: "housing_allocation",
  secondPerson: "none",
  limit: "read",
} as const;

const seesHouseholds = {
  planner: "national",
  housing_officer: "national",
  approver: "national",
  auditor: "national",
  objection_officer: "national",
  institution_officer: "own_institution",
  institution_admin: "own_institution",
} as const;

export const housingRouter = router({
  /**
   * Every tower for civil servants: its homes by state and when it is ready, by the claim that was
   * used. The towers of the security services are one total, here as on the public site.
   */
  towers: procedure({ ...access, permission: "housing.towers", roles: staff, people: "none" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      const found = await listTowers(ctx.db, run?.runId ?? null);
      const security = found.filter(({ reservedFor }) => reservedFor === "security");
      return {
        towers: found
          .filter(({ reservedFor }) => reservedFor === "asn")
          .map((tower) => ({
            ...tower,
            readiness: run?.towers.find(({ towerId }) => towerId === tower.towerId) ?? null,
          })),
        security: {
          towers: security.length,
          homes: security.reduce((sum, { homes }) => sum + homes, 0),
        },
      };
    }),

  /** The grid of one tower: each home, its state, and the household where the caller may see it. */
  tower: procedure({
    ...access,
    permission: "housing.tower",
    roles: seesHouseholds,
    people: "logged",
  })
    .input(z.strictObject({ towerId: TowerId }))
    .query(async ({ ctx, input }) => {
      const tower = await findTower(ctx.db, input.towerId);
      if (tower === undefined || tower.reservedFor === "security") throw refuse("not_found");
      const run = await findPlanOfRecord(ctx.db);
      const found = await listHomes(ctx.db, ctx.scope, run?.runId ?? null, input.towerId);
      const shown = found.flatMap(({ household }) => household?.householdId ?? []);
      const members = await listMembers(ctx.db, shown);
      await ctx.showPeople(members.map(({ personId }) => personId));
      return {
        tower,
        readiness: run?.towers.find(({ towerId }) => towerId === input.towerId) ?? null,
        homes: found,
      };
    }),

  /** Why a household got the home it got, or waits: figures, rules, and a paragraph. */
  household: procedure({
    ...access,
    permission: "housing.household",
    roles: { ...seesHouseholds, employee: "own_record" },
    people: "logged",
  })
    .input(z.strictObject({ householdId: HouseholdId }))
    .query(async ({ ctx, input }) => {
      const found = await findHousehold(ctx.db, ctx.scope, input.householdId);
      const run = await findPlanOfRecord(ctx.db);
      if (found === undefined || run === null) throw refuse("not_found");
      const placed = await findPlacement(ctx.db, run.runId, input.householdId);
      const waiting = await findWaiting(ctx.db, run.runId, input.householdId);
      const announced = await listWaves(ctx.db);
      const nameOfWave = (waveId: string) =>
        announced.find((wave) => wave.waveId === waveId)?.name ?? { id: waveId, en: waveId };

      let outcome: HouseholdOutcome = { kind: "does_not_move" };
      if (placed !== undefined)
        outcome = {
          kind: "placed",
          waveName: nameOfWave(placed.placement.waveId),
          towerId: placed.placement.towerId,
          floor: placed.home.floor,
          bedrooms: placed.home.bedrooms,
          rank: placed.placement.rank,
          band: placed.placement.band,
          ticket: placed.placement.ticket,
          wish: placed.placement.wish,
          misfit: placed.placement.misfit,
        };
      else if (waiting !== undefined) outcome = { kind: "waiting", reason: waiting.reason };

      const policy = await getPolicy(ctx.db, run.policyId);
      await ctx.showPeople(found.members.map(({ personId }) => personId));
      return {
        ...found,
        outcome,
        placement: placed ?? null,
        paragraph: explainHousehold(outcome, nameOfWave),
        rules: policy.housing,
        lottery: run.lottery,
        cost: (await findHouseholdCost(ctx.db, run.runId, input.householdId)) ?? null,
      };
    }),
});
