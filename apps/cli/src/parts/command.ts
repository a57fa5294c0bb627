import type { Plan } from "@pindah/domain/plan";
import { writeCsv } from "@pindah/sheets";
import { readInputs, reportProblems, type InputOptions } from "../input/read-inputs.ts";
import { runPlan, type LotteryOptions } from "../plan/run-plan.ts";
import {
  costsTable,
  peopleTable,
  placementsTable,
  unitsTable,
  waitingTable,
} from "../plan/tables.ts";
import { exitCode, type Terminal } from "../terminal.ts";

/** One stage of the chain: its results as data, and as one table. */
const PARTS = {
  screen: { results: (plan: Plan) => plan.screening, table: unitsTable },
  select: {
    results: (plan: Plan) =>
      plan.standings.map((standing, index) => ({ ...standing, ...plan.competency[index] })),
    table: peopleTable,
  },
  allocate: { results: (plan: Plan) => plan.placements, table: placementsTable },
  wait: { results: (plan: Plan) => plan.waiting, table: waitingTable },
  cost: { results: (plan: Plan) => plan.costs, table: costsTable },
} as const;

export type Part = keyof typeof PARTS;
export type PartOptions = InputOptions & LotteryOptions;

/** `pindah screen | select | allocate | wait | cost`: one result on standard output, CSV or JSON. */
export async function partCommand(
  part: Part,
  options: PartOptions,
  terminal: Terminal,
): Promise<number> {
  const inputs = await readInputs(options, terminal);
  if ("problems" in inputs) return reportProblems(inputs.problems, options, terminal);
  const plan = await runPlan(inputs, options, terminal);
  if (plan === null) return exitCode.refused;
  const { results, table } = PARTS[part];
  terminal.result(
    options.json ? JSON.stringify(results(plan), null, 2) : writeCsv(table(plan)).trimEnd(),
  );
  return exitCode.complete;
}
