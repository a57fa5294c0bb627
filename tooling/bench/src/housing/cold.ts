import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allocateHomes, type HousingProblem } from "@pindah/domain/housing";
import { readColumns, writeColumns } from "./columns.ts";
import { benchmarkPolicy, type Size } from "./generate.ts";

/** What one process took that reads the columns, allocates once, and ends. */
export type ColdRun = { readonly wallMs: number; readonly peakMb: number };

/** Nearly all that lives short here are small lists; more room for them would only be peak memory. */
const FLAGS = "--max-semi-space-size=1";

/**
 * Runs a fresh process that reads the problem from a file and allocates once; of three, the
 * median by time. The first one before them only leaves its compiled modules behind, as an
 * installed programme has them. Peak memory is the child's own: it is started through a small
 * shell, because a child inherits the high-water mark of the process that starts it.
 */
export function coldRun(size: Size, problem: HousingProblem): ColdRun {
  const folder = mkdtempSync(join(tmpdir(), "pindah-bench-"));
  const file = join(folder, "columns");
  writeColumns(file, problem);
  const self = fileURLToPath(import.meta.url);
  const run = (): ColdRun => {
    const begin = performance.now();
    const child = spawnSync(
      "/bin/sh",
      ["-c", `"${process.execPath}" ${FLAGS} "${self}" "${file}" ${size.cities}; exit $?`],
      {
        encoding: "utf8",
        env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },
      },
    );
    const wallMs = performance.now() - begin;
    if (child.status !== 0) throw new Error(child.stderr);
    return { wallMs, peakMb: Number(child.stdout) / 1024 };
  };
  try {
    run();
    const [, middle] = [run(), run(), run()].toSorted((a, b) => a.wallMs - b.wallMs);
    if (middle === undefined) throw new Error("No run");
    return middle;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, cities] = process.argv.slice(2);
  const problem = readColumns(file ?? "");
  const result = allocateHomes(problem, benchmarkPolicy(Number(cities)));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  console.log(process.resourceUsage().maxRSS);
}
