import { TowerId, type WaveId } from "@pindah/domain/kernel";
import { createPlanner, planUnderDelays, type Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import type { Dataset } from "@pindah/domain/registry";
import { diffPlans, type Patch, type Scenario } from "@pindah/domain/scenario";
import { generateDataset, loadDelayModel, loadIllustrativePolicy } from "@pindah/nusantara";
import type { Measurement } from "../report.ts";

const RUNS = 31;
const lottery = { seed: "benchmark seed, not a public event", source: "benchmark" };

/**
 * A lever moved: the whole plan solved again for each of many different dates, as in the scenario
 * studio, and the difference of two such plans down to names. The floor is a copy of what the plan
 * has to write about the people (`structuredClone` of placements and waiting), in the same run.
 */
export function waves(args: readonly string[]): Promise<readonly Measurement[]> {
  const sizes = args.length > 0 ? args.map(Number) : [11_916, 100_000];
  const policy = loadIllustrativePolicy();
  return Promise.resolve(sizes.flatMap((people) => measured(people, policy)));
}

function measured(people: number, policy: Policy): readonly Measurement[] {
  const size = `${people} people`;
  const dataset = generateDataset({ people, seed: 1 });
  const solve = solver(dataset, policy);
  const lastPackage = levers((months) => ({
    kind: "package_delay",
    packageCode: "ASN-1",
    months,
  }));
  const firstTower = levers((months) => ({
    kind: "tower_delay",
    towerId: TowerId.parse("ASN4-01"),
    months,
  }));
  const families = levers((months) => ({
    kind: "housing_priority",
    priority: months % 2 === 0 ? ["families_first"] : ["screening_class", "families_first"],
  }));
  const seats = levers((months) => ({
    kind: "office_seats",
    waveId: firstWave(dataset),
    seats: 100 + 10 * months,
  }));
  for (const scenario of lastPackage.slice(0, 5)) solve(scenario);
  const package1 = median(lastPackage.map((scenario) => timeOf(() => solve(scenario))));
  const tower1 = median(firstTower.map((scenario) => timeOf(() => solve(scenario))));
  const priority = median(families.map((scenario) => timeOf(() => solve(scenario))));
  const limited = median(seats.map((scenario) => timeOf(() => solve(scenario))));
  const plans = lastPackage.slice(0, 9).map(solve);
  const differences = median(
    plans.slice(1).map((plan, index) => timeOf(() => diffPlans(plans[index] ?? plan, plan))),
  );
  const [plan] = plans;
  const floor = median(
    plans.map(() => timeOf(() => structuredClone([plan?.placements, plan?.waiting]))),
  );
  const goal = people <= 12_000 ? 33 : 100;
  return [
    ms(size, "lever on package ASN-1, whole plan again", package1, `goal ${goal} ms`),
    ms(size, "lever on a tower of the first wave, whole plan again", tower1, `goal ${goal} ms`),
    ms(size, "lever on the priority, whole plan again", priority, `goal ${goal} ms`),
    ms(size, "office seats that bind in the first wave", limited, "allocated in rounds"),
    ...(people <= 12_000 ? [delays(size, dataset, policy)] : []),
    ms(size, "difference of two plans, to names", differences, "goal 50 ms at 100 thousand"),
    ms(size, "floor: copy of who moves and who waits", floor, "structuredClone"),
    ratio(size, "whole plan again to the floor", package1 / floor),
    ratio(size, "difference to the floor", differences / floor),
  ];
}

/** People moved under sampled finish dates: 200 whole plans but for samples that open the same. */
function delays(size: string, dataset: Dataset, policy: Policy): Measurement {
  const planner = createPlanner();
  const model = loadDelayModel();
  const seeded = { seed: 1, samples: 200 };
  planner(dataset, policy, null, lottery);
  const time = timeOf(() => planUnderDelays(planner, dataset, policy, lottery, model, seeded));
  return ms(size, "people moved under delays, 200 samples", time, "one run");
}

function firstWave({ waves: all }: Dataset): WaveId {
  const [first] = all
    .filter((wave) => wave.movesOn !== "not_decided")
    .toSorted((a, b) => (a.movesOn < b.movesOn ? -1 : 1));
  if (first === undefined) throw new Error("No wave has a date");
  return first.waveId;
}

function solver(dataset: Dataset, policy: Policy): (scenario: Scenario) => Plan {
  const planner = createPlanner();
  return (scenario) => {
    const plan = planner(dataset, policy, scenario, lottery);
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    return plan.value;
  };
}

/** One lever at other dates each time, so that no run finds its own result again. */
function levers(patch: (months: number) => Patch): readonly Scenario[] {
  const both = { id: "tolok ukur", en: "benchmark" };
  return Array.from({ length: RUNS }, (_, run) => ({
    id: "benchmark",
    title: both,
    reason: both,
    patches: [patch((run * 7) % 31)],
  }));
}

/** Milliseconds of this thread: what the worker takes when nobody else wants the processor. */
function timeOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(size: string, measure: string, value: number, beside: string): Measurement {
  return { size, measure, value, unit: "ms of the thread, median", beside };
}

function ratio(size: string, measure: string, value: number): Measurement {
  return { size, measure, value, unit: "times" };
}
