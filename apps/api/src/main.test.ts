import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyLog } from "./operations.ts";
import { createTestDatabase } from "./testing/engines.ts";
import { startApi, type ApiProcess } from "./testing/process.ts";

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pindah-main-"));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(variables: Record<string, string> = {}): ApiProcess {
  const started = startApi({
    DATA_DIR: join(folder, "db"),
    RELEASE_DIR: join(folder, "releases"),
    DEMONSTRATION_PEOPLE: "600",
    ...variables,
  });
  children.push(started.child);
  return started;
}

test("a second process on the same folder refuses with a clear word, the first goes on", async () => {
  const first = start();
  const { port } = await first.until("listening");
  const second = await start().ended;
  expect(second.code).toBe(1);
  expect(second.said).toContain("Another process has the database folder");
  expect(second.said).toContain(join(folder, "db"));
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);

  // The lock ends with the process, however that ends.
  first.child.kill("SIGKILL");
  await first.ended;
  const third = start();
  await third.until("ready");
});

test("it starts, makes the demonstration's plan and release, stops on SIGTERM, and keeps the data", async () => {
  const first = start();
  const { port } = await first.until("listening");
  await first.until("ready");
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);

  const checked = await verifyLog({ kind: "folder", folder: join(folder, "db") });
  // Load, request, end of the run, proposal, approval.
  expect(checked).toMatchObject({ ok: true, value: { intact: true } });
  expect(checked.ok && checked.value.sealed).toBeGreaterThanOrEqual(5);

  const again = start();
  const second = await again.until("ready");
  expect(second.event).toBe("ready");
});

test("production with the embedded database does not start", async () => {
  const { code, said } = await start({ NODE_ENV: "production" }).ended;
  expect(code).toBe(1);
  expect(said).toContain("DATABASE_URL: production needs a PostgreSQL server");
});

test("production does not start on a database with demonstration accounts", async () => {
  const database = await createTestDatabase("postgres", "demonstration");
  await database.close();
  const { code, said } = await start({
    NODE_ENV: "production",
    SECRETS_KEY: Buffer.alloc(32, "secret").toString("base64"),
    DATABASE_URL: database.url ?? "",
    PUBLIC_URL: "https://api.test",
  }).ended;
  expect(code).toBe(1);
  expect(said).toContain("20 demonstration accounts");
});

test("two processes share one PostgreSQL: one plan of record, and the log holds", async () => {
  const database = await createTestDatabase("postgres", "empty");
  await database.close();
  const variables = { DATABASE_URL: database.url ?? "" };
  const both = [start(variables), start(variables)];
  await Promise.all(both.map((process) => process.until("ready")));
  for (const { child } of both) child.kill("SIGTERM");
  for (const { ended } of both) expect((await ended).code).toBe(0);
  const checked = await verifyLog({ kind: "postgres", url: database.url ?? "" });
  expect(checked).toMatchObject({ ok: true, value: { intact: true } });
});
