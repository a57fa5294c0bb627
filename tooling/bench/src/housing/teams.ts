import {
  allocateHomes,
  type HousingPolicy,
  type HousingProblem,
  type LinearSolver,
  planTeams,
  verifyTeams,
  type TeamPolicy,
} from "@pindah/domain/housing";
import type { Measurement } from "../report.ts";
import { timed } from "./clock.ts";
import type { Size } from "./generate.ts";

/** Every fifth household belongs to a team: those of one institution and city, in tens of teams. */
function withTeams(problem: HousingProblem): HousingProblem {
  const { households } = problem;
  const { city, institution } = households.attributes;
  const team = Uint16Array.from({ length: households.count }, (_, index) =>
    index % 5 === 0 ? 1 + (city?.[index] ?? 0) * 24 + (institution?.[index] ?? 0) : 0,
  );
  const attributes = { ...households.attributes, team };
  return { ...problem, households: { ...households, attributes } };
}

const teamPolicy: TeamPolicy = {
  id: "teams",
  name: { id: "Tim", en: "Teams" },
  citation: { text: "Illustrative rule of the benchmark" },
  household: "team",
  largest: 200,
  towers: [],
};

/** Teams in one tower: how far the plan is from the bound, and what it takes. */
export function measureTeams(
  size: Size,
  plain: HousingProblem,
  base: HousingPolicy,
  solver: LinearSolver,
): Measurement[] {
  const problem = withTeams(plain);
  const policy: HousingPolicy = {
    ...base,
    stages: ["coverage", "fit", "cohesion", "preference"],
  };
  let solving = 0;
  const watched: LinearSolver = (model, stop) => {
    const { ms, value } = timed(() => solver(model, stop));
    solving += ms;
    return value;
  };
  const plan = timed(() => planTeams(problem, policy, teamPolicy, watched));
  if (!plan.value.ok) throw new Error(JSON.stringify(plan.value.error));
  const planned = plan.value.value;
  const run = timed(() => allocateHomes(planned.problem, planned.policy));
  const without = allocateHomes(problem, base);
  if (!run.value.ok || !without.ok) throw new Error("refused");
  const [kept, free] = [run.value.value, without.value];
  const check = timed(() => verifyTeams(problem, policy, teamPolicy, planned, kept, free));
  if (!check.value.ok) throw new Error(JSON.stringify(check.value.error));
  const note = (measure: string, value: number, unit: string, beside = ""): Measurement => ({
    size: size.name,
    measure: `teams: ${measure}`,
    value,
    unit,
    ...(beside === "" ? {} : { beside }),
  });
  const { teams, members, together, bound } = planned;
  return [
    note("teams", teams.length, ""),
    note("households of teams", members, ""),
    note("in the tower of their team", together, "", `at most ${bound}`),
    note("gap to the linear bound", (100 * (bound - together)) / Math.max(1, bound), "%"),
    note("plan, HiGHS included", plan.ms, "ms", `HiGHS ${Math.round(solving)}`),
    note("allocate with teams", run.ms, "ms"),
    note("proof checked, without and with teams", check.ms, "ms"),
  ];
}
