import { HouseholdId } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { engines } from "../testing/engines.ts";
import { findPlaces, type Places } from "../testing/places.ts";
import { putOffer } from "../testing/workflows.ts";
import { waitingHouseholds } from "../waves/waves.table.ts";
import { createWorld, findAccount, sessionFor, callWith, type World } from "../testing/world.ts";
import { executeSuccession, expireOffers } from "./execute.ts";
import { offers } from "./offers.table.ts";

const command = () => ({ commandId: crypto.randomUUID() });

describe.each(engines)("offers on %s", (engine) => {
  let world: World;
  let places: Places;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    places = await findPlaces(world);
  });
  afterAll(() => world.close());
  const db = () => world.services.db;
  const offerOf = async (offerId: string) => {
    const [row] = await db().select().from(offers).where(eq(offers.offerId, offerId));
    if (row === undefined) throw new Error("no offer");
    return row;
  };
  const answer = (householdId: string, given: { kind: string; reason?: string }) =>
    world.call("housing_officer", "offers.answer", { ...command(), householdId, answer: given });

  test("a wave's households are offered their homes in order, and no one twice", async () => {
    const { waveId } = places.own;
    const make = () =>
      world.call("housing_officer", "offers.make", { ...command(), waveId, atMost: 5 });
    const Made = z.object({ offerIds: z.array(z.uuid()) });
    const first = Made.parse((await make()).data).offerIds;
    const second = Made.parse((await make()).data).offerIds;
    expect(new Set([...first, ...second]).size).toBe(10);
    const rows = await db().select().from(offers);
    expect(new Set(rows.map(({ homeId }) => homeId)).size).toBe(rows.length);
  });

  test("a declined home names who is next in line and who would have to move; it is passed on", async () => {
    const offer = await putOffer(world, places.other.householdId);
    const declined = await answer(offer.householdId, { kind: "decline", reason: "family" });
    expect(declined.data).toMatchObject({ kind: "done", state: "declined" });
    const { environment } = world.services;
    await executeSuccession(db(), environment, (entry) => world.log.push(entry), offer.offerId);
    const { succession, successionState } = await offerOf(offer.offerId);
    expect(successionState).toBe("ready");
    expect(succession?.home).toBe(offer.homeId);
    expect(succession?.byExchange.every(({ to, from }) => to !== from)).toBe(true);
    // Who gets a home at last is somebody who had none.
    expect(succession?.byExchange.filter(({ from }) => from === null)).toHaveLength(1);
    const pass = (householdId: string) =>
      world.call("housing_officer", "offers.passOn", {
        ...command(),
        offerId: offer.offerId,
        householdId,
      });
    // In this country nobody who waits fits that very home while all others keep theirs.
    expect(succession?.direct).toBeNull();
    expect((await pass(places.own.householdId)).status).toBe(409);
    const [waiting] = await db().select().from(waitingHouseholds).limit(1);
    if (succession == null || waiting === undefined) throw new Error("nobody waits");
    const { householdId } = waiting;
    const direct = { householdId, from: null, to: succession.home };
    const { offerId } = offer;
    await db()
      .update(offers)
      .set({ succession: { ...succession, direct } })
      .where(eq(offers.offerId, offerId));
    expect((await pass(places.own.householdId)).status).toBe(409);
    expect((await pass(householdId)).status).toBe(200);
    const [next] = await db().select().from(offers).where(eq(offers.replaces, offer.offerId));
    expect(next).toMatchObject({ homeId: offer.homeId, state: "made", computedHomeId: null });
  }, 60_000);

  test("the last day counts, the day after is too late, and the clock ends what nobody answered", async () => {
    const offer = await putOffer(world, places.other.householdId);
    const endOfLastDay = Date.parse(`${offer.openUntil}T15:59:59Z`);
    const officer = await findAccount(world, "housing_officer");
    const at = async (ms: number) => {
      world.clock.ms = ms;
      const cookie = await sessionFor(world.services, officer.userId);
      const given = { kind: "accept" };
      const { householdId } = offer;
      return callWith(world.app, cookie, "offers.answer", {
        ...command(),
        householdId,
        answer: given,
      });
    };
    const now = world.clock.ms;
    const late = await at(endOfLastDay + 2000);
    expect(late.data).toMatchObject({ kind: "refused", refusal: { kind: "too_late" } });
    expect((await offerOf(offer.offerId)).state).toBe("made");
    expect((await at(endOfLastDay)).data).toMatchObject({ kind: "done", state: "accepted" });
    const open = await putOffer(world, places.other.householdId);
    world.clock.ms = Date.parse(`${open.openUntil}T16:00:01Z`);
    await expireOffers(world.services);
    expect(await offerOf(open.offerId)).toMatchObject({ state: "expired" });
    world.clock.ms = now;
  });

  test("another home than the computed one needs a reason, and both are kept; a taken home is refused", async () => {
    const householdId = HouseholdId.parse(places.other.householdId);
    await db().delete(offers).where(eq(offers.householdId, householdId));
    const taken = await putOffer(world, places.own.householdId);
    const ask = (homeId: string, reason: string) =>
      world.call("housing_officer", "offers.makeOther", {
        ...command(),
        householdId,
        homeId,
        reason,
      });
    expect((await ask(taken.homeId, "")).status).toBe(400);
    expect((await ask(taken.homeId, "Dekat lift, kursi roda")).data).toMatchObject({
      kind: "refused",
      refusals: [{ kind: "home_is_for_another", homeId: taken.homeId }],
    });
  });
});
