import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Role } from "../access/roles.ts";
import { findRun } from "../plan/plan.store.ts";
import { planRuns } from "../plan/plan.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { households } from "../registry/registry.table.ts";
import { engines } from "../testing/engines.ts";
import { finishRun } from "../testing/runs.ts";
import {
  addUser,
  callWith,
  createWorld,
  findAccount,
  sessionFor,
  type World,
} from "../testing/world.ts";
import { executeReplay } from "./execute.ts";
import { objections } from "./objections.table.ts";

const command = () => ({ commandId: crypto.randomUUID() });
const dayMs = 86_400_000;
const Filed = z.object({ kind: z.literal("filed"), objectionId: z.uuid() });

describe.each(engines)("an objection on %s", (engine) => {
  let world: World;
  let objectionId = "";
  let publishedMs = 0;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    const run = await findPlanOfRecord(world.services.db);
    publishedMs = Date.parse(run?.approvedAt ?? "");
    // Sessions live from the first day of the window on.
    world.clock.ms = publishedMs + dayMs;
  });
  afterAll(() => world.close());
  // The accounts of the demonstration, whoever joins later.
  const accounts = new Map<string, string>();
  const accountOf = async (role: Role) => {
    const userId = accounts.get(role) ?? (await findAccount(world, role)).userId;
    accounts.set(role, userId);
    return userId;
  };
  const as = async (role: Role, path: string, input: object) => {
    const cookie = await sessionFor(world.services, await accountOf(role));
    return callWith(world.app, cookie, path, { ...command(), ...input });
  };
  const rowOf = async () => {
    const [row] = await world.services.db
      .select()
      .from(objections)
      .where(eq(objections.objectionId, objectionId));
    if (row === undefined) throw new Error("no objection");
    return row;
  };

  test("is refused on the day of publication, and from the fourth day after it", async () => {
    for (const days of [0, 4]) {
      world.clock.ms = publishedMs + days * dayMs;
      const answer = await as("employee", "objections.file", { fault: "Salah catat" });
      expect(answer.data).toMatchObject({
        kind: "refused",
        refusals: [{ kind: days === 0 ? "window_not_open" : "window_closed" }],
      });
    }
    world.clock.ms = publishedMs + dayMs;
  });

  test("is filed once, without new documents, and shows what it is about", async () => {
    const filed = await as("employee", "objections.file", { fault: "Anak tercatat kurang" });
    objectionId = Filed.parse(filed.data).objectionId;
    const again = await as("employee", "objections.file", { fault: "Sekali lagi" });
    expect(again.data).toMatchObject({ kind: "refused", refusals: [{ kind: "already_filed" }] });
    const documents = await as("employee", "objections.file", { fault: "x", documents: ["a"] });
    expect(documents.status).toBe(400);
  });

  test("is answered by neither a maker of the decision nor kin of the person", async () => {
    const { db } = world.services;
    const run = await findPlanOfRecord(db);
    const officer = { userId: await accountOf("objection_officer") };
    const { proposedBy } = (await findRun(db, run?.runId ?? "")) ?? {};
    await db
      .update(planRuns)
      .set({ proposedBy: officer.userId })
      .where(eq(planRuns.runId, run?.runId ?? ""));
    const maker = await as("objection_officer", "objections.review", { objectionId });
    expect(maker.error?.data.reason).toBe("same_person");
    await db
      .update(planRuns)
      .set({ proposedBy: proposedBy ?? null })
      .where(eq(planRuns.runId, run?.runId ?? ""));

    const { personId } = await rowOf();
    const kin = await addUser(world, "objection_officer", { personId });
    const refused = await callWith(world.app, kin.cookie, "objections.review", {
      ...command(),
      objectionId,
    });
    expect(refused.error?.data.reason).toBe("kin_concerned");
    expect((await as("objection_officer", "objections.review", { objectionId })).status).toBe(200);
  });

  test("with a corrected fact shows who else moves, in three variants, before anybody signs", async () => {
    const { householdId } = await rowOf();
    const facts = [{ kind: "household", householdId, correct: { children: 5, spouse: true } }];
    const finding = "Kartu keluarga menyebut lima anak";
    const found = await as("objection_officer", "objections.find", { objectionId, facts, finding });
    expect(found.status).toBe(200);
    const foreign = [{ kind: "household", householdId: "H9999999", correct: { children: 5 } }];
    const other = await as("objection_officer", "objections.find", {
      objectionId,
      facts: foreign,
      finding,
    });
    expect(other.error?.data.reason).toBe("not_found");
    const { db, environment } = world.services;
    await executeReplay(db, environment, (entry) => world.log.push(entry), objectionId);
    const { replay } = await rowOf();
    expect(replay?.kind).toBe("replayed");
    if (replay?.kind !== "replayed") return;
    expect(Object.keys(replay.variants)).toEqual(["pure", "fewestMoves", "nobodyLoses"]);
    expect(replay.variants.nobodyLoses.othersWhoLose).toBe(0);
    expect(replay.variants.pure.concerned[0]?.householdId).toBe(householdId);
  });

  test("is upheld by a second person for the hash shown; the run that follows gives that very plan", async () => {
    const { replay, householdId } = await rowOf();
    if (replay?.kind !== "replayed") throw new Error("not replayed");
    const { planHash } = replay.variants.nobodyLoses;
    const answer = "Lima anak menurut berkas yang ada";
    const signing = { objectionId, variant: "nobodyLoses", planHash, answer };
    const decider = await as("approver", "objections.uphold", signing);
    expect(decider.error?.data.reason).toBe("same_person");
    const second = await addUser(world, "approver");
    const wrong = await callWith(world.app, second.cookie, "objections.uphold", {
      ...command(),
      ...signing,
      planHash: "0".repeat(64),
    });
    expect(wrong.error?.data.reason).toBe("changed_since_seen");
    const signed = await callWith(world.app, second.cookie, "objections.uphold", {
      ...command(),
      ...signing,
    });
    expect(signed.status).toBe(200);
    const { correctedRunId, state } = await rowOf();
    expect(state).toBe("upheld");
    const { db } = world.services;
    const [household] = await db
      .select()
      .from(households)
      .where(eq(households.householdId, householdId));
    expect(household).toMatchObject({ children: 5, spouse: true });
    await finishRun(world, correctedRunId ?? "");
    expect(await findRun(db, correctedRunId ?? "")).toMatchObject({ state: "draft", planHash });
    const twice = await callWith(world.app, second.cookie, "objections.uphold", {
      ...command(),
      ...signing,
    });
    expect(twice.error?.data.reason).toBe("state_does_not_allow_it");
  }, 60_000);
});
