import {
  demonstrationLottery as lottery,
  generateDataset,
  loadIllustrativePolicy,
} from "@pindah/nusantara";
import { expect, test } from "vitest";
import { computePlan } from "./compute.ts";

test("the thread of a run keeps the teams of a policy together: it brings the solver itself", async () => {
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
  const dataset = generateDataset({ people: 150, seed: 1 });
  const inputs = { dataset, policy, scenario: null, lottery, before: null };
  const stages: string[] = [];
  const computed = await computePlan(
    inputs,
    (stage) => stages.push(stage),
    new AbortController().signal,
  );
  if (computed.kind !== "planned") throw new Error(JSON.stringify(computed));
  expect(computed.plan.waves.some(({ teams }) => (teams?.together ?? 0) > 0)).toBe(true);
  expect(stages).toEqual(["scenario", "screening", "competency", "waves", "costs"]);
});
