import { hashOf } from "@pindah/domain/kernel";
import { screenAgain, type PublicScore, type ScreeningInputs } from "@pindah/domain/publication";
import { browserOfThisProcess, closeBrowser } from "@pindah/e2e/browser";
import { loadIllustrativePolicy } from "@pindah/nusantara";
import { z } from "zod";
import { PHONE_SLOWDOWN } from "../browser/phone.ts";
import type { Measurement } from "../report.ts";
import { scoredUnits } from "../screening/units.ts";

const RUNS = 5;
const Answer = z.object({ same: z.number(), units: z.number(), ms: z.number() });

/** What a reader's browser does when he checks: median of five, on a processor as slow as a phone's. */
export async function inTheBrowser(url: string): Promise<readonly Measurement[]> {
  try {
    return [await verifying(url), await runningAgain(url)];
  } finally {
    await closeBrowser();
  }
}

async function slowPage(address: string) {
  const browser = await browserOfThisProcess();
  const page = await browser.newPage();
  await page.goto(address);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: PHONE_SLOWDOWN });
  return page;
}

/** All files of the release are fetched from this machine and hashed, then the log is checked. */
async function verifying(url: string): Promise<Measurement> {
  const page = await slowPage(`${url}/en/verify/`);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.getByRole("button").click();
    const said = page.getByRole("status").getByText(/ms/);
    await said.waitFor();
    const [, ms] = /(\d+) ms/.exec((await said.textContent()) ?? "") ?? [];
    times.push(Number(ms));
  }
  return measured(
    "a signed release",
    "verify every file and the log",
    times,
    "goal 50 ms + network",
  );
}

/** The site's own Worker, on as many units as the ministry screened. */
async function runningAgain(url: string): Promise<Measurement> {
  const page = await slowPage(`${url}/en/screening/`);
  const question = JSON.stringify(questionOf(648));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const answer: unknown = await page.evaluate(`new Promise((resolve, reject) => {
      const address = document.querySelector("[data-rerun]").dataset.rules;
      const worker = new Worker(address, { type: "module" });
      worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(${question});
    })`);
    const { same, units, ms } = Answer.parse(answer);
    if (same !== 648 || units !== 648) throw new Error(`${same} of ${units} units are the same`);
    times.push(ms * PHONE_SLOWDOWN);
  }
  const note = `goal 100 ms; a browser slows no Worker, so its time is taken ${PHONE_SLOWDOWN} times`;
  return measured("648 units", "screen again in a fresh Worker", times, note);
}

function questionOf(count: number) {
  const policy = loadIllustrativePolicy();
  const { units, institutions, scores, onDate } = scoredUnits(count, policy.screening);
  const inputs: ScreeningInputs = {
    onDate,
    policyId: policy.id,
    policy: policy.screening,
    institutions,
    units: [...units],
    scores: scores.map(({ unitCode, criterion, assessorId, level, evidence }): PublicScore => ({
      unitCode,
      criterion,
      assessor: 1 + Number(assessorId.slice(1)),
      level,
      evidenceOn: evidence?.date ?? null,
    })),
  };
  const fingerprints = screenAgain(inputs).map((result) => ({
    unitCode: result.unitCode,
    sha256: hashOf(result),
  }));
  return { inputs: JSON.stringify(inputs), fingerprints: JSON.stringify(fingerprints) };
}

function measured(size: string, measure: string, times: number[], beside: string): Measurement {
  const value = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  return { size, measure, value, unit: "ms", beside: `${beside}; all runs ${times.join(", ")}` };
}
