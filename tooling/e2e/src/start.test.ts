import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSystem, type System } from "@pindah/start";
import { expect, onTestFinished, test } from "vitest";

const anyPort = { api: 0, admin: 0, site: 0 };

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "pindah-start-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test("a second start is quicker than the first and shows its plan, to the hash", async () => {
  const dataFolder = await folder();
  const silent = { language: "en", onLine: () => undefined, onStep: () => undefined } as const;
  const { system: first, seconds: firstSeconds } = await timed(() =>
    startSystem({ ...silent, dataFolder, people: 2_000, ports: anyPort }),
  );
  const { summary } = first;
  await first.stop();
  expect(first.siteProblem).toBeNull();
  expect(summary.join("\n")).toMatch(/Plan hash: [0-9a-f]{64}/);

  // Of another size, had it been loaded again.
  const { system: second, seconds } = await timed(() =>
    startSystem({ ...silent, dataFolder, people: 2_100, ports: anyPort }),
  );
  await second.stop();
  expect(second.summary).toEqual(summary);
  expect(seconds).toBeLessThan(firstSeconds);
});

async function timed(start: () => Promise<System>) {
  const before = performance.now();
  const system = await start();
  return { system, seconds: (performance.now() - before) / 1000 };
}

test("a port that somebody uses is replaced, and said; after the stop nobody answers", async () => {
  const somebody = createServer();
  await new Promise<void>((resolve) => {
    somebody.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    somebody.close();
  });
  const address = somebody.address();
  const taken = typeof address === "object" && address !== null ? address.port : 0;
  const system = await startSystem({
    dataFolder: await folder(),
    people: 2_000,
    ports: { api: 0, admin: taken, site: 0 },
    language: "en",
    onLine: () => undefined,
    onStep: () => undefined,
  });
  expect(system.adminUrl).not.toContain(`:${taken}`);
  expect(system.movedPorts.join()).toContain(`port ${taken} was taken`);
  for (const url of [
    `${system.apiUrl}/health/ready`,
    `${system.adminUrl}/`,
    `${system.siteUrl}/`,
  ]) {
    expect((await fetch(url)).status).toBe(200);
  }
  await system.stop();
  for (const url of [system.apiUrl, system.adminUrl, system.siteUrl]) {
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  }
});
