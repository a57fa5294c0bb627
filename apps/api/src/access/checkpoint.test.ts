import { sql, type SQL } from "drizzle-orm";
import type { Signer } from "@pindah/domain/publication";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newSigningKey, readSigner } from "../publication/signing.ts";
import { engines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { recordAction } from "./actions.store.ts";
import { signHead } from "./checkpoint.store.ts";
import { actionCheckpoints } from "./checkpoint.table.ts";
import { verifyActions, type LogCheck } from "./verify.ts";

describe.each(engines)("signed states of the action log on %s", (engine) => {
  let world: World;
  let signer: Signer;
  let kept: string;
  beforeAll(async () => {
    world = await createWorld(engine, "empty");
    signer = await signerOf(7);
    for (let number = 1; number <= 3; number += 1) await act(number);
    await sign();
    for (let number = 4; number <= 6; number += 1) await act(number);
    kept = (await sign()) ?? "";
  });
  afterAll(() => world.close());

  const act = (number: number) =>
    world.services.db.transaction((tx) =>
      recordAction(
        tx,
        world.services.environment,
        { userId: null, role: null, procedure: "test.act", commandId: null },
        { subjectKind: "thing", subjectId: `thing-${number}`, detail: {} },
      ),
    );
  const sign = () => signHead(world.services.db, world.services.environment, signer);
  /** What the check says after statements that pass the triggers; all is undone afterwards. */
  const checkAfter = async (notes: readonly string[], ...statements: SQL[]) => {
    let found: LogCheck | undefined;
    await expect(
      world.services.db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        for (const statement of statements) await tx.execute(statement);
        found = await verifyActions(tx, { key: signer, kept: notes });
        tx.rollback();
      }),
    ).rejects.toThrow("Rollback");
    return found?.problems;
  };
  const cutTail = [
    sql`delete from actions where action_id in (select action_id from action_seals where sequence > 4)`,
    sql`delete from action_seals where sequence > 4`,
  ];

  test("each head is signed once, by however many processes; the log holds against them", async () => {
    expect(await Promise.all([sign(), sign()])).toEqual([null, null]);
    expect(await world.services.db.$count(actionCheckpoints)).toBe(2);
    expect(kept).toContain("log.test/actions\n6\n");
    expect(await checkAfter([kept])).toEqual([]);
  });

  test("a tail cut off together with its actions is found, and where it began", async () => {
    expect(await checkAfter([], ...cutTail)).toEqual([
      { kind: "log_truncated", from: 5, signed: 6 },
    ]);
  });

  test("cut off together with what was signed, a note kept elsewhere still shows it", async () => {
    const cut = [...cutTail, sql`delete from action_checkpoints where sequence > 4`];
    expect(await checkAfter([], ...cut)).toEqual([]);
    expect(await checkAfter([kept], ...cut)).toEqual([
      { kind: "log_truncated", from: 5, signed: 6 },
    ]);
  });

  test("a chain computed anew over other content is not the one that was signed", async () => {
    const found = await checkAfter(
      [],
      sql`update action_seals set chain_hash = repeat('a', 64) where sequence = 6`,
    );
    expect(found).toContainEqual({ kind: "checkpoint_differs", sequence: 6 });
  });

  test("a note by another key, and one moved to another place, are not signed", async () => {
    const { db } = world.services;
    const stranger = await signerOf(8);
    const check = await verifyActions(db, { key: stranger, kept: [] });
    expect(check.problems).toEqual([
      { kind: "checkpoint_not_signed", sequence: 3 },
      { kind: "checkpoint_not_signed", sequence: 6 },
    ]);
    expect(
      await checkAfter([], sql`update action_checkpoints set sequence = 5 where sequence = 6`),
    ).toEqual([{ kind: "checkpoint_not_signed", sequence: 5 }]);
  });
});

async function signerOf(byte: number): Promise<Signer> {
  const signer = await readSigner(await newSigningKey("log.test", new Uint8Array(32).fill(byte)));
  if (signer === null) throw new Error("The key is none");
  return signer;
}
