import { expireOffers as expire } from "@pindah/domain/housing";
import type { HouseholdId, LocalDate, Result } from "@pindah/domain/kernel";
import type { RunInputs, Succession, SuccessionRefusal } from "@pindah/domain/replay";
import { eq } from "drizzle-orm";
import { recordAction } from "../access/actions.store.ts";
import type { Database } from "../db/database.ts";
import type { Environment } from "../environment.ts";
import { describeFailure, type Log } from "../log.ts";
import { getRunInputs } from "../plan/inputs.store.ts";
import { findRun } from "../plan/plan.store.ts";
import type { Services } from "../trpc.ts";
import { dayIn } from "../work/clock.ts";
import { computeInThread } from "../thread.ts";
import { householdsThatLeft, lockOffer } from "./offers.store.ts";
import { offers } from "./offers.table.ts";

export type ToSuccessionWorker = {
  readonly inputs: RunInputs;
  readonly leaving: ReadonlySet<HouseholdId>;
  readonly householdId: HouseholdId;
  readonly today: LocalDate;
};
export type FromSuccessionWorker = Result<Succession, SuccessionRefusal>;

/** Computes who is next in line for the home of an offer that came to nothing. */
export async function executeSuccession(
  db: Database,
  environment: Environment,
  log: Log,
  offerId: string,
): Promise<void> {
  const [offer] = await db.select().from(offers).where(eq(offers.offerId, offerId));
  if (offer === undefined || offer.successionState !== "queued") return;
  let answer: FromSuccessionWorker | null = null;
  try {
    const run = await findRun(db, offer.runId);
    if (run === undefined) throw new Error(`Offer ${offerId} is of a run that is gone`);
    answer = await inWorker({
      inputs: await getRunInputs(db, run),
      leaving: await householdsThatLeft(db, offer.runId),
      householdId: offer.householdId,
      today: dayIn(offer.zone, environment.now()),
    });
  } catch (cause) {
    log({ event: "succession_failed", offerId, ...describeFailure(cause) });
  }
  const succession = answer?.ok === true ? answer.value : null;
  await db.transaction(async (tx) => {
    const locked = await lockOffer(tx, offerId);
    if (locked.successionState !== "queued") return;
    await tx
      .update(offers)
      .set({ successionState: succession === null ? "failed" : "ready", succession })
      .where(eq(offers.offerId, offerId));
    const system = { userId: null, role: null, procedure: "offers.execute", commandId: null };
    await recordAction(tx, environment, system, {
      subjectKind: "offer",
      subjectId: offerId,
      detail: { nextInLine: succession },
    });
  });
}

function inWorker(input: ToSuccessionWorker): Promise<FromSuccessionWorker> {
  return computeInThread(new URL("succession.worker.ts", import.meta.url), input);
}

/** Ends the offers that nobody answered in time: one action with its exact set. */
export async function expireOffers({ db, environment, jobs, wakeSequencer }: Services) {
  const ended = await db.transaction(async (tx) => {
    const open = await tx.select().from(offers).where(eq(offers.state, "made")).for("update");
    const late = open.flatMap((offer) => {
      const { householdId: household, homeId: home, madeOn, openUntil, zone } = offer;
      const asked = { household, home, madeOn, openUntil, state: { kind: "made" } } as const;
      const [after] = expire([asked], dayIn(zone, environment.now()));
      return after?.state.kind === "expired" ? [{ offer, on: after.state.on }] : [];
    });
    for (const { offer, on } of late) {
      await tx
        .update(offers)
        .set({
          state: "expired",
          answeredOn: on,
          successionState: "queued",
          version: offer.version + 1,
        })
        .where(eq(offers.offerId, offer.offerId));
      await jobs.queueSuccession(tx, offer.offerId);
    }
    const system = { userId: null, role: null, procedure: "offers.expire", commandId: null };
    if (late.length > 0)
      await recordAction(tx, environment, system, {
        subjectKind: "offers",
        subjectId: "expired",
        detail: { offers: late.map(({ offer }) => offer.offerId) },
      });
    return late.length;
  });
  if (ended > 0) wakeSequencer();
}
