import { Client } from "pg";
import { expect, test } from "vitest";
import { startPostgres } from "./index.ts";

test("a server starts for whoever runs this, root included, answers, and is gone when stopped", async () => {
  const server = await startPostgres();
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query("select 6 * 7 as answer, current_setting('fsync') as fsync");
  await client.end();
  expect(rows).toEqual([{ answer: 42, fsync: "off" }]);
  await server.stop();
  const again = new Client({ connectionString: server.url });
  await expect(again.connect()).rejects.toThrow("ECONNREFUSED");
});

test("a durable server writes every commit to disk, as production does", async () => {
  const server = await startPostgres({ durable: true });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const settings = await client.query(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
  );
  await client.end();
  await server.stop();
  expect(settings.rows).toEqual([{ fsync: "on", commit: "on" }]);
});

test("killed with all its processes and started again, a durable server has every commit", async () => {
  const server = await startPostgres({ durable: true });
  const before = new Client({ connectionString: server.url });
  // The connection ends with the server.
  before.on("error", () => undefined);
  await before.connect();
  await before.query("create table kept (number int)");
  await before.query("insert into kept values (42)");
  await server.kill();
  await server.restart();
  const after = new Client({ connectionString: server.url });
  await after.connect();
  const { rows } = await after.query("select number from kept");
  await after.end();
  await server.stop();
  expect(rows).toEqual([{ number: 42 }]);
});
