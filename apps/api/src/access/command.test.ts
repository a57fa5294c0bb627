import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bothEngines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { actions, commands, signInFailures } from "./access.table.ts";
import { runCommand } from "./command.ts";

const of = {
  userId: "00000000-0000-4000-8000-000000000001",
  role: "planner",
  procedure: "test.add",
} as const;
const now = "2026-08-17T00:00:00.000Z";

describe.each(bothEngines)("the write path on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "empty");
  });
  afterAll(() => world.close());

  /** A command that adds a row and answers with the number of rows. */
  const add = (commandId: string, key: string) =>
    runCommand(
      world.services.db,
      world.services.environment,
      of,
      { commandId, key },
      async (tx) => {
        const row = { keyHash: key, failures: 1, lastFailedAt: now, blockedUntil: now };
        await tx.insert(signInFailures).values(row);
        const detail = { key };
        return {
          result: { rows: await tx.$count(signInFailures) },
          action: { subjectKind: "test", subjectId: key, detail },
        };
      },
    );
  const counts = async () => ({
    rows: await world.services.db.$count(signInFailures),
    actions: await world.services.db.$count(actions),
    commands: await world.services.db.$count(commands),
  });

  test("one command leaves its row, one action and its id; sent again, the same answer and nothing", async () => {
    const commandId = crypto.randomUUID();
    const first = await add(commandId, "first");
    const after = await counts();
    expect(await add(commandId, "first")).toEqual(first);
    expect(await counts()).toEqual(after);
    expect(after).toEqual({ rows: 1, actions: 1, commands: 1 });
  });

  test("the same id with other content is refused and leaves nothing", async () => {
    const commandId = crypto.randomUUID();
    await add(commandId, "second");
    const before = await counts();
    await expect(add(commandId, "another")).rejects.toThrow("same_command_other_content");
    expect(await counts()).toEqual(before);
  });

  test("work that fails leaves no row, no action and no id: the command may be sent again", async () => {
    const before = await counts();
    const commandId = crypto.randomUUID();
    await expect(add(commandId, "first")).rejects.toMatchObject({ cause: { code: "23505" } });
    expect(await counts()).toEqual(before);
    await add(commandId, "third");
    expect(await counts()).toEqual({
      rows: before.rows + 1,
      actions: before.actions + 1,
      commands: before.commands + 1,
    });
  });

  test("ten times the same command at once is done once, with one answer", async () => {
    const before = await counts();
    const commandId = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(commandId, "tenfold")));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await counts()).rows).toBe(before.rows + 1);
    expect((await counts()).actions).toBe(before.actions + 1);
  });

  test.each(["actions", "action_seals", "person_reads", "policies", "dataset_snapshots"])(
    "the database itself refuses to change or remove a row of %s",
    async (table) => {
      const name = sql.identifier(table);
      const { db } = world.services;
      const code = { cause: { code: "23001" } };
      await expect(db.execute(sql`delete from ${name}`)).rejects.toMatchObject(code);
      await expect(db.execute(sql`truncate ${name} cascade`)).rejects.toMatchObject(code);
    },
  );
});
