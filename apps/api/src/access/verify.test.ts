import { sql, type SQL } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../db/database.ts";
import { bothEngines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { recordAction, sealActions } from "./actions.store.ts";
import { verifyActions, type LogCheck } from "./verify.ts";

const actor = { userId: null, role: null, procedure: "test.act", commandId: null };

describe.each(bothEngines)("the chain of actions on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "empty");
    for (let number = 1; number <= 5; number += 1) await act(`thing-${number}`);
    await sealActions(world.services.db);
  });
  afterAll(() => world.close());

  const act = (subjectId: string, db: Database = world.services.db) =>
    db.transaction((tx) =>
      recordAction(tx, world.services.environment, actor, {
        subjectKind: "thing",
        subjectId,
        detail: { amount: 5 },
      }),
    );
  /** What the check says after statements that pass the triggers; all is undone afterwards. */
  const checkAfter = async (...statements: SQL[]) => {
    let found: LogCheck | undefined;
    await expect(
      world.services.db.transaction(async (tx) => {
        // Only who has all rights over the database can do this.
        await tx.execute(sql`set local session_replication_role = replica`);
        for (const statement of statements) await tx.execute(statement);
        found = await verifyActions(tx);
        tx.rollback();
      }),
    ).rejects.toThrow("Rollback");
    return found;
  };
  const third = sql`(select action_id from action_seals where sequence = 3)`;

  test("five actions, untouched, hold; what is not sealed yet is no fault", async () => {
    await act("thing-6");
    const check = await verifyActions(world.services.db);
    expect(check).toMatchObject({ intact: true, sealed: 5, problems: [] });
    await sealActions(world.services.db);
  });

  test("an edited action is found and located", async () => {
    const found = await checkAfter(
      sql`update actions set detail = '{"amount": 6}' where action_id = ${third}`,
    );
    expect(found?.problems).toEqual([
      { kind: "action_changed", sequence: 3, actionId: expect.any(String) },
    ]);
  });

  test.each([
    ["who", sql`user_id = gen_random_uuid()`],
    ["when", sql`recorded_at = recorded_at + interval '1 millisecond'`],
    ["what", sql`procedure = 'test.other'`],
    ["to what", sql`subject_id = 'thing-9'`],
    ["in which role", sql`role = 'planner'`],
  ])("a change of %s is found", async (_what, change) => {
    const found = await checkAfter(sql`update actions set ${change} where action_id = ${third}`);
    expect(found?.problems).toMatchObject([{ kind: "action_changed", sequence: 3 }]);
  });

  test("for any of the five and any change of any part of it: found, and in its place", async () => {
    const changes = fc.record({
      sequence: fc.integer({ min: 1, max: 5 }),
      column: fc.constantFrom("procedure", "subject_kind", "subject_id"),
      text: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" }),
    });
    await fc.assert(
      fc.asyncProperty(changes, async ({ sequence, column, text }) => {
        const found = await checkAfter(
          sql`update actions set ${sql.identifier(column)} = ${sql.identifier(column)} || ${text}::text
            where action_id = (select action_id from action_seals where sequence = ${sequence})`,
        );
        expect(found?.problems).toMatchObject([{ kind: "action_changed", sequence }]);
      }),
      { numRuns: 40 },
    );
  });

  test("a removed action is found", async () => {
    const found = await checkAfter(sql`delete from actions where action_id = ${third}`);
    expect(found?.problems).toMatchObject([{ kind: "action_missing", sequence: 3 }]);
  });

  test("an action removed together with its seal leaves a gap", async () => {
    const found = await checkAfter(
      sql`delete from actions where action_id = ${third}`,
      sql`delete from action_seals where sequence = 3`,
    );
    expect(found?.problems).toEqual([{ kind: "seals_missing", from: 3, to: 3 }]);
  });

  test("a seal made to fit an edited action breaks the chain after it", async () => {
    const found = await checkAfter(
      sql`update action_seals set action_hash = repeat('a', 64) where sequence = 3`,
    );
    expect(found?.problems).toMatchObject([
      { kind: "action_changed", sequence: 3 },
      { kind: "seal_changed", sequence: 3 },
    ]);
  });

  test("two actions that change places are found", async () => {
    const found = await checkAfter(
      sql`update action_seals set sequence = 99 where sequence = 2`,
      sql`update action_seals set sequence = 2 where sequence = 3`,
      sql`update action_seals set sequence = 3 where sequence = 99`,
    );
    expect(found?.problems.map((problem) => problem.kind)).toContain("seal_changed");
  });

  test("an action slipped in without passing the inbox is found", async () => {
    const found =
      await checkAfter(sql`insert into actions (action_id, recorded_at, procedure, subject_kind, subject_id, detail)
        values (gen_random_uuid(), now(), 'test.act', 'thing', 'slipped-in', '{}')`);
    expect(found?.problems).toMatchObject([{ kind: "action_without_seal" }]);
  });

  test("four sequencers at once seal 500 actions once each, without a gap", async () => {
    for (let number = 0; number < 500; number += 1) await act(`more-${number}`);
    await Promise.all(Array.from({ length: 4 }, () => sealActions(world.services.db)));
    const check = await verifyActions(world.services.db);
    expect(check).toMatchObject({ intact: true, sealed: 506 });
  });
});
