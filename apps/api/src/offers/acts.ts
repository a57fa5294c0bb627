import { answerOffer, makeOffer, type OfferAnswer } from "@pindah/domain/housing";
import type { HomeId, HouseholdId, WaveId } from "@pindah/domain/kernel";
import { loadWorkflowRules } from "@pindah/nusantara";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../db/database.ts";
import { findIneligible, type EligibilityFinding } from "../decisions/eligibility.store.ts";
import { timestampOf } from "../environment.ts";
import type { FinishedRun } from "../plan/record.store.ts";
import type { Services } from "../trpc.ts";
import { placements } from "../waves/waves.table.ts";
import { dayIn } from "../work/clock.ts";
import { homeObstacle, listUnoffered } from "./offers.store.ts";
import { offers } from "./offers.table.ts";

type Placement = typeof placements.$inferSelect;
type Row = typeof offers.$inferSelect;

/** Why a home was not offered. */
export type OfferRefusal =
  | EligibilityFinding
  | { readonly kind: "household_has_no_home"; readonly householdId: HouseholdId }
  | { readonly kind: "household_has_an_offer"; readonly householdId: HouseholdId }
  | {
      readonly kind:
        | "home_unknown"
        | "home_not_available"
        | "home_is_for_another"
        | "home_is_offered";
      readonly homeId: HomeId;
    };

/** Offers a wave's households the homes the plan computed, in its order. */
export async function offerWave(
  tx: Transaction,
  { environment }: Services,
  run: FinishedRun,
  of: { readonly waveId: WaveId; readonly atMost: number; readonly madeBy: string },
) {
  const found = (await listUnoffered(tx, run.runId, of.waveId, of.atMost)).map(
    ({ placement }) => placement,
  );
  const findings = await findIneligible(
    tx,
    run,
    found.flatMap(({ movers }) => [...movers]),
  );
  const barred = new Set(findings.map(({ personId }) => personId));
  const rows = found
    .filter(({ movers }) => !movers.some((personId) => barred.has(personId)))
    .map((placement) =>
      offerRow(environment, run.runId, placement, {
        homeId: placement.homeId,
        madeBy: of.madeBy,
      }),
    );
  if (rows.length > 0) await tx.insert(offers).values(rows);
  return { rows, findings };
}

/** Offers one household another home than the plan computed. Both stand in the offer. */
export async function offerOther(
  tx: Transaction,
  { environment }: Services,
  run: FinishedRun,
  of: {
    readonly householdId: HouseholdId;
    readonly homeId: HomeId;
    readonly reason: string;
    readonly madeBy: string;
  },
): Promise<{ readonly row: Row } | { readonly refusals: OfferRefusal[] }> {
  const { householdId, homeId, reason, madeBy } = of;
  const [placement] = await tx
    .select()
    .from(placements)
    .where(and(eq(placements.runId, run.runId), eq(placements.householdId, householdId)));
  if (placement === undefined)
    return { refusals: [{ kind: "household_has_no_home", householdId }] };
  const refusals: OfferRefusal[] = [...(await findIneligible(tx, run, placement.movers))];
  const obstacle = await homeObstacle(tx, run.runId, homeId);
  if (obstacle !== null) refusals.push({ kind: obstacle, homeId });
  const open = await tx.$count(
    offers,
    and(eq(offers.householdId, householdId), inArray(offers.state, ["made", "accepted"])),
  );
  if (open > 0) refusals.push({ kind: "household_has_an_offer", householdId });
  if (refusals.length > 0) return { refusals };
  const row = offerRow(environment, run.runId, placement, {
    homeId,
    madeBy,
    overrideReason: reason,
  });
  await tx.insert(offers).values(row);
  return { row };
}

/** Records an answer; a declined home goes to whoever is next in line, once that is computed. */
export async function recordAnswer(
  tx: Transaction,
  { environment, jobs }: Services,
  offer: Row,
  answer: OfferAnswer,
  by: { readonly userId: string; readonly as: "household" | "officer" },
) {
  const { householdId: household, homeId: home, madeOn, openUntil } = offer;
  const on = dayIn(offer.zone, environment.now());
  const answered = answerOffer(
    { household, home, madeOn, openUntil, state: { kind: "made" } },
    answer,
    on,
  );
  if (!answered.ok) return answered;
  const declined = answer.kind === "decline";
  await tx
    .update(offers)
    .set({
      state: declined ? "declined" : "accepted",
      declineReason: declined ? answer.reason : null,
      answeredOn: on,
      answeredBy: by.userId,
      answeredAs: by.as,
      successionState: declined ? "queued" : "none",
      version: offer.version + 1,
    })
    .where(eq(offers.offerId, offer.offerId));
  if (declined) await jobs.queueSuccession(tx, offer.offerId);
  return answered;
}

export function offerRow(
  environment: Services["environment"],
  runId: string,
  placement: Pick<Placement, "waveId" | "householdId" | "leadPersonId" | "institutionCode"> & {
    readonly homeId: HomeId | null;
  },
  of: {
    readonly homeId: HomeId;
    readonly madeBy: string;
    readonly overrideReason?: string;
    readonly replaces?: string;
  },
): Row {
  const rule = loadWorkflowRules().offers;
  const { waveId, householdId, leadPersonId, institutionCode } = placement;
  const madeOn = dayIn(rule.zone, environment.now());
  const { openUntil } = makeOffer(householdId, of.homeId, madeOn, rule.openDays);
  return {
    offerId: environment.newId(),
    runId,
    waveId,
    householdId,
    leadPersonId,
    institutionCode,
    computedHomeId: placement.homeId,
    homeId: of.homeId,
    overrideReason: of.overrideReason ?? null,
    replaces: of.replaces ?? null,
    state: "made",
    declineReason: null,
    madeOn,
    openUntil,
    zone: rule.zone,
    madeBy: of.madeBy,
    answeredOn: null,
    answeredBy: null,
    answeredAs: null,
    successionState: "none",
    succession: null,
    version: 1,
    madeAt: timestampOf(environment),
  };
}
