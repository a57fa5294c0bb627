import { HomeId, HouseholdId } from "@pindah/domain/kernel";
import { and, eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { executeRun } from "./execute.ts";
import { planRuns } from "./plan.table.ts";
import { getDataset } from "../registry/dataset.store.ts";
import { households } from "../registry/registry.table.ts";
import { findPlaces, type Places } from "../testing/places.ts";
import { addRun } from "../testing/runs.ts";
import { createWorld, type World } from "../testing/world.ts";
import { placements } from "../waves/waves.table.ts";
import { homes } from "../housing/housing.table.ts";
import { findPlacement } from "../housing/housing.store.ts";

const reason = "Dekat bangsal cuci darah rumah sakit";
const command = () => ({ commandId: crypto.randomUUID() });

let world: World;
let places: Places;
beforeAll(async () => {
  world = await createWorld("pglite", "demonstration");
  places = await findPlaces(world);
});
afterAll(() => world.close());
const db = () => world.services.db;
const pin = async (householdId: string, homeId: string, why = reason) =>
  world.call("housing_officer", "housing.pin", { ...command(), householdId, homeId, reason: why });
const refusalOf = async (householdId: string, homeId: string) =>
  z
    .object({ kind: z.literal("refused"), refusal: z.looseObject({ kind: z.string() }) })
    .parse((await pin(householdId, homeId)).data).refusal;

test("a home is given by hand with a reason, becomes an input, and is taken back; what cannot be is refused with figures", async () => {
  const { householdId } = places.own;
  const [home, other] = await db().select().from(homes).limit(2);
  if (home === undefined || other === undefined) throw new Error("no homes");
  const [closed] = await db()
    .update(homes)
    .set({ status: "out_of_service", reason: "water_damage" })
    .where(eq(homes.homeId, other.homeId))
    .returning();
  if (closed === undefined) throw new Error("no such home");

  expect((await pin(householdId, home.homeId, "kurang")).status).toBe(400);
  expect((await pin("H9999999", home.homeId)).error?.data.reason).toBe("not_found");
  expect(await refusalOf(householdId, "NOSUCH")).toMatchObject({ kind: "home_not_given_out" });
  expect(await refusalOf(householdId, closed.homeId)).toEqual({
    kind: "home_not_available",
    status: closed.status,
    reason: closed.reason,
  });

  const made = z
    .object({ kind: z.literal("done"), pinId: z.uuid() })
    .parse((await pin(householdId, home.homeId)).data);
  expect(await refusalOf(places.other.householdId, home.homeId)).toEqual({
    kind: "home_pinned_before",
    householdId,
  });
  expect(await refusalOf(householdId, places.own.towerId)).toMatchObject({
    kind: "home_not_given_out",
  });
  expect((await getDataset(db())).pins).toMatchObject([
    { householdId, homeId: home.homeId, reason },
  ]);
  const listed = await world.call("approver", "housing.pins", {});
  expect(listed.data).toMatchObject({
    others: null,
    pins: [{ pinId: made.pinId, householdId, towerId: home.towerId, reason, result: null }],
  });

  const undo = (pinId: string) =>
    world.call("housing_officer", "housing.undoPin", {
      ...command(),
      pinId,
      reason: "Salah rumah tangga",
    });
  expect((await undo(made.pinId)).status).toBe(200);
  expect((await undo(made.pinId)).error?.data.reason).toBe("not_found");
  expect("pins" in (await getDataset(db()))).toBe(false);
});

test("the next run honours a pin, keeps what it would have computed, and says so to who asks why", async () => {
  const { householdId } = places.other;
  const [record] = await db().select().from(planRuns).where(eq(planRuns.state, "approved"));
  const placed = await findPlacement(db(), record?.runId ?? "", HouseholdId.parse(householdId));
  if (placed === undefined || record === undefined) throw new Error("no home in the plan");
  // The home of somebody else in the same tower with as many bedrooms.
  const [swap] = await db()
    .select()
    .from(placements)
    .innerJoin(homes, eq(homes.homeId, placements.homeId))
    .innerJoin(households, eq(households.householdId, placements.householdId))
    .where(
      and(
        eq(placements.runId, record.runId),
        eq(placements.towerId, placed.placement.towerId),
        ne(placements.householdId, placed.placement.householdId),
        eq(homes.bedrooms, placed.home.bedrooms),
        eq(homes.accessible, placed.home.accessible),
      ),
    )
    .limit(1);
  const homeId = HomeId.parse(swap?.homes.homeId);
  expect((await pin(householdId, homeId)).data).toMatchObject({ kind: "done" });
  // From the registry as it is now, not from what the plan of record was computed from.
  const fresh = { inputs: null, datasetHash: null, planHash: null };
  const { runId } = await addRun(world, "queued", fresh);
  await executeRun(db(), world.services.environment, () => undefined, runId);
  const [run] = await db().select().from(planRuns).where(eq(planRuns.runId, runId));
  expect(run?.pins?.pins).toMatchObject([
    {
      pin: { householdId, homeId, reason },
      computed: { homeId: placed.placement.homeId },
      outcome: { kind: "honoured" },
    },
  ]);
  expect((await findPlacement(db(), runId, placed.placement.householdId))?.placement).toMatchObject(
    {
      homeId,
      pinned: true,
      room: 0,
    },
  );

  await db().update(planRuns).set({ state: "superseded" }).where(eq(planRuns.runId, record.runId));
  await db().update(planRuns).set({ state: "approved" }).where(eq(planRuns.runId, runId));
  const why = await world.call("housing_officer", "housing.household", { householdId });
  expect(why.text).toContain(`"${reason}`.slice(1));
  expect(why.data).toMatchObject({
    pins: [{ en: expect.stringContaining("Honoured in wave") }],
  });
});
