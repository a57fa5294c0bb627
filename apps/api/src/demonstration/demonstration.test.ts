import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { actions, users } from "../access/access.table.ts";
import { roles } from "../access/roles.ts";
import { decisions } from "../decisions/decisions.table.ts";
import { documents } from "../documents/documents.table.ts";
import { homes, ministerHouses, towers } from "../housing/housing.table.ts";
import { nominationLists } from "../nominations/nominations.table.ts";
import { objections } from "../objections/objections.table.ts";
import { offers } from "../offers/offers.table.ts";
import { actPropose } from "../plan/acts.ts";
import { executeRun } from "../plan/execute.ts";
import { findRun } from "../plan/plan.store.ts";
import { planRuns } from "../plan/plan.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { findCurrentPolicy } from "../policy/policy.store.ts";
import { releases } from "../publication/publication.table.ts";
import { identities, institutions, people, units } from "../registry/registry.table.ts";
import { engines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { demonstrationLottery } from "@pindah/nusantara";
import { decideDemonstration, loadDemonstration } from "./demonstration.ts";
import { playDemonstration } from "./play.ts";
import { atTime } from "./stage.ts";

const size = { people: 600, seed: 3 };

describe.each(engines)("the demonstration on %s", (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(engine, "empty");
  });
  afterEach(() => world.close());

  const db = () => world.services.db;
  const log = () => undefined;

  test("fills an empty database once: the real stock, 600 people, an account for each role", async () => {
    expect(await loadDemonstration(world.services, size)).toBe(true);
    expect(await loadDemonstration(world.services, { people: 900, seed: 4 })).toBe(false);
    expect(await db().$count(institutions)).toBe(120);
    expect(await db().$count(units)).toBe(527);
    expect(await db().$count(towers)).toBe(47);
    expect(await db().$count(homes)).toBe(2820);
    expect(await db().$count(ministerHouses)).toBe(36);
    expect(await db().$count(people)).toBe(600);
    expect(await db().$count(identities)).toBe(600);
    const accounts = await db().select().from(users);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(roles));
    // A release needs two publishers.
    expect(accounts.filter(({ role }) => role === "publisher")).toHaveLength(2);
    expect(
      accounts.every(({ passwordHash }) => passwordHash?.startsWith("$argon2id$") === true),
    ).toBe(true);
  });

  test("its plan of record is asked for, proposed and approved by two accounts, once", async () => {
    await loadDemonstration(world.services, size);
    await decideDemonstration(world.services, log);
    await decideDemonstration(world.services, log);
    const record = await findPlanOfRecord(db());
    expect(record?.totals.people).toBe(600);
    expect(record?.approvedBy).not.toBe(record?.requestedBy);
    expect(await db().$count(planRuns)).toBe(1);
    expect(await db().$count(releases)).toBe(1);
    const acts = await db().select().from(actions).orderBy(actions.recordedAt);
    expect(acts.map(({ procedure }) => procedure).toSorted()).toEqual([
      "demonstration.load",
      "plan.approve",
      "plan.execute",
      "plan.propose",
      "plan.run",
    ]);
  });

  test("its workflows are played by commands, once, and after a kill to the end", async () => {
    await loadDemonstration(world.services, size);
    const dayBefore = atTime(world.services, world.clock.ms - 24 * 3_600_000);
    await decideDemonstration(dayBefore, log);
    // Killed in the middle: when the account that answers an offer gets its password.
    const hash = () => Promise.reject(new Error("killed"));
    const dying = { ...world.services, passwords: { ...world.services.passwords, hash } };
    await expect(playDemonstration(dying)).rejects.toThrow("killed");
    await playDemonstration(world.services);
    const seen = async () => ({
      lists: count((await db().select().from(nominationLists)).map(({ state }) => state)),
      offers: count((await db().select().from(offers)).map(({ state }) => state)),
      objections: count((await db().select().from(objections)).map(({ state }) => state)),
      decisions: count((await db().select().from(decisions)).map(({ state }) => state)),
      documents: count((await db().select().from(documents)).map(({ state }) => state)),
    });
    const once = await seen();
    expect(once).toMatchObject({
      lists: { confirmed: 1, verified: 1, submitted: 1, returned: 1 },
      offers: { expired: 1, declined: 2 },
      objections: { filed: 2, in_review: 1, rejected: 1 },
      decisions: { proposed: 2, granted: 1, refused: 1 },
      documents: { draft: 1, valid: 1 },
    });
    await playDemonstration(world.services);
    expect(await seen()).toEqual(once);
    expect(await db().$count(actions, eq(actions.procedure, "demonstration.play"))).toBe(2);
  });

  const count = (states: readonly string[]) =>
    Object.fromEntries(
      [...new Set(states)].map((state) => [state, states.filter((each) => each === state).length]),
    );

  test.each(["queued", "running", "draft", "proposed"] as const)(
    "a process killed while the run was %s is followed by one that ends it, with one run",
    async (state) => {
      await loadDemonstration(world.services, size);
      const runId = await begin(state);
      await decideDemonstration(world.services, log);
      expect((await findPlanOfRecord(db()))?.runId).toBe(runId);
      expect(await db().$count(planRuns)).toBe(1);
    },
  );

  /** What stands in the database when a process is killed in that state. */
  async function begin(state: "queued" | "running" | "draft" | "proposed"): Promise<string> {
    const [planner] = await db().select().from(users).where(eq(users.role, "planner"));
    const policy = await findCurrentPolicy(db());
    if (planner === undefined || policy === undefined) throw new Error("Not loaded");
    const { environment } = world.services;
    const runId = environment.newId();
    await db()
      .insert(planRuns)
      .values({
        runId,
        state: state === "running" ? "running" : "queued",
        stage: "waiting",
        percent: 0,
        cancelRequested: false,
        version: 1,
        policyId: policy.policyId,
        lottery: demonstrationLottery,
        requestedBy: planner.userId,
        requestedAt: new Date(environment.now()).toISOString(),
      });
    if (state === "queued" || state === "running") return runId;
    await executeRun(db(), environment, log, runId);
    const planHash = (await findRun(db(), runId))?.planHash ?? "";
    if (state === "proposed")
      await db().transaction((tx) =>
        actPropose(tx, world.services, { runId, planHash, userId: planner.userId }),
      );
    return runId;
  }
});
