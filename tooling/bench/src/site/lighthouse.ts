import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findChromium } from "@pindah/e2e/chromium";
import { z } from "zod";

const execute = promisify(execFile);
const VERSION = "13.5.0";
const folder = fileURLToPath(new URL("../../../../.tools/lighthouse/", import.meta.url));
const program = join(folder, "node_modules/lighthouse/cli/index.js");

const Score = z.object({ score: z.number().min(0).max(1) });
const Figure = z.object({ numericValue: z.number() });
const Answer = z.object({
  categories: z.object({
    performance: Score,
    accessibility: Score,
    "best-practices": Score,
    seo: Score,
  }),
  audits: z.object({
    "largest-contentful-paint": Figure,
    "cumulative-layout-shift": Figure,
    "total-blocking-time": Figure,
  }),
});

/** What Lighthouse finds on a phone of the middle class with slow 4G; scores from 0 to 100. */
export type PageQuality = {
  readonly performance: number;
  /** The worst of accessibility, good practice and search engines. */
  readonly others: number;
  readonly largestPaintMs: number;
  readonly layoutShift: number;
  readonly blockedMs: number;
};

/**
 * Measures one page. Lighthouse is fetched the first time that somebody measures: with all it
 * needs it weighs more than the rest of the tools together, and nobody else should wait for it.
 */
export async function pageQuality(address: string): Promise<PageQuality> {
  if (!existsSync(program)) {
    await mkdir(folder, { recursive: true });
    await execute(
      "npm",
      `install --prefix . --no-save --ignore-scripts lighthouse@${VERSION}`.split(" "),
      {
        cwd: folder,
      },
    );
  }
  const chromium = await findChromium();
  const flags = "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage";
  const { stdout } = await execute(
    process.execPath,
    [program, address, "--output=json", "--quiet", `--chrome-flags=${flags}`],
    {
      env: { ...process.env, ...chromium.env, CHROME_PATH: chromium.path },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { categories, audits } = Answer.parse(JSON.parse(stdout));
  const { performance, ...others } = categories;
  return {
    performance: percent(performance),
    others: Math.min(...Object.values(others).map(percent)),
    largestPaintMs: audits["largest-contentful-paint"].numericValue,
    layoutShift: audits["cumulative-layout-shift"].numericValue,
    blockedMs: audits["total-blocking-time"].numericValue,
  };
}

function percent({ score }: z.infer<typeof Score>): number {
  return Math.round(score * 100);
}
