import { PersonId } from "@pindah/domain/kernel";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands, personReadAnchors, personReads, users } from "../access/access.table.ts";
import { sealActions } from "../access/actions.store.ts";
import { anchorReads } from "../access/reads.store.ts";
import { verifyActions } from "../access/verify.ts";
import { identities } from "../registry/registry.table.ts";
import { engines } from "../testing/engines.ts";
import { findPlaces, type Places } from "../testing/places.ts";
import { callWith, createWorld, sessionFor, type World } from "../testing/world.ts";
import { corrections, unmaskings } from "./privacy.table.ts";
import { scheduleOn } from "./retention.ts";

const command = () => ({ commandId: crypto.randomUUID() });
const why = { reason: "verify_identity", note: "Datang ke loket dengan kartu pegawai." } as const;
const Reads = z.object({ rows: z.array(z.object({ role: z.string(), procedure: z.string() })) });
const Erasure = z.object({ erasureId: z.uuid() });
const Affected = z.object({
  people: z.number(),
  rows: z.array(z.object({ personId: z.string(), reads: z.number() })),
});

describe.each(engines)("people's data on %s", (engine) => {
  let world: World;
  let places: Places;
  let second: string;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    places = await findPlaces(world);
    const { db } = world.services;
    const [other] = await db.select().from(users).where(eq(users.signInName, "privacy-officer-2"));
    second = await sessionFor(world.services, other?.userId ?? "");
  });
  afterAll(() => world.close());

  const identityOf = async (personId: string) => {
    const ofThis = eq(identities.personId, PersonId.parse(personId));
    const [row] = await world.services.db.select().from(identities).where(ofThis);
    if (row === undefined) throw new Error("No identity");
    return row;
  };
  const verified = async () => {
    await anchorReads(world.services.db, world.services.environment);
    await sealActions(world.services.db);
    return verifyActions(world.services.db);
  };

  test("a name is shown for a reason, is kept in no answer, and the person sees that it was", async () => {
    const personId = places.employee;
    const { name, nip } = await identityOf(personId);
    const shown = await world.call("privacy_officer", "privacy.unmask", {
      ...command(),
      personId,
      ...why,
    });
    expect(shown.data).toEqual({ personId, name, nip });
    const kept = JSON.stringify([
      await world.services.db.select().from(commands),
      await world.services.db.select().from(unmaskings),
    ]);
    for (const secret of [name, nip, why.note]) expect(kept).not.toContain(secret);
    const own = await world.call("employee", "privacy.myData");
    expect(own.data).toMatchObject({
      name,
      nip,
      unmaskings: [{ role: "privacy_officer", reason: "verify_identity" }],
    });
    const reads = Reads.parse((await world.call("employee", "privacy.myReads", {})).data);
    expect(reads.rows[0]).toMatchObject({ role: "privacy_officer", procedure: "privacy.unmask" });
  });

  test("what one says is wrong waits for one's institution, sealed, and comes back answered", async () => {
    const statement = "Anak saya tiga, bukan dua.";
    await world.call("employee", "privacy.requestCorrection", {
      ...command(),
      subject: "household",
      statement,
    });
    const [row] = await world.services.db.select().from(corrections);
    expect(JSON.stringify(row)).not.toContain("Anak saya");
    expect(Date.parse(row?.dueAt ?? "") - Date.parse(row?.requestedAt ?? "")).toBe(72 * 3_600_000);
    const own = await world.call("employee", "privacy.corrections", {});
    expect(own.data).toMatchObject({ rows: [{ statement, state: "open", answer: null }] });
  });

  test("an erased person has no name anywhere; his texts stay closed and the log verifies", async () => {
    const personId = places.other.leadPersonId;
    const { name, nip } = await identityOf(personId);
    await world.call("privacy_officer", "privacy.unmask", { ...command(), personId, ...why });
    const before = await verified();
    const asked = await world.call("privacy_officer", "privacy.requestErasure", {
      ...command(),
      personId,
      reason: "request_of_the_person",
    });
    const decide = { ...Erasure.parse(asked.data), erase: true };
    const alone = await world.call("privacy_officer", "privacy.decideErasure", {
      ...command(),
      ...decide,
    });
    expect(alone.error?.data.reason).toBe("same_person");
    const done = await callWith(world.app, second, "privacy.decideErasure", {
      ...command(),
      ...decide,
    });
    expect(done.data).toMatchObject({ state: "done" });
    const again = await world.call("privacy_officer", "privacy.unmask", {
      ...command(),
      personId,
      ...why,
    });
    expect(again.status).toBe(404);
    const everything = JSON.stringify(
      await world.services.db.execute(sql`
        select query_to_xml('select * from identities', true, false, '') as identities,
          query_to_xml('select * from users', true, false, '') as users,
          query_to_xml('select * from actions', true, false, '') as actions,
          query_to_xml('select * from commands', true, false, '') as commands`),
    );
    expect(everything).not.toContain(nip);
    expect(everything).not.toContain(`>${name}<`);
    const after = await verified();
    expect(after.intact).toBe(true);
    expect(after.sealed).toBeGreaterThan(before.sealed);
  });

  test("reads are bound to the chain: one changed, removed or slipped in is found", async () => {
    expect(await verified()).toMatchObject({ intact: true, problems: [] });
    const after = async (statement: ReturnType<typeof sql>) => {
      let found: readonly string[] = [];
      await expect(
        world.services.db.transaction(async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`);
          await tx.execute(statement);
          found = (await verifyActions(tx)).problems.map(({ kind }) => kind);
          tx.rollback();
        }),
      ).rejects.toThrow("Rollback");
      return found;
    };
    const first = sql`(select read_id from person_read_seals limit 1)`;
    expect(
      await after(sql`update person_reads set purpose = 'planning' where read_id = ${first}`),
    ).toEqual(["reads_changed"]);
    expect(await after(sql`delete from person_reads where read_id = ${first}`)).toEqual([
      "reads_changed",
    ]);
    expect(
      await after(sql`insert into person_reads select gen_random_uuid(), read_at, user_id, role,
        procedure, purpose, person_ids from person_reads limit 1`),
    ).toEqual(["read_without_anchor"]);
    // Whoever says that they are past their time has to show the clock's action.
    expect(
      await after(sql`with gone as (delete from person_reads where read_id = ${first})
        update person_read_anchors set expired_at = now()`),
    ).toContain("reads_changed");
  });

  test("after five years the reads are gone, the anchor stays, and the log verifies", async () => {
    await verified();
    const reads = await world.services.db.$count(personReads);
    expect(reads).toBeGreaterThan(0);
    const now = world.clock.ms;
    world.clock.ms += 1826 * 24 * 3_600_000;
    const [officer] = await world.services.db
      .select()
      .from(users)
      .where(eq(users.signInName, "privacy-officer"));
    const cookie = await sessionFor(world.services, officer?.userId ?? "");
    const ran = await callWith(world.app, cookie, "privacy.runRetention", command());
    expect(ran.status).toBe(200);
    expect(await world.services.db.$count(personReads)).toBe(0);
    expect(await world.services.db.$count(personReadAnchors)).toBeGreaterThan(0);
    expect(await verified()).toMatchObject({ intact: true });
    world.clock.ms = now;
  });
});

describe.each(engines)("a misused account on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
  });
  afterAll(() => world.close());

  test("the people it was shown are listed, each once, and nobody else", async () => {
    const page = await world.call("competency_assessor", "competency.list", { limit: 20 });
    const seen = z
      .object({ rows: z.array(z.object({ personId: z.string() })) })
      .parse(page.data)
      .rows.map(({ personId }) => personId);
    await world.call("competency_assessor", "competency.list", { limit: 20 });
    await world.call("auditor", "competency.list", { limit: 40 });
    const at = (ms: number) => new Date(world.clock.ms + ms).toISOString();
    const range = { from: at(-60_000), until: at(60_000), limit: 1000 };
    const shownTo = (...signInNames: string[]) =>
      world.call("privacy_officer", "privacy.affected", { ...range, signInNames });
    const answer = await shownTo("competency-assessor");
    const affected = Affected.parse(answer.data);
    expect(affected.people).toBe(20);
    expect(affected.rows.map(({ personId }) => personId)).toEqual(seen.toSorted());
    expect(affected.rows.every(({ reads }) => reads === 2)).toBe(true);
    const unknown = await shownTo("auditor", "nobody");
    expect(unknown.error?.data).toMatchObject({
      reason: "not_found",
      figures: { signInNames: "nobody" },
    });
  });
});

test("the schedule of a day is the last that holds; before the law there is none", () => {
  expect(scheduleOn("2026-01-01").from).toBe("2024-10-17");
  expect(() => scheduleOn("2024-10-16")).toThrow("No retention schedule");
});
