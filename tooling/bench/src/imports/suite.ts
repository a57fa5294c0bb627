import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres } from "@pindah/postgres";
import { freePort, startApi } from "@pindah/start";
import type { Measurement } from "../report.ts";
import { signIn, type Officer } from "./client.ts";
import { hostileFiles } from "./hostile.ts";
import { peopleWorkbook } from "./people.ts";
import { percentile, startProbe } from "./probe.ts";

/**
 * A list of a hundred thousand people brought in over HTTP as an officer does it, on each database:
 * read, matched, checked, confirmed, written; while somebody else asks for something small. Then
 * hostile files, one after the other.
 */
export async function imports(args: readonly string[]): Promise<readonly Measurement[]> {
  const people = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100_000);
  const engines = (["postgres", "pglite"] as const).filter(
    (engine) =>
      !args.some((arg) => arg === "postgres" || arg === "pglite") || args.includes(engine),
  );
  const measured: Measurement[] = [];
  for (const engine of engines) {
    const folder = await mkdtemp(join(tmpdir(), "pindah-bench-"));
    const postgres = engine === "postgres" ? await startPostgres() : null;
    const port = await freePort(0);
    const api = await startApi({
      port,
      adminUrl: "http://localhost:1",
      dataFolder: folder,
      siteFolder: join(folder, "site"),
      people: 2000,
      ...(postgres === null ? {} : { databaseUrl: postgres.url }),
      onLine: () => undefined,
    });
    try {
      measured.push(...(await onApi(engine, `http://localhost:${port}`, people)));
    } finally {
      await api.stop();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }
  return measured;
}

async function onApi(engine: string, url: string, people: number): Promise<readonly Measurement[]> {
  const officer = await signIn(url, "http://localhost:1", "institution_officer");
  const other = await signIn(url, "http://localhost:1", "planner");
  const units = await officer.units();
  const names = units.map(({ code }) => code);
  const bytes = await peopleWorkbook(people, names);
  const size = `${engine}, ${people} people`;
  await wait(100);
  const small = () => other.call("policy.current", {});
  const quiet = startProbe(small);
  await wait(3000);
  const before = await quiet.stop();
  const probe = startProbe(small);
  const { steps, watched, counts } = await bring(officer, bytes);
  const waits = await probe.stop();
  const whole = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const waited = (measure: string, values: readonly number[], part: number, beside = "") => ({
    size,
    measure,
    value: percentile(values, part),
    unit: "ms",
    beside,
  });
  return [
    ...steps.map(({ step, seconds }) => ({ size, measure: step, value: seconds, unit: "s" })),
    { size, measure: "the whole import", value: whole, unit: "s", beside: "goal 30 s" },
    { size, measure: "rows written", value: counts, unit: "rows" },
    { size, measure: "different percentages told live", value: watched, unit: "events" },
    waited("others wait while nothing is imported, p95", before, 0.95),
    waited("others wait meanwhile, p50", waits, 0.5),
    waited("others wait meanwhile, p95", waits, 0.95, "goal 200 ms"),
    waited("others wait meanwhile, longest", waits, 1, `goal 200 ms; ${waits.length} calls`),
    ...(await refusals(engine, officer)),
  ];
}

async function bring(officer: Officer, bytes: Uint8Array) {
  const steps: { readonly step: string; readonly seconds: number }[] = [];
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    steps.push({ step, seconds: (performance.now() - from) / 1000 });
    return result;
  };
  const importId = await timed("upload", () => officer.upload("daftar.xlsx", bytes));
  const read = await timed("read the file", () => officer.settled(importId));
  const [sheet] = read.sheets;
  const checked = await timed("check and compare", () =>
    officer.act("match", importId, {
      sheet: sheet?.sheet ?? null,
      columns: sheet?.matches.map(({ field }) => field) ?? [],
      unitNames: {},
      complete: false,
    }),
  );
  const codes = checked.findings.flatMap(({ code, open, severity }) =>
    severity === "confirm" && open > 0 ? [code] : [],
  );
  await timed("confirm", () =>
    officer.act("confirm", importId, { codes: [...new Set(codes)], reason: "Tolok ukur saja" }),
  );
  const done = await timed("write", () => officer.act("commit", importId));
  if (done.state !== "committed") throw new Error(JSON.stringify(done.failure));
  return { steps, watched: checked.told + done.told, counts: done.counts?.["added"] ?? 0 };
}

async function refusals(engine: string, officer: Officer): Promise<readonly Measurement[]> {
  const measured: Measurement[] = [];
  const files = await hostileFiles();
  // Making them took this thread long: connections that were closed meanwhile are noticed first.
  await wait(100);
  for (const { name, bytes } of files) {
    const from = performance.now();
    const answer = await officer.settled(await officer.upload(`${name}.xlsx`, bytes));
    const seconds = (performance.now() - from) / 1000;
    if (answer.state !== "failed") throw new Error(`${name} was not refused: ${answer.state}`);
    measured.push({
      size: engine,
      measure: `refused: ${name}`,
      value: seconds,
      unit: "s",
      beside: "goal 3 s",
    });
  }
  await officer.call("policy.current", {});
  return measured;
}
