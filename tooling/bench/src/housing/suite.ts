import {
  allocateHomes,
  type Allocation,
  collapseHousing,
  type CollapsedHousing,
  type HousingPolicy,
  type HousingProblem,
  type LinearModel,
  type LinearSolver,
  openWaitList,
  planSharing,
  reallocateHomes,
  drawTickets,
  verifyAllocation,
} from "@pindah/domain/housing";
import type { Measurement, Suite } from "../report.ts";
import { median, timed, warm } from "./clock.ts";
import { coldRun } from "./cold.ts";
import { benchmarkPolicy, benchmarkSharing, generate, type Size, SIZES } from "./generate.ts";
import { highsSolver } from "@pindah/solver";
import { coverageModel, coverageWeight, fitModel } from "./models.ts";
import { withReservedTowers } from "./reserved.ts";
import { measureTeams } from "./teams.ts";

/**
 * Arguments: sizes to run (all by default), and `--all` to give HiGHS the coverage of a million
 * too, which takes it minutes.
 */
export const housing: Suite = async (args) => {
  const solver = await highsSolver();
  const named = args.filter((arg) => !arg.startsWith("--"));
  const sizes = SIZES.filter(({ name }) => named.length === 0 || named.includes(name));
  return sizes.flatMap((size) => measure(size, solver, args.includes("--all")));
};

function measure(size: Size, solver: LinearSolver, all: boolean): Measurement[] {
  const problem = generate(size, 1);
  const policy = benchmarkPolicy(size.cities);
  const found: Measurement[] = [];
  const note = (name: string, value: number, unit: string, beside?: string) =>
    found.push({ size: size.name, measure: name, value, unit, ...(beside ? { beside } : {}) });

  const cold = coldRun(size, problem);
  note(
    "cold process with its input, wall",
    cold.wallMs,
    "ms",
    size.name === "1M" ? "goal 1200" : "",
  );
  note("cold process, peak memory", cold.peakMb, "MB", size.name === "1M" ? "goal 128" : "");
  note("floor: read and sort the input", warm(5, () => readAndSort(problem)).ms, "ms");

  const steps = new Map<string, number[]>();
  const run = warm(RUNS[size.name] ?? 7, () => allocated(problem, policy, steps));
  const goals: Record<string, string> = { "12k": "goal 8", "100k": "goal 50", "1M": "goal 800" };
  note("allocate, third run", run.thirdMs, "ms", goals[size.name]);
  note("allocate, later runs", run.ms, "ms", goals[size.name]);
  for (const [step, times] of steps) note(`  ${step}`, median(laterHalf(times)), "ms");
  const allocation = run.value;
  note("households housed", allocation.totals.housed, "");
  note("misfit", allocation.totals.misfit, "");

  const check = warm(4, () => verifyAllocation(problem, policy, allocation));
  if (!check.value.ok) throw new Error(JSON.stringify(check.value.error));
  note("proof of all stages checked", check.ms, "ms", size.name === "1M" ? "goal 400" : "");
  const draw = warm(3, () => drawTickets("seed", problem.households.ids));
  note("tickets drawn", draw.ms, "ms");

  const collapsed = collapseHousing(problem, policy);
  if (!collapsed.ok) throw new Error(JSON.stringify(collapsed.error));
  note("profiles", collapsed.value.profiles, "");
  note("classes", collapsed.value.classes, "");
  note("pairs", collapsed.value.arcs, "");
  const ours = (step: string) => median(laterHalf(steps.get(step) ?? [Number.NaN]));
  compare("fit", fitModel(collapsed.value, allocation), allocation.totals.misfit, ours("fitted"));
  if (size.name !== "1M" || all) {
    compare(
      "coverage",
      coverageModel(collapsed.value, allocation),
      -coverageWeight(allocation),
      ours("covered"),
    );
  }
  if (size.name === "1M") found.push(...weakCollapse(size, problem, policy));
  if (size.name !== "1M") found.push(...sharing(size, problem, policy, solver));
  if (size.name !== "1M") found.push(...measureTeams(size, problem, policy, solver));
  found.push(...changes(size, problem, policy, allocation, collapsed.value));
  return found;

  function compare(stage: string, model: LinearModel, objective: number, ms: number) {
    const theirs = timed(() => solver(model, { relativeGap: 0, nodes: 0 }));
    if (theirs.value.status !== "optimal") throw new Error(`HiGHS: ${theirs.value.status}`);
    note(`${stage}: our objective over HiGHS's`, objective / theirs.value.objective, "", "goal 1");
    note(`${stage}: HiGHS`, theirs.ms, "ms");
    note(
      `${stage}: HiGHS's time over ours`,
      theirs.ms / ms,
      "x",
      size.name === "1M" ? (stage === "fit" ? "goal 20" : "goal 1000") : "",
    );
  }
}

const RUNS: Readonly<Record<string, number>> = { "12k": 100, "100k": 25, "1M": 7 };

function laterHalf(times: readonly number[]): readonly number[] {
  return times.slice(Math.floor(times.length / 2));
}

/** Single people sharing three-bedroom homes: how far the plan is from what is possible. */
function sharing(
  size: Size,
  problem: HousingProblem,
  policy: HousingPolicy,
  solver: LinearSolver,
): Measurement[] {
  const plan = timed(() => planSharing(problem, policy, benchmarkSharing, solver));
  if (!plan.value.ok) throw new Error(JSON.stringify(plan.value.error));
  const { weight, bound, housed, housedWithoutSharing, shared } = plan.value.value;
  const note = (name: string, value: number, unit: string, beside: string) => ({
    size: size.name,
    measure: `sharing: ${name}`,
    value,
    unit,
    beside,
  });
  return [
    note("homes shared", shared, "", ""),
    note("households housed", housed, "", `${housedWithoutSharing} without`),
    note("gap to the linear bound", (100 * (bound - weight)) / bound, "%", "goal 0.01"),
    note("time, HiGHS included", plan.ms, "ms", "goal 5000"),
  ];
}

/** Towers reserved for institutions, once, in a process that has run the plain case. */
function weakCollapse(size: Size, plain: HousingProblem, plainPolicy: HousingPolicy) {
  const { problem, policy } = withReservedTowers(plain, plainPolicy);
  const collapsed = collapseHousing(problem, policy);
  if (!collapsed.ok) throw new Error(JSON.stringify(collapsed.error));
  const steps = new Map<string, number[]>();
  const run = timed(() => allocated(problem, policy, steps));
  const check = timed(() => verifyAllocation(problem, policy, run.value));
  if (!check.value.ok) throw new Error(JSON.stringify(check.value.error));
  const note = (name: string, value: number, unit: string, beside?: string): Measurement => ({
    size: size.name,
    measure: `reserved towers: ${name}`,
    value,
    unit,
    ...(beside ? { beside } : {}),
  });
  return [
    note("pairs", collapsed.value.arcs, ""),
    note("allocate", run.ms, "ms", "goal 5000"),
    ...[...steps].map(([step, times]) => note(`  ${step}`, median(times), "ms")),
    note("proof checked", check.ms, "ms"),
  ];
}

/** Late tower, one withdrawal, one lost home. */
function changes(
  size: Size,
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
  { classOf }: CollapsedHousing,
): Measurement[] {
  const found: Measurement[] = [];
  const note = (name: string, value: number, unit: string, beside?: string) =>
    found.push({ size: size.name, measure: name, value, unit, ...(beside ? { beside } : {}) });
  const late = problem.homes.tower[Math.floor(classOf.length / 2)] ?? 0;
  const ready = new Uint16Array(problem.homes.attributes["ready"] ?? []);
  for (const [home, tower] of problem.homes.tower.entries()) {
    // One wave later; a tower of the last wave is ready for nobody.
    if (tower === late) ready[home] = (ready[home] ?? 0) + 1;
  }
  const slipped: HousingProblem = {
    ...problem,
    homes: { ...problem.homes, attributes: { ...problem.homes.attributes, ready } },
  };
  const again = warm(3, () => reallocateHomes(slipped, policy, allocation.homeOf, "minimal_moves"));
  if (!again.value.ok) throw new Error(JSON.stringify(again.value.error));
  const { moved, lost, fewestMoves } = again.value.value;
  const full = allocateHomes(slipped, policy);
  if (!full.ok) throw new Error(JSON.stringify(full.error));
  const fullMoves = full.value.homeOf.reduce((sum, home, household) => {
    const before = allocation.homeOf[household] ?? -1;
    return sum + (home >= 0 && before >= 0 && home !== before ? 1 : 0);
  }, 0);
  note("late tower: moves", moved, "", `a new allocation moves ${fullMoves}`);
  note("late tower: proven least", fewestMoves ?? -1, "");
  note("late tower: lose their home", lost, "");
  note("late tower: time", again.ms, "ms", size.name === "1M" ? "goal 300" : "");

  const opening = timed(() => openWaitList(problem, policy, allocation));
  if (!opening.value.ok) throw new Error("refused");
  note("wait list: opened", opening.ms, "ms");
  const list = opening.value.value;
  const housed = allocation.order.filter((household) => (allocation.homeOf[household] ?? -1) >= 0);
  const events = 400;
  const step = Math.floor(housed.length / (2 * events));
  const withdrawals: number[] = [];
  const losses: number[] = [];
  for (let event = 0; event < events; event++) {
    const leaving = housed[event * 2 * step] ?? 0;
    const losing = list.homeOf(housed[(event * 2 + 1) * step] ?? 0);
    const begin = performance.now();
    list.withdraw(leaving);
    const between = performance.now();
    if (losing >= 0) list.loseHome(losing);
    withdrawals.push(between - begin);
    losses.push(performance.now() - between);
  }
  const goal = size.name === "1M" ? "goal 1" : "";
  note("one withdrawal, median", median(withdrawals), "ms", goal);
  note("one withdrawal, slowest", Math.max(...withdrawals), "ms");
  note("one lost home, median", median(losses), "ms", goal);
  return found;
}

function allocated(
  problem: HousingProblem,
  policy: HousingPolicy,
  steps: Map<string, number[]>,
): Allocation {
  let before = process.cpuUsage();
  const result = allocateHomes(problem, policy, (step) => {
    const { user, system } = process.cpuUsage(before);
    steps.set(step, [...(steps.get(step) ?? []), (user + system) / 1000]);
    before = process.cpuUsage();
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The least that any method must do: read every column once and sort by ticket. */
function readAndSort({ households, homes }: HousingProblem): number {
  let sum = 0;
  for (const column of Object.values(households.attributes))
    for (const value of column) sum += value;
  for (const column of Object.values(homes.attributes)) for (const value of column) sum += value;
  const keys = Float64Array.from(households.ticketHigh, (high, household) => {
    const band = households.band[household] ?? 0;
    return band * 2 ** 32 + high;
  });
  keys.sort();
  return sum + (keys[0] ?? 0);
}
