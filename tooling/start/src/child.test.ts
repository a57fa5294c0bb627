import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChild, untilReady } from "./child.ts";
import { freePort } from "./ports.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-child-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function program(source: string): Promise<string> {
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  await writeFile(file, source);
  return file;
}

test("a server that answers 503 while it migrates is ready at its first 200, and ends when told", async () => {
  const port = await freePort(0);
  const file = await program(`
    import { createServer } from "node:http";
    let asked = 0;
    createServer((_, response) => response.writeHead(++asked < 3 ? 503 : 200).end()).listen(${port}, "127.0.0.1");
    console.log("listening");
    process.on("SIGTERM", () => { console.log("closing"); process.exit(0); });
  `);
  const lines: string[] = [];
  const onLine = (line: string) => lines.push(line);
  const child = startChild({ name: "api", file, env: {}, cwd: folder, onLine });
  await untilReady("api", `http://127.0.0.1:${port}/`, child, 10_000);
  await child.stop();
  expect(lines).toEqual(["listening", "closing"]);
  expect(await child.ended).toEqual({ code: 0, signal: null });
});

test("a server that ends before it is ready is told with its exit code, without waiting", async () => {
  const file = await program("process.exit(7);");
  const child = startChild({ name: "api", file, env: {}, cwd: folder, onLine: () => undefined });
  const ready = untilReady("api", `http://127.0.0.1:${await freePort(0)}/`, child, 30_000);
  await expect(ready).rejects.toThrow("api ended with exit code 7 before it was ready.");
});

test("a server that never answers is told after the time given", async () => {
  const file = await program("setInterval(() => {}, 1000);");
  const child = startChild({ name: "api", file, env: {}, cwd: folder, onLine: () => undefined });
  const ready = untilReady("api", `http://127.0.0.1:${await freePort(0)}/`, child, 500);
  await expect(ready).rejects.toThrow("api was not ready after 0.5 s");
  await child.stop();
  expect(await child.ended).toEqual({ code: null, signal: "SIGTERM" });
});
