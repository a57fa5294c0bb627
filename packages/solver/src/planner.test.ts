import { createPlanner, planHash } from "@pindah/domain/plan";
import type { RunInputs } from "@pindah/domain/replay";
import {
  demonstrationLottery as lottery,
  generateDataset,
  loadIllustrativePolicy,
} from "@pindah/nusantara";
import { expect, test } from "vitest";
import { plannerFor } from "./index.ts";

const dataset = generateDataset({ people: 150, seed: 1 });
const illustrative = loadIllustrativePolicy();
const policy: typeof illustrative = {
  ...illustrative,
  housing: { ...illustrative.housing, stages: ["coverage", "fit", "cohesion", "preference"] },
  waves: {
    ...illustrative.waves,
    teams: {
      id: "teams",
      name: { id: "Tim", en: "Teams" },
      citation: { text: "Illustrative rule of a test" },
      of: "unit",
      largest: null,
    },
  },
};
const inputs: RunInputs = { dataset, policy, scenario: null, lottery, before: null };

test("a policy that keeps teams together is planned with HiGHS, and refused without a solver", async () => {
  const planned = (await plannerFor(inputs))(dataset, policy, null, lottery);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const teams = planned.value.waves.flatMap((wave) => wave.teams ?? []);
  expect(teams.some(({ together }) => together > 0)).toBe(true);
  for (const { together, bound, households } of teams) {
    expect(together).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThanOrEqual(households);
  }
  expect(createPlanner()(dataset, policy, null, lottery)).toMatchObject({
    ok: false,
    error: { kind: "teams_refused", refusal: { kind: "solver_not_given" } },
  });
});

test("a run over one that kept teams together has the solver, too", async () => {
  const plain = { ...inputs, policy: illustrative };
  const after = { ...plain, before: { of: inputs, today: dataset.asOf, freezeDays: 0 } };
  const again = (await plannerFor(after))(dataset, policy, null, lottery);
  expect(again.ok).toBe(true);
  const without = (await plannerFor(plain))(dataset, policy, null, lottery);
  expect(without.ok).toBe(false);
});

test("the solver changes no plan that does not ask for it", async () => {
  const first = (await plannerFor({ policy }))(dataset, illustrative, null, lottery);
  const second = createPlanner()(dataset, illustrative, null, lottery);
  if (!first.ok || !second.ok) throw new Error("refused");
  expect(planHash(first.value)).toBe(planHash(second.value));
});
