import { HomeId, HouseholdId, TowerId } from "@pindah/domain/kernel";
import { pinParagraph } from "@pindah/domain/waves";
import { z } from "zod";
import { findHouseholdCost } from "../allowance/allowance.store.ts";
import { staff } from "../access/roles.ts";
import { refuseKin } from "../decisions/kin.store.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { listWaves } from "../waves/waves.store.ts";
import { explainHousehold, type HouseholdOutcome } from "./explain.ts";
import { listPins, pinHome, undoPin } from "./pins.store.ts";
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

const reason = plainText(500).pipe(z.string().min(10));
const pins = {
  ...access,
  limit: "write",
  people: "none",
  roles: { housing_officer: "national" },
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
          room: placed.placement.room,
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
        /** What came of homes given to it by hand, beside what the computation alone gives. */
        pins: (run.pins?.pins ?? [])
          .filter(({ pin }) => pin.householdId === input.householdId)
          .map((result) => ({
            id: pinParagraph(result, policy.housing, "id"),
            en: pinParagraph(result, policy.housing, "en"),
          })),
        rules: policy.housing,
        lottery: run.lottery,
        cost: (await findHouseholdCost(ctx.db, run.runId, input.householdId)) ?? null,
      };
    }),

  /** Homes given by hand that no one has undone, with what the plan of record made of each. */
  pins: procedure({
    ...access,
    permission: "housing.pins",
    roles: {
      planner: "national",
      housing_officer: "national",
      approver: "national",
      auditor: "national",
    },
    people: "logged",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      const found = await listPins(ctx.db);
      const members = await listMembers(
        ctx.db,
        found.map(({ householdId }) => householdId),
      );
      await ctx.showPeople(members.map(({ personId }) => personId));
      return {
        others: run?.pins?.others ?? null,
        pins: found.map((own) => ({
          ...own,
          /** Null: the plan of record was computed without it. */
          result:
            run?.pins?.pins.find(
              ({ pin }) => pin.householdId === own.householdId && pin.homeId === own.homeId,
            ) ?? null,
        })),
      };
    }),

  /**
   * Gives a home to a household by hand. It moves nobody: the next run honours or refuses it with
   * figures, and somebody else approves that run.
   */
  pin: procedure({ ...pins, permission: "housing.pin" })
    .input(Command.extend({ householdId: HouseholdId, homeId: HomeId, reason }))
    .mutation(({ ctx, input }) =>
      ctx.command<Awaited<ReturnType<typeof pinHome>>>(input, async (tx) => {
        const { householdId, homeId } = input;
        const members = await listMembers(tx, [householdId]);
        if (members.length === 0) throw refuse("not_found");
        await refuseKin(
          tx,
          ctx.session,
          members.map(({ personId }) => personId),
        );
        const result = await pinHome(tx, ctx.services.environment, {
          householdId,
          homeId,
          reason: input.reason,
          pinnedBy: ctx.session.userId,
        });
        const detail =
          result.kind === "done"
            ? { pinId: result.pinId, homeId }
            : { homeId, refused: result.refusal.kind };
        return { result, action: { subjectKind: "household", subjectId: householdId, detail } };
      }),
    ),

  /** Takes a pin back, with a reason; the row stays. */
  undoPin: procedure({ ...pins, permission: "housing.undoPin" })
    .input(Command.extend({ pinId: z.uuid(), reason }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const undone = await undoPin(tx, ctx.services.environment, {
          pinId: input.pinId,
          undoReason: input.reason,
          undoneBy: ctx.session.userId,
        });
        if (undone === undefined) throw refuse("not_found");
        return {
          result: { pinId: undone.pinId },
          action: {
            subjectKind: "household",
            subjectId: undone.householdId,
            detail: { undonePin: undone.pinId, homeId: undone.homeId },
          },
        };
      }),
    ),
});
