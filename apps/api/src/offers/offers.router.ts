import { DECLINE_REASONS } from "@pindah/domain/housing";
import { HomeId, HouseholdId, WaveId, type Json } from "@pindah/domain/kernel";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { refuseKin } from "../decisions/kin.store.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { waitingHouseholds } from "../waves/waves.table.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { offerOther, offerRow, offerWave, recordAnswer, type OfferRefusal } from "./acts.ts";
import { countOffers, listOffers, lockOffer, lockOpenOffer } from "./offers.store.ts";
import { offers } from "./offers.table.ts";

const access = {
  purpose: "housing_allocation",
  secondPerson: "none",
  limit: "write",
  people: "none",
} as const;
const officer = { housing_officer: "national" } as const;
const reason = plainText(500).pipe(z.string().min(10));

type Made =
  | { readonly kind: "done"; readonly offerIds: string[]; readonly refusals: OfferRefusal[] }
  | { readonly kind: "refused"; readonly refusals: OfferRefusal[] };

const action = (subjectId: string, detail: { readonly [key: string]: Json }) => ({
  subjectKind: "offer",
  subjectId,
  detail,
});

export const offersRouter = router({
  /** Offers by wave and state, and what is still to be offered; names masked. */
  list: procedure({
    ...access,
    permission: "offers.list",
    roles: {
      planner: "national",
      housing_officer: "national",
      approver: "national",
      auditor: "national",
      institution_officer: "own_institution",
      institution_admin: "own_institution",
      employee: "own_record",
    },
    limit: "read",
    people: "logged",
  })
    .input(
      z.strictObject({
        waveId: WaveId.nullable().default(null),
        state: z
          .enum(["made", "accepted", "declined", "expired", "withdrawn"])
          .nullable()
          .default(null),
      }),
    )
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      const rows = await listOffers(ctx.db, ctx.scope, input);
      await ctx.showPeople(rows.map(({ leadPersonId }) => leadPersonId));
      const waves = run === null ? [] : await countOffers(ctx.db, ctx.scope, run.runId);
      return { rows, waves };
    }),

  /** Offers the homes of the plan of record to a wave's households, in its order. */
  make: procedure({ ...access, permission: "offers.make", roles: officer })
    .input(Command.extend({ waveId: WaveId, atMost: z.int().min(1).max(3000) }))
    .mutation(({ ctx, input }) =>
      ctx.command<Made>(input, async (tx) => {
        const run = await findPlanOfRecord(tx);
        if (run === null) throw refuse("state_does_not_allow_it");
        const { waveId, atMost } = input;
        const madeBy = ctx.session.userId;
        const made = await offerWave(tx, ctx.services, run, { waveId, atMost, madeBy });
        const offerIds = made.rows.map(({ offerId }) => offerId);
        const result: Made = { kind: "done", offerIds, refusals: [...made.findings] };
        const passedOver = made.findings.map(({ kind, personId }) => ({ kind, personId }));
        return { result, action: action(waveId, { made: offerIds, passedOver }) };
      }),
    ),

  /** Offers a household another home than was computed, with a reason; both values are kept. */
  makeOther: procedure({ ...access, permission: "offers.makeOther", roles: officer })
    .input(Command.extend({ householdId: HouseholdId, homeId: HomeId, reason }))
    .mutation(({ ctx, input }) =>
      ctx.command<Made>(input, async (tx) => {
        const run = await findPlanOfRecord(tx);
        if (run === null) throw refuse("state_does_not_allow_it");
        const { householdId, homeId } = input;
        const madeBy = ctx.session.userId;
        const made = await offerOther(tx, ctx.services, run, {
          householdId,
          homeId,
          reason: input.reason,
          madeBy,
        });
        if ("refusals" in made) {
          const result: Made = { kind: "refused", ...made };
          const refused = made.refusals.map(({ kind }) => kind);
          return { result, action: action(householdId, { refused }) };
        }
        const { offerId, computedHomeId, leadPersonId } = made.row;
        await refuseKin(tx, ctx.session, [leadPersonId]);
        const result: Made = { kind: "done", offerIds: [offerId], refusals: [] };
        return { result, action: action(offerId, { before: computedHomeId, after: homeId }) };
      }),
    ),

  /** Takes an offer back before it is answered. */
  withdraw: procedure({ ...access, permission: "offers.withdraw", roles: officer })
    .input(Command.extend({ offerId: z.uuid(), version: z.int(), reason }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const offer = await lockOffer(tx, input.offerId);
        if (offer.version !== input.version) throw refuse("changed_since_seen");
        if (offer.state !== "made") throw refuse("state_does_not_allow_it");
        await tx
          .update(offers)
          .set({ state: "withdrawn", version: offer.version + 1 })
          .where(eq(offers.offerId, offer.offerId));
        return {
          result: { state: "withdrawn" },
          action: action(offer.offerId, { before: "made", after: "withdrawn" }),
        };
      }),
    ),

  /** Accepts or declines: the household by its own account, or an officer who records it. */
  answer: procedure({
    ...access,
    permission: "offers.answer",
    roles: { ...officer, employee: "own_record" },
  })
    .input(
      Command.extend({
        householdId: HouseholdId,
        answer: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("accept") }),
          z.strictObject({ kind: z.literal("decline"), reason: z.enum(DECLINE_REASONS) }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const offer = await lockOpenOffer(tx, ctx.scope, input.householdId);
        const { userId } = ctx.session;
        const as = ctx.scope.kind === "person" ? "household" : "officer";
        const answered = await recordAnswer(tx, ctx.services, offer, input.answer, { userId, as });
        return {
          result: answered.ok
            ? { kind: "done" as const, state: answered.value.state.kind }
            : { kind: "refused" as const, refusal: answered.error },
          action: action(offer.offerId, {
            before: "made",
            ...(answered.ok
              ? { after: answered.value.state.kind, as }
              : { refused: answered.error.kind }),
          }),
        };
      }),
    ),

  /** Offers a home that came free to who is next in line: nobody else moves. */
  passOn: procedure({ ...access, permission: "offers.passOn", roles: officer })
    .input(Command.extend({ offerId: z.uuid(), householdId: HouseholdId }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const before = await lockOffer(tx, input.offerId);
        const next = before.succession?.direct ?? null;
        if (before.successionState !== "ready" || next === null)
          throw refuse("state_does_not_allow_it");
        if (next.householdId !== input.householdId) throw refuse("changed_since_seen");
        const [waiting] = await tx
          .select()
          .from(waitingHouseholds)
          .where(
            and(
              eq(waitingHouseholds.runId, before.runId),
              eq(waitingHouseholds.householdId, next.householdId),
            ),
          );
        if (waiting === undefined) throw refuse("state_does_not_allow_it");
        await refuseKin(tx, ctx.session, [waiting.leadPersonId]);
        const { environment } = ctx.services;
        const row = offerRow(
          environment,
          before.runId,
          { ...waiting, waveId: before.waveId, homeId: null },
          { homeId: next.to, madeBy: ctx.session.userId, replaces: before.offerId },
        );
        const made = await tx
          .insert(offers)
          .values(row)
          .onConflictDoNothing()
          .returning({ offerId: offers.offerId });
        if (made.length === 0) throw refuse("changed_since_seen");
        return {
          result: { offerId: row.offerId },
          action: action(row.offerId, { replaces: before.offerId, home: row.homeId }),
        };
      }),
    ),
});
