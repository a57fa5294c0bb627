import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSystem } from "@pindah/start";
import type { TestProject } from "vitest/node";

/** Enough people that every class and wave has some, and that their counts may be published. */
const people = 2_000;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), "pindah-e2e-"));
  const lines: string[] = [];
  const databaseUrl = process.env["PINDAH_E2E_DATABASE_URL"];
  const system = await startSystem({
    dataFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    people,
    ports: { api: 0, admin: 0, site: 0 },
    language: "en",
    onLine: (name, line) => lines.push(`${name}: ${line}`),
    onStep: () => undefined,
  }).catch(async (error: unknown) => {
    await rm(dataFolder, { recursive: true, force: true });
    throw new Error(`The system did not start.\n${lines.slice(-40).join("\n")}`, { cause: error });
  });
  if (system.siteProblem !== null) {
    await system.stop();
    throw new Error(`There is no public site: ${system.siteProblem}`);
  }
  const { apiUrl, adminUrl, siteUrl, accounts } = system;
  project.provide("demo", { apiUrl, adminUrl, siteUrl, accounts });
  return async () => {
    await system.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
