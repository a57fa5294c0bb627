import { assessPeople } from "@pindah/domain/competency";
import { seededRandom } from "@pindah/domain/kernel";
import { compileTable, proveTable, provePolicy } from "@pindah/domain/policy";
import { screenUnits, type ScreeningPolicy } from "@pindah/domain/screening";
import { loadIllustrativePolicy } from "@pindah/nusantara";
import { measureInBrowser, PHONE_SLOWDOWN } from "../browser/phone.ts";
import { jsonRulesEngine, zenEngine, type Peer } from "./peers.ts";
import { assessedPeople } from "./people.ts";
import { randomFacts, table, type TableFacts } from "./table.ts";
import { scoredUnits } from "./units.ts";

/** One figure of the run. With a peer, both were measured in this process, on the same input. */
export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: "per CPU second" | "ms";
  readonly peer: string | null;
  readonly peerValue: number | null;
  /** How many times the peer's rate. */
  readonly ratio: number | null;
  /** The goal it is held against, in words. */
  readonly goal: string | null;
  readonly note: string;
};

/**
 * Decisions against two rule engines, screening with all sensitivity, and a million people; on
 * request the screening again in a browser as slow as a phone.
 */
export async function screeningSuite(inBrowser: boolean): Promise<readonly Measurement[]> {
  const policy = loadIllustrativePolicy();
  const units = scoredUnits(648, policy.screening);
  const people = assessedPeople(1_000_000, policy.competency);
  return [
    ...(await decisions()),
    timed("prove a table of 6 inputs and 12 rows", null, () => proveTable(table)),
    timed("prove the policy (78,125 profiles)", "300 ms", () => provePolicy(policy)),
    timed("screen 648 units with all sensitivity", "50 ms", () =>
      screenUnits(units, policy.screening),
    ),
    timed("1,000,000 competency outcomes", "1,000 ms", () =>
      assessPeople(people, policy.competency),
    ),
    ...(inBrowser ? [await onPhone(units, policy.screening)] : []),
  ];
}

/** Warm, as elsewhere: the third of the times that the page took. */
async function onPhone(
  units: ReturnType<typeof scoredUnits>,
  policy: ScreeningPolicy,
): Promise<Measurement> {
  const page = new URL("page.ts", import.meta.url);
  const times = await measureInBrowser(page, { units, policy }, PHONE_SLOWDOWN);
  return {
    name: "screen 648 units in a phone-class browser",
    value: tenths(times[2] ?? Number.NaN),
    unit: "ms",
    peer: null,
    peerValue: null,
    ratio: null,
    goal: "200 ms",
    note: `Chromium, processor ${PHONE_SLOWDOWN} times slower; all runs ${times.map(tenths).join(", ")} ms`,
  };
}

async function decisions(): Promise<readonly Measurement[]> {
  const compiled = compileTable(table);
  if (!compiled.ok) throw new Error("The table of the benchmark does not compile");
  const facts = randomFacts(seededRandom(12), 2000);
  const { decide } = compiled.value;
  const answer = (each: TableFacts): string => {
    const decision = decide(each);
    return decision.kind === "decided" ? String(decision.outputs[0]?.["priority"]) : "refused";
  };

  const own = bestOf(3, () => rateOf(facts, decide));
  const measurements: Measurement[] = [];
  for (const peer of [zenEngine(table, true), zenEngine(table, false), jsonRulesEngine(table)]) {
    await mustAgree(peer, facts, answer);
    const peerRate = await peerRateOf(peer, facts);
    peer.close();
    measurements.push({
      name: "decisions with full trace",
      value: Math.round(own),
      unit: "per CPU second",
      peer: peer.name,
      peerValue: Math.round(peerRate),
      ratio: Math.round(own / peerRate),
      goal: peer.name.startsWith("@gorules") ? "200 times" : null,
      note: "6 inputs, 12 rows, first hit; 2,000 random facts, all answers equal; peer: the better of one at a time and 64 at once",
    });
  }
  return measurements;
}

async function mustAgree(
  peer: Peer,
  facts: readonly TableFacts[],
  answer: (facts: TableFacts) => string,
): Promise<void> {
  for (const each of facts) {
    const theirs = await peer.answer(each);
    if (theirs !== answer(each))
      throw new Error(
        `${peer.name} says ${theirs}, Pindah ${answer(each)}: ${JSON.stringify(each)}`,
      );
  }
}

const SECONDS = 1;

// Rates are taken over processor time, all threads counted: a native engine that spreads its work
// over threads would else look faster on an idle machine, and slower on a busy one.
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

function rateOf(facts: readonly TableFacts[], decide: (facts: TableFacts) => unknown): number {
  const started = performance.now();
  const used = processorSeconds();
  let done = 0;
  // Kept so that no decision can be left out as unused.
  let last: unknown = null;
  while (performance.now() - started < 1000 * SECONDS)
    for (const each of facts) {
      last = decide(each);
      done += 1;
    }
  if (last === null) throw new Error("Nothing was decided");
  return done / (processorSeconds() - used);
}

async function peerRateOf(peer: Peer, facts: readonly TableFacts[]): Promise<number> {
  let best = 0;
  for (const atOnce of [1, 64]) {
    const started = performance.now();
    const used = processorSeconds();
    let done = 0;
    while (performance.now() - started < 1000 * SECONDS) {
      const start = done % (facts.length - atOnce);
      await Promise.all(facts.slice(start, start + atOnce).map((each) => peer.answer(each)));
      done += atOnce;
    }
    best = Math.max(best, done / (processorSeconds() - used));
  }
  return best;
}

/** Warm: the third run in this process; the clock, and the processor time of all threads. */
function timed(name: string, goal: string | null, run: () => unknown): Measurement {
  let clock = 0;
  let processor = 0;
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    const used = processorSeconds();
    run();
    clock = performance.now() - started;
    processor = (processorSeconds() - used) * 1000;
  }
  const note = `third run in the process; processor time of all threads ${tenths(processor)} ms`;
  const value = tenths(clock);
  return { name, value, unit: "ms", peer: null, peerValue: null, ratio: null, goal, note };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function bestOf(rounds: number, measure: () => number): number {
  return Math.max(...Array.from({ length: rounds }, measure));
}
