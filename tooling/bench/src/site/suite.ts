import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { RELEASES_REMEMBERED, type RememberedCounts } from "@pindah/domain/publication";
import { DEMONSTRATION_PEOPLE } from "@pindah/nusantara";
import { freePort, serveFolder } from "@pindah/start";
import type { Measurement, Suite } from "../report.ts";
import { inTheBrowser } from "./browser.ts";
import { pageQuality, type PageQuality } from "./lighthouse.ts";
import { monthlyRelease, signedFiles } from "./release.ts";

const execute = promisify(execFile);
const site = fileURLToPath(new URL("../../../../apps/transparency/", import.meta.url));

/** One of each kind of page. */
const pages = [
  "id/",
  "en/institutions/",
  "id/instansi/KEMENKEU/",
  "en/institutions/KEMENKEU/KEMENKEU-DJA/",
  "id/penapisan/",
  "en/housing/",
  "id/gelombang/",
  "en/budget/",
  "id/pernyataan/",
  "en/data/",
  "id/metodologi/",
  "en/verify/",
  "id/tentang/",
  "en/scenario/",
  "id/keputusan/",
  "en/changes/",
  "id/tanya/",
  "en/glossary/",
  "id/hasil-saya/",
  "en/report/",
];

/**
 * The public site: the audit with two years of releases, rendering, every kind of page under
 * Lighthouse, and what a reader's browser does. `site NAME` measures only pages whose address holds
 * the name.
 */
export const publicSite: Suite = async ([only = ""]) => {
  const audit = only === "" ? auditWithMemory() : [];
  const folder = await mkdtemp(join(tmpdir(), "pindah-site-"));
  const out = join(folder, "site");
  const port = await freePort(45_211);
  try {
    const rendered = await render(folder, out, `http://localhost:${port}/`);
    const server = await serveFolder({ folder: out, port, headers: {} });
    try {
      return [
        ...audit,
        ...rendered,
        ...(await qualities(
          server.url,
          pages.filter((page) => page.includes(only)),
        )),
        ...(only === "" ? await inTheBrowser(server.url) : []),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Thirty people come each month: most counts stay, and each release must not betray the others. */
function auditWithMemory(): readonly Measurement[] {
  let memory: readonly RememberedCounts[] = [];
  for (let month = 0; month < RELEASES_REMEMBERED; month += 1) {
    const people = DEMONSTRATION_PEOPLE - 30 * (RELEASES_REMEMBERED - month);
    memory = [monthlyRelease(month, people, memory).release.remembered, ...memory];
  }
  const { buildMs } = monthlyRelease(RELEASES_REMEMBERED, DEMONSTRATION_PEOPLE, memory);
  return [
    {
      size: `${DEMONSTRATION_PEOPLE} people`,
      measure: `audit and write a release beside ${RELEASES_REMEMBERED} earlier ones`,
      value: buildMs / 1000,
      unit: "s",
      beside: "goal 60 s",
    },
  ];
}

async function render(folder: string, out: string, origin: string): Promise<Measurement[]> {
  const { release } = monthlyRelease(0, DEMONSTRATION_PEOPLE, []);
  const from = join(folder, "release");
  for (const [path, text] of await signedFiles(release)) {
    await mkdir(dirname(join(from, path)), { recursive: true });
    await writeFile(join(from, path), text);
  }
  await execute(process.execPath, [join(site, "build.ts")]);
  const started = performance.now();
  const renderer = join(site, "dist/render.js");
  const args = [renderer, "--release", from, "--out", out, "--origin", origin];
  const { stdout } = await execute(process.execPath, args);
  const seconds = (performance.now() - started) / 1000;
  const home = await readFile(join(out, "id/index.html"));
  return [
    {
      size: stdout.split(",")[0] ?? "",
      measure: "render the site in both languages and as one archive",
      value: seconds,
      unit: "s",
      beside: "goal 10 s",
    },
    {
      size: "home",
      measure: "HTML and style in brotli",
      value: brotliCompressSync(home).length / 1000,
      unit: "kB",
      beside: "goal 14 kB",
    },
  ];
}

async function qualities(url: string, chosen: readonly string[]): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const page of chosen) {
    const found = await medianQuality(`${url}/${page}`, page === "id/" ? 5 : 3);
    const { performance, others, largestPaintMs, layoutShift, blockedMs } = found;
    measurements.push({
      size: page,
      measure: "Lighthouse: performance",
      value: performance,
      unit: "of 100",
      beside: `goal 100; the others ${others}; largest paint ${Math.round(largestPaintMs)} ms (goal 1,000), shift ${layoutShift.toFixed(3)} (goal 0), blocked ${Math.round(blockedMs)} ms (goal 0)`,
    });
  }
  return measurements;
}

/** A browser that does not answer in time on a busy machine is asked once more. */
function undisturbed(address: string): Promise<PageQuality> {
  return pageQuality(address).catch(() => pageQuality(address));
}

/** Each figure by itself the median of several runs; one disturbed run does not count. */
async function medianQuality(address: string, runs: number): Promise<PageQuality> {
  const found: PageQuality[] = [];
  for (let run = 0; run < runs; run += 1) found.push(await undisturbed(address));
  const median = (figure: (quality: PageQuality) => number) =>
    found.map(figure).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  return {
    performance: median((each) => each.performance),
    others: median((each) => each.others),
    largestPaintMs: median((each) => each.largestPaintMs),
    layoutShift: median((each) => each.layoutShift),
    blockedMs: median((each) => each.blockedMs),
  };
}
