import { spawnSync } from "node:child_process";
import { writeFileSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { allocateHomes, type HousingProblem } from "@pindah/domain/housing";
import { HomeId, HouseholdId, TowerId } from "@pindah/domain/kernel";
import { benchmarkPolicy, type Size } from "./generate.ts";

/** What one process took that reads the columns, allocates once, and ends. */
export type ColdRun = { readonly wallMs: number; readonly peakMb: number };

/**
 * Runs a fresh process that reads the problem from a file and allocates once. Its peak memory is
 * its own: the process is started through a small shell, because a child inherits the high-water
 * mark of the process that starts it.
 */
export function coldRun(size: Size, problem: HousingProblem): ColdRun {
  const file = join(tmpdir(), `pindah-bench-${process.pid}-${size.name}.bin`);
  writeFileSync(file, serialize(problem));
  try {
    const self = fileURLToPath(import.meta.url);
    const begin = performance.now();
    const child = spawnSync(
      "/bin/sh",
      ["-c", `"${process.execPath}" "${self}" "${file}" ${size.cities}; exit $?`],
      { encoding: "utf8" },
    );
    const wallMs = performance.now() - begin;
    if (child.status !== 0) throw new Error(child.stderr);
    return { wallMs, peakMb: Number(child.stdout) / 1024 };
  } finally {
    rmSync(file);
  }
}

function readProblem(file: string): HousingProblem {
  const read: unknown = deserialize(readFileSync(file));
  if (!isProblem(read)) throw new Error(`${file} holds no problem`);
  return read;
}

function isProblem(value: unknown): value is HousingProblem {
  if (typeof value !== "object" || value === null) return false;
  const first = "towers" in value && Array.isArray(value.towers) ? value.towers[0] : undefined;
  return (
    "households" in value &&
    "homes" in value &&
    (first === undefined || TowerId.safeParse(first).success) &&
    HomeId.safeParse("R1").success &&
    HouseholdId.safeParse("H1").success
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, cities] = process.argv.slice(2);
  const problem = readProblem(file ?? "");
  const result = allocateHomes(problem, benchmarkPolicy(Number(cities)));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  console.log(process.resourceUsage().maxRSS);
}
