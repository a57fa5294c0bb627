import { InstitutionCode, PersonId, WaveId } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Role } from "../access/roles.ts";
import { kinships } from "../decisions/decisions.table.ts";
import { people } from "../registry/registry.table.ts";
import { engines } from "../testing/engines.ts";
import {
  addUser,
  callWith,
  createWorld,
  findAccount,
  sessionFor,
  type World,
} from "../testing/world.ts";

const command = () => ({ commandId: crypto.randomUUID() });
const Board = z.object({
  rows: z.array(
    z.object({
      waveId: z.string(),
      institutionCode: z.string(),
      quota: z.int(),
      nominated: z.int(),
      missing: z.int(),
      verified: z.int(),
      lastDay: z.string().nullable(),
      zone: z.string(),
    }),
  ),
});
const List = z.object({
  contentHash: z.string(),
  state: z.string(),
  candidates: z.array(z.object({ personId: z.string() })),
});

describe.each(engines)("nominations on %s", (engine) => {
  let world: World;
  let place = { waveId: "", institutionCode: "" };
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    const { rows } = Board.parse(
      (await world.call("institution_officer", "nominations.board")).data,
    );
    const row = rows.find(({ quota, lastDay }) => quota >= 2 && lastDay !== null);
    if (row === undefined) throw new Error("The demonstration gives no quota");
    place = { waveId: row.waveId, institutionCode: row.institutionCode };
    // In time for the last day.
    world.clock.ms = Math.min(world.clock.ms, Date.parse(`${row.lastDay}T00:00:00Z`));
  });
  afterAll(() => world.close());
  const as = async (role: Role, path: string, input: object) => {
    const { userId } = await findAccount(world, role);
    return callWith(world.app, await sessionFor(world.services, userId), path, {
      ...command(),
      ...place,
      ...input,
    });
  };
  const list = async () => {
    const { userId } = await findAccount(world, "institution_officer");
    const cookie = await sessionFor(world.services, userId);
    return List.parse((await callWith(world.app, cookie, "nominations.list", place)).data);
  };

  test("from draft to confirmed, each step by its own role, bound to the names that were seen", async () => {
    const { candidates } = await list();
    const [first, second] = candidates.map(({ personId }) => personId);
    const named = await as("institution_officer", "nominations.name", {
      add: [first, second],
      remove: [],
    });
    expect(named.data).toMatchObject({ kind: "done", state: "draft" });
    const { contentHash } = await list();
    const early = await as("approver", "nominations.confirm", { contentHash });
    expect(early.error?.data.reason).toBe("state_does_not_allow_it");
    const stale = await as("institution_admin", "nominations.submit", {
      contentHash: "0".repeat(64),
    });
    expect(stale.error?.data.reason).toBe("changed_since_seen");
    const submitted = await as("institution_admin", "nominations.submit", { contentHash });
    expect(submitted.data).toMatchObject({ kind: "done", state: "submitted" });
    const shut = await as("institution_officer", "nominations.name", { add: [], remove: [first] });
    expect(shut.error?.data.reason).toBe("state_does_not_allow_it");
    const verified = await as("competency_assessor", "nominations.verify", { contentHash });
    expect(verified.data).toMatchObject({ kind: "done", state: "verified" });

    // Between verification and approval the facts changed: the person is named, with the reason.
    const { db } = world.services;
    const personId = PersonId.parse(first);
    await db.update(people).set({ discipline: "severe" }).where(eq(people.personId, personId));
    const refused = await as("approver", "nominations.confirm", { contentHash });
    expect(refused.data).toMatchObject({
      kind: "refused",
      refusals: [{ kind: "discipline", personId: first }],
    });
    await db.update(people).set({ discipline: "none" }).where(eq(people.personId, personId));

    // Kin by declaration may not confirm; somebody else may.
    const [other] = candidates.slice(2).map((entry) => entry.personId);
    const kin = await addUser(world, "approver", { personId: other ?? null });
    await db.insert(kinships).values({
      personId: PersonId.parse(other),
      relativeId: personId,
      declaredBy: kin.userId,
      declaredAt: "2026-01-01T00:00:00.000Z",
    });
    const byKin = await callWith(world.app, kin.cookie, "nominations.confirm", {
      ...command(),
      ...place,
      contentHash,
    });
    expect(byKin.error?.data.reason).toBe("kin_concerned");
    const confirmed = await as("approver", "nominations.confirm", { contentHash });
    expect(confirmed.data).toMatchObject({ kind: "done", state: "confirmed" });
    const { rows } = Board.parse((await world.call("planner", "nominations.board")).data);
    const row = rows.find(
      (entry) => entry.waveId === place.waveId && entry.institutionCode === place.institutionCode,
    );
    expect(row).toMatchObject({ nominated: 2, verified: 2, missing: (row?.quota ?? 0) - 2 });
  });

  test("people of another institution, too many, and too late are refused with their figures", async () => {
    const { rows } = Board.parse((await world.call("planner", "nominations.board")).data);
    const other = rows.find(
      ({ institutionCode, quota, lastDay }) =>
        institutionCode !== place.institutionCode && quota > 0 && lastDay !== null,
    );
    if (other === undefined) throw new Error("only one institution");
    const { code } = { code: InstitutionCode.parse(other.institutionCode) };
    const admin = await addUser(world, "institution_admin", { institutionCode: code });
    const of = { waveId: WaveId.parse(other.waveId), institutionCode: code };
    const { candidates } = await list();
    const foreign = candidates[0]?.personId ?? "";
    const answer = await callWith(world.app, admin.cookie, "nominations.name", {
      ...command(),
      ...of,
      add: [foreign],
      remove: [],
    });
    expect(answer.data).toMatchObject({
      kind: "refused",
      refusals: [{ kind: "not_of_institution", personId: foreign }],
    });
    const mine = await callWith(world.app, admin.cookie, "nominations.name", {
      ...command(),
      ...place,
      add: [],
      remove: [],
    });
    expect(mine.error?.data.reason).toBe("not_found");
  });

  test("a wave whose time is over is given more, and institutions can hand in again", async () => {
    const { rows } = Board.parse((await world.call("planner", "nominations.board")).data);
    const other = rows.find(({ waveId }) => waveId !== place.waveId);
    if (other?.lastDay == null) throw new Error("only one wave");
    const { waveId, institutionCode, lastDay } = other;
    const before = world.clock.ms;
    // The second day after the last one.
    world.clock.ms = Date.parse(`${lastDay}T00:00:00Z`) + 48 * 3_600_000;
    const admin = await addUser(world, "institution_admin", { institutionCode });
    const cookie = await sessionFor(world.services, admin.userId);
    const of = { waveId, institutionCode };
    const read = async () =>
      List.parse((await callWith(world.app, cookie, "nominations.list", of)).data);
    const [first] = (await read()).candidates;
    const call = (path: string, input: object) =>
      callWith(world.app, cookie, path, { ...command(), ...of, ...input });
    await call("nominations.name", { add: [first?.personId], remove: [] });
    const { contentHash } = await read();
    const late = await call("nominations.submit", { contentHash });
    expect(late.data).toMatchObject({ kind: "refused", refusals: [{ kind: "too_late", lastDay }] });

    const reason = "Data pegawai terlambat dikirim";
    const planner = await findAccount(world, "planner");
    const asPlanner = await sessionFor(world.services, planner.userId);
    const extend = (day: string) => {
      const asked = { ...command(), waveId, lastDay: day, reason };
      return callWith(world.app, asPlanner, "nominations.extend", asked);
    };
    const [year] = lastDay.split("-").map(Number);
    expect((await extend(lastDay)).data).toMatchObject({ kind: "refused", refusal: "day_over" });
    const later = `${(year ?? 0) + 1}-01-31`;
    expect((await extend(later)).data).toMatchObject({ kind: "done", lastDay: later });
    expect((await extend(later)).data).toMatchObject({
      kind: "refused",
      refusal: "not_later",
      day: later,
    });
    const inTime = await call("nominations.submit", { contentHash });
    expect(inTime.data).toMatchObject({ kind: "done", state: "submitted" });
    world.clock.ms = before;
  });
});
