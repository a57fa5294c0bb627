import type { Json } from "@pindah/domain/kernel";
import { plan, planHash } from "@pindah/domain/plan";
import { loadIllustrativePolicy } from "@pindah/nusantara";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actions } from "../access/access.table.ts";
import { getDataset } from "../registry/dataset.store.ts";
import { engines } from "../testing/engines.ts";
import { addRun } from "../testing/runs.ts";
import { addUser, callWith, createWorld, type World } from "../testing/world.ts";
import { releases } from "../publication/publication.table.ts";
import { placements } from "../waves/waves.table.ts";
import { executeRun } from "./execute.ts";
import { findRun } from "./plan.store.ts";
import { planRuns } from "./plan.table.ts";
import { findPlanOfRecord } from "./record.store.ts";

const command = () => ({ commandId: crypto.randomUUID() });
const Started = z.object({ runId: z.uuid() });

describe.each(engines)("the life of a run on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
  });
  afterAll(() => world.close());

  const db = () => world.services.db;
  const startRun = async (input: { readonly [key: string]: Json } = {}) =>
    Started.parse((await world.call("planner", "plan.run", { ...command(), ...input })).data).runId;
  const execute = (runId: string) =>
    executeRun(db(), world.services.environment, (entry) => world.log.push(entry), runId);
  const hashOf = async (runId: string) => (await findRun(db(), runId))?.planHash ?? "";
  const actionsOn = (subjectId: string) =>
    db().$count(
      actions,
      and(eq(actions.subjectId, subjectId), eq(actions.subjectKind, "plan_run")),
    );

  test("the plan of record is what the domain computes from the tables, to the byte", async () => {
    const record = await findPlanOfRecord(db());
    const again = plan(
      await getDataset(db()),
      loadIllustrativePolicy(),
      null,
      record?.lottery ?? { seed: "", source: "" },
    );
    expect(again.ok && planHash(again.value)).toBe(record?.planHash);
    const shown = await world.call("auditor", "plan.current");
    expect(shown.data).toMatchObject({
      planOfRecord: { planHash: record?.planHash, totals: { people: 2400, units: 527 } },
    });
  });

  test("inputs handed to the planner's browser give the same hash there, and hold no identity", async () => {
    const answer = await world.call("planner", "plan.inputs");
    const inputs = z
      .object({
        dataset: z.custom<Parameters<typeof plan>[0]>(),
        policy: z.custom<Parameters<typeof plan>[1]>(),
        scenario: z.null(),
        lottery: z.object({ seed: z.string(), source: z.string() }),
        planHash: z.string(),
      })
      .parse(answer.data);
    const there = plan(inputs.dataset, inputs.policy, inputs.scenario, inputs.lottery);
    expect(there.ok && planHash(there.value)).toBe(inputs.planHash);
    expect(answer.text).not.toMatch(/Pegawai Contoh|"nip"|"\d{18}"/);
  });

  test("run, propose, approve: the new plan takes the place of the old, with a release to build", async () => {
    const before = await findPlanOfRecord(db());
    const runId = await startRun();
    const queued = await world.call("planner", "plan.runStatus", { runId });
    expect(queued.data).toMatchObject({ state: "queued", percent: 0, planHash: null });
    await execute(runId);
    const done = await world.call("planner", "plan.runStatus", { runId });
    expect(done.data).toMatchObject({ state: "draft", stage: "done", percent: 100 });
    // The same inputs give the same plan.
    expect(await hashOf(runId)).toBe(before?.planHash);

    const planHashSeen = await hashOf(runId);
    const decision = { runId, planHash: planHashSeen };
    const early = await world.call("approver", "plan.approve", { ...command(), ...decision });
    expect(early.error?.data.reason).toBe("state_does_not_allow_it");

    await world.call("planner", "plan.propose", { ...command(), ...decision });
    const approval = { ...command(), ...decision };
    const approved = await world.call("approver", "plan.approve", approval);
    expect(approved.status).toBe(200);
    expect((await findPlanOfRecord(db()))?.runId).toBe(runId);
    expect((await findRun(db(), before?.runId ?? ""))?.state).toBe("superseded");
    expect(await db().$count(releases, eq(releases.runId, runId))).toBe(1);
    // Asked for, ended, proposed, approved.
    expect(await actionsOn(runId)).toBe(4);

    const repeated = await world.call("approver", "plan.approve", approval);
    expect(repeated.data).toEqual(approved.data);
    expect(await actionsOn(runId)).toBe(4);
    expect(await db().$count(releases, eq(releases.runId, runId))).toBe(1);
  });

  test("a decision about another hash than the run's is refused and changes nothing", async () => {
    const { runId } = await addRun(world, "draft");
    const answer = await world.call("planner", "plan.propose", {
      ...command(),
      runId,
      planHash: "0".repeat(64),
    });
    expect(answer.status).toBe(409);
    expect(answer.error?.data.reason).toBe("changed_since_seen");
    expect((await findRun(db(), runId))?.state).toBe("draft");
  });

  test.each(["requestedBy", "proposedBy"] as const)(
    "nobody approves what carries his own name under %s",
    async (column) => {
      const { userId, cookie } = await addUser(world, "approver");
      const decision = await addRun(world, "proposed", { [column]: userId });
      const own = await callWith(world.app, cookie, "plan.approve", { ...command(), ...decision });
      expect(own.status).toBe(403);
      expect(own.error?.data.reason).toBe("same_person");
      expect((await findRun(db(), decision.runId))?.state).toBe("proposed");
      // Should the procedure ever forget, the database still refuses.
      const past = db()
        .update(planRuns)
        .set({ approvedBy: userId })
        .where(eq(planRuns.runId, decision.runId));
      await expect(past).rejects.toMatchObject({
        cause: { constraint: "plan_runs_approved_by_another" },
      });
    },
  );

  test("a run at work is stopped within seconds, and leaves no plan", async () => {
    const runId = await startRun();
    const work = execute(runId);
    await expect
      .poll(async () => (await findRun(db(), runId))?.state, { interval: 20 })
      .toBe("running");
    const asked = await world.call("planner", "plan.cancelRun", { ...command(), runId });
    expect(asked.status).toBe(200);
    await work;
    expect(await findRun(db(), runId)).toMatchObject({ state: "cancelled", planHash: null });
  });

  test("a scenario is computed over the same facts and keeps its own hash", async () => {
    const scenario = {
      id: "singles-first",
      title: { id: "Lajang dahulu", en: "Singles first" },
      reason: { id: "Uji", en: "A test" },
      patches: [{ kind: "housing_priority", priority: ["singles_first", "screening_class"] }],
    };
    const runId = await startRun({ scenario });
    await execute(runId);
    const run = await findRun(db(), runId);
    expect(run?.state).toBe("draft");
    expect(run?.planHash).not.toBe((await findPlanOfRecord(db()))?.planHash);
    expect(run?.inputs?.dataset).toBe((await findPlanOfRecord(db()))?.inputs.dataset);
  });

  test("a scenario that names a tower nobody has is refused by the rules, as data", async () => {
    const scenario = {
      id: "no-such-tower",
      title: { id: "Tanpa menara", en: "No such tower" },
      reason: { id: "Uji", en: "A test" },
      patches: [{ kind: "tower_delay", towerId: "NOSUCH-01", months: 2 }],
    };
    const runId = await startRun({ scenario });
    await execute(runId);
    expect(await findRun(db(), runId)).toMatchObject({
      state: "refused",
      planHash: null,
      refusal: { kind: "scenario_refused" },
    });
  });

  test("a run that waits is cancelled at once; cancelled, it is not carried out", async () => {
    const runId = await startRun();
    const answer = await world.call("planner", "plan.cancelRun", { ...command(), runId });
    expect(answer.status).toBe(200);
    await execute(runId);
    expect((await findRun(db(), runId))?.state).toBe("cancelled");
    const again = await world.call("planner", "plan.cancelRun", { ...command(), runId });
    expect(again.error?.data.reason).toBe("state_does_not_allow_it");
  });

  test("a run whose process was killed is carried out again, with each row once", async () => {
    const runId = await startRun();
    await execute(runId);
    const housed = await db().$count(placements, eq(placements.runId, runId));
    // As it stands when a process dies after storing and before the end is recorded.
    await db().update(planRuns).set({ state: "running" }).where(eq(planRuns.runId, runId));
    await execute(runId);
    expect((await findRun(db(), runId))?.state).toBe("draft");
    expect(housed).toBeGreaterThan(0);
    expect(await db().$count(placements, eq(placements.runId, runId))).toBe(housed);
  });

  test("progress is streamed to who may see runs, until the run has ended", async () => {
    const runId = await startRun();
    const stream = (cookie: string) =>
      world.app.request(`/events/runs/${runId}`, { headers: { cookie } });
    expect((await world.app.request(`/events/runs/${runId}`)).status).toBe(401);
    expect((await stream(world.cookieOf("housing_officer"))).status).toBe(403);
    const response = await stream(world.cookieOf("planner"));
    const [text] = await Promise.all([response.text(), execute(runId)]);
    const states = [...text.matchAll(/"state":"(\w+)"/g)].map(([, state]) => state);
    expect(states[0]).toMatch(/queued|running/);
    expect(states.at(-1)).toBe("draft");
  });

  test("a queued run is taken by the job queue, and a second request for the same run is none", async () => {
    await world.queue.work({
      run: execute,
      import: () => Promise.resolve(),
      release: () => Promise.resolve(),
      publication: () => Promise.resolve(),
      replay: () => Promise.resolve(),
      succession: () => Promise.resolve(),
      expiry: () => Promise.resolve(),
      signing: () => Promise.resolve(),
      retention: () => Promise.resolve(),
    });
    const runId = await startRun();
    await expect
      .poll(async () => (await findRun(db(), runId))?.state, { timeout: 30_000 })
      .toBe("draft");
  });
});
