import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkInLog,
  checkReceipt,
  Manifest,
  parseLeaves,
  PublicLog,
  PublishedReceipts,
  type Signer,
} from "@pindah/domain/publication";
import { asc } from "drizzle-orm";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines } from "../testing/engines.ts";
import { addUser, callWith, createWorld, findAccount, type World } from "../testing/world.ts";
import { buildReleaseFiles } from "./build.ts";
import { listEntries } from "./log.store.ts";
import { findRelease } from "./publication.store.ts";
import { logCheckpoints, logEntries } from "./publication.table.ts";
import { publishRelease } from "./publish.ts";
import { permalinkIn, publicFolderIn } from "./public-folder.ts";
import { ed25519 } from "./signing.ts";
import { openSigningKey } from "./signing-key.ts";

const Requested = z.object({ releaseId: z.uuid() });
const command = () => ({ commandId: crypto.randomUUID() });

describe.each(engines)("a release that two people approve, on %s", (engine) => {
  let world: World;
  let folder: string;
  let signer: Signer;
  let second: string;

  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    folder = mkdtempSync(join(tmpdir(), "pindah-publish-"));
    const key = await openSigningKey(
      join(folder, "keys/log.key"),
      world.services.environment,
      true,
    );
    if (!key.ok) throw new Error(key.error.kind);
    signer = key.value;
    second = (await addUser(world, "publisher")).cookie;
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const services = () => world.services;
  const place = () => ({ folder: join(folder, "releases"), renderer: null });
  const log = () => undefined;

  async function draft(path: string, input: object = {}) {
    const answer = await world.call("publisher", path, { ...command(), ...input });
    const { releaseId } = Requested.parse(answer.data);
    const { db, environment } = services();
    await buildReleaseFiles(db, environment, log, place(), releaseId);
    const manifestHash = (await findRelease(db, releaseId))?.manifestHash ?? "";
    return { releaseId, manifestHash };
  }
  const approve = (seen: { releaseId: string; manifestHash: string }, cookie?: string) =>
    callWith(world.app, cookie ?? world.cookieOf("publisher"), "publication.approve", {
      ...command(),
      ...seen,
    });
  const sign = (releaseId: string, renderer: string | null = null) => {
    const { db, environment } = services();
    return publishRelease(db, environment, log, { ...place(), renderer }, signer, releaseId);
  };
  /** A program that the folder of a release is handed to. */
  const script = (source: string) => {
    const path = join(folder, `render-${crypto.randomUUID()}.mjs`);
    writeFileSync(path, source);
    return `${process.execPath} ${path}`;
  };

  async function check(releaseId: string) {
    const read = (name: string) =>
      readFile(join(permalinkIn(place().folder, releaseId), name), "utf8");
    return checkInLog(
      PublicLog.parse(JSON.parse(await read("log.json"))),
      {
        manifestText: await read("manifest.json"),
        proofText: await read("manifest.tlog-proof"),
        leavesText: await read("log-leaves.txt"),
      },
      { remembered: null, isLate: () => false },
      ed25519,
    );
  }

  test("is signed only after the second, who is another; then it stands in the log, and a verifier says so", async () => {
    const seen = await draft("publication.build");
    expect((await approve(seen)).data).toMatchObject({ approvals: 1 });
    await sign(seen.releaseId);
    expect((await findRelease(services().db, seen.releaseId))?.state).toBe("draft");

    expect((await approve(seen)).error?.data.reason).toBe("same_person");
    const other = { ...seen, manifestHash: "f".repeat(64) };
    expect((await approve(other, second)).error?.data.reason).toBe("changed_since_seen");
    expect((await approve(seen, second)).data).toMatchObject({ approvals: 2 });
    await sign(seen.releaseId);
    await sign(seen.releaseId);
    expect((await findRelease(services().db, seen.releaseId))?.state).toBe("published");
    expect(
      (await approve(seen, (await addUser(world, "publisher")).cookie)).error?.data.reason,
    ).toBe("state_does_not_allow_it");
    // The log's own first entry, and the release once.
    expect((await listEntries(services().db)).map(({ kind }) => kind)).toEqual(["log", "release"]);
    expect(await check(seen.releaseId)).toMatchObject({ good: true, checkpoint: { size: 2 } });
  }, 120_000);

  test("a correction is an entry of its own that names what it replaces; the old one stays and still verifies", async () => {
    const [entry] = (await listEntries(services().db)).filter(({ kind }) => kind === "release");
    const old = entry?.releaseId ?? "";
    const before = await readFile(join(permalinkIn(place().folder, old), "manifest.json"), "utf8");
    const reason = { id: "Angka biaya yang salah.", en: "A cost that was wrong." };
    const seen = await draft("publication.correct", { releaseId: old, reason });
    await approve(seen);
    await approve(seen, second);
    const renderer = `import { writeFileSync } from "node:fs"; writeFileSync(process.argv[2] + ".seen", "yes");`;
    await sign(seen.releaseId, script(renderer));
    expect((await findRelease(services().db, seen.releaseId))?.site).toEqual({ kind: "rendered" });
    expect(readFileSync(`${permalinkIn(place().folder, seen.releaseId)}.seen`, "utf8")).toBe("yes");
    const text = await readFile(
      join(permalinkIn(place().folder, seen.releaseId), "manifest.json"),
      "utf8",
    );
    const manifest = Manifest.parse(JSON.parse(text));
    expect(manifest).toMatchObject({ kind: "correction", corrects: { releaseId: old, reason } });
    expect(await readFile(join(permalinkIn(place().folder, old), "manifest.json"), "utf8")).toBe(
      before,
    );
    for (const releaseId of [old, seen.releaseId])
      expect(await check(releaseId)).toMatchObject({ good: true, checkpoint: { size: 3 } });
    const audit = await readFile(
      join(permalinkIn(place().folder, seen.releaseId), "disclosure.json"),
      "utf8",
    );
    expect(JSON.parse(audit)).toMatchObject({ remembered: [old] });
  }, 120_000);

  test("an employee gets his own receipt, which holds against the release and tells his decision", async () => {
    const { data } = await world.call("employee", "publication.myReceipt");
    const mine = z.object({ releaseId: z.string(), receipt: z.string() }).parse(data);
    const at = permalinkIn(place().folder, mine.releaseId);
    const published = PublishedReceipts.parse(
      JSON.parse(await readFile(join(at, "receipts.json"), "utf8")),
    );
    const { personId } = await findAccount(world, "employee");
    expect(checkReceipt(mine.receipt, published)).toMatchObject({
      kind: "holds",
      decision: { personId },
    });
    const other = mine.receipt.replace(/"standing":"\w+"/, '"standing":"undecided"');
    expect(checkReceipt(other, published)).toEqual({ kind: "not_in_release" });
    expect((await world.call("publisher", "publication.myReceipt")).status).toBe(403);
  });

  test("every state of the log extends the one before it, and its static files hold the last", async () => {
    const states = await services()
      .db.select()
      .from(logCheckpoints)
      .orderBy(asc(logCheckpoints.size));
    expect(states.map(({ size }) => size)).toEqual([1, 2, 3]);
    const root = publicFolderIn(place().folder);
    expect(await readFile(join(root, "log/checkpoint"), "utf8")).toBe(states.at(-1)?.note);
    expect((await readFile(join(root, "log/tile/0/000.p/3"))).length).toBe(3 * 32);
    await expect(services().db.delete(logEntries)).rejects.toThrow("Failed query");
  });

  test.each([["process.exit(3);", 3]])(
    "a renderer that fails (%s) is said; the release is published all the same",
    async (source, exitCode) => {
      const seen = await draft("publication.build");
      await approve(seen);
      await approve(seen, second);
      await sign(seen.releaseId, script(source));
      expect(await findRelease(services().db, seen.releaseId)).toMatchObject({
        state: "published",
        site: { kind: "failed", exitCode },
      });
    },
    120_000,
  );

  test("a day of the calendar is when the next release is due", async () => {
    const dueOn = "2031-05-01";
    await world.call("publisher", "publication.planRelease", { ...command(), dueOn });
    expect((await world.call("auditor", "publication.calendar")).data).toEqual([dueOn]);
    const { releaseId } = await draft("publication.build");
    expect(await findRelease(services().db, releaseId)).toMatchObject({ nextDue: dueOn });
  }, 120_000);

  test("production refuses the key of a demonstration, and a file without a key", async () => {
    const open = (name: string) =>
      openSigningKey(join(folder, name), services().environment, false);
    expect(await open("keys/log.key")).toMatchObject({
      error: { kind: "demonstration_key_in_production" },
    });
    expect(await open("keys/none.key")).toMatchObject({
      error: { kind: "signing_key_unreadable" },
    });
  });

  test("the published root of the receipts is a root, and its leaves stay here", async () => {
    const [entry] = (await listEntries(services().db)).filter(({ kind }) => kind === "release");
    const releaseId = entry?.releaseId ?? "";
    const at = permalinkIn(place().folder, releaseId);
    const published = PublishedReceipts.parse(
      JSON.parse(await readFile(join(at, "receipts.json"), "utf8")),
    );
    const release = await findRelease(services().db, releaseId);
    expect(parseLeaves(release?.receiptLeaves ?? "")).toHaveLength(published.size);
    expect(published.size % 100).toBe(0);
    expect(checkReceipt("{}", published)).toEqual({ kind: "unreadable" });
  });
});
