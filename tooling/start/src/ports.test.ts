import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { freePort } from "./ports.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function occupy(port: number, host = "127.0.0.1"): Promise<number> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return portOf(server) ?? 0;
}

test("a port that nobody uses is taken as wanted", async () => {
  const wanted = await freePort(0);
  expect(await freePort(wanted)).toBe(wanted);
});

test("a port in use is replaced by one on which a server can start", async () => {
  const taken = await occupy(0);
  const other = await freePort(taken);
  expect(other).not.toBe(taken);
  expect(await occupy(other)).toBe(other);
});

test("a port that somebody uses at ::1 alone is replaced too: localhost could mean him", async (context) => {
  const hasNewerAddresses = await occupy(0, "::1").catch(() => undefined);
  if (hasNewerAddresses === undefined) context.skip("this machine has no ::1");
  else expect(await freePort(hasNewerAddresses)).not.toBe(hasNewerAddresses);
});

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "object" ? address?.port : undefined;
}
