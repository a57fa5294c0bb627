import { afterAll, beforeAll, expect, test } from "vitest";
import { addRelease } from "../testing/runs.ts";
import { createWorld, type World } from "../testing/world.ts";
import { appendRelease, listEntries } from "./log.store.ts";
import { logCheckpoints } from "./publication.table.ts";
import { newSigningKey, readSigner } from "./signing.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld("postgres", "demonstration");
});
afterAll(() => world.close());

test("four releases, each asked for by three processes at once, stand in the log once each", async () => {
  const signer = await readSigner(await newSigningKey("log.test", new Uint8Array(32).fill(7)));
  if (signer === null) throw new Error("The key is none");
  const { db, environment } = world.services;
  const asked: string[] = [];
  for (let count = 0; count < 4; count += 1)
    asked.push((await addRelease(world, "publishing")).releaseId);
  await Promise.all(
    [...asked, ...asked, ...asked].map((releaseId) =>
      appendRelease(db, environment, signer, { kind: "release", entry: releaseId, releaseId }),
    ),
  );
  const [first, ...entries] = await listEntries(db);
  expect(first).toMatchObject({ place: 0, kind: "log", releaseId: null });
  expect(entries.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
  expect(new Set(entries.map(({ releaseId }) => releaseId))).toEqual(new Set(asked));
  expect(await db.$count(logCheckpoints)).toBe(5);
});
