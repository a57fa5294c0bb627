import { z } from "zod";
import { importCases } from "./imports.cases.ts";
import { command, Owned, ownersOfRows, plain, type Case } from "./matrix.case.ts";
import { accessCases } from "./matrix.access-cases.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { addRelease, addRun } from "../testing/runs.ts";
import type { World } from "../testing/world.ts";
import { workflowCases } from "./workflow.cases.ts";

export const cases: Readonly<Record<string, Case>> = {
  ...accessCases,
  "plan.current": plain({}),
  "plan.runs": plain({ limit: 2 }),
  "plan.runStatus": { kind: "plain", input: async (world) => ({ runId: await recordId(world) }) },
  "plan.run": { kind: "plain", input: () => command() },
  "plan.cancelRun": {
    kind: "plain",
    input: async (world) => ({ ...command(), runId: (await addRun(world, "queued")).runId }),
  },
  "plan.inputs": plain({}),
  "plan.bundle": { kind: "plain", input: async (world) => ({ runId: await recordId(world) }) },
  "plan.propose": {
    kind: "plain",
    input: async (world) => ({ ...command(), ...(await addRun(world, "draft")) }),
  },
  "plan.approve": {
    kind: "plain",
    input: async (world) => ({ ...command(), ...(await addRun(world, "proposed")) }),
  },
  "registry.institutions": {
    kind: "list",
    input: () => ({}),
    owners: (data) =>
      z
        .array(z.object({ code: z.string() }))
        .parse(data)
        .map(({ code }) => code),
  },
  "registry.institution": {
    kind: "one",
    of: ({ institutionCode }) => ({ code: institutionCode }),
    missing: { code: "NOSUCH" },
  },
  "registry.units": { kind: "list", input: () => ({ limit: 100 }), owners: ownersOfRows },
  "policy.current": plain({}),
  "screening.list": { kind: "list", input: () => ({ limit: 100 }), owners: ownersOfRows },
  "screening.unit": {
    kind: "one",
    of: ({ unitCode }) => ({ unitCode }),
    missing: { unitCode: "NOSUCH-D1" },
  },
  "competency.summary": {
    kind: "list",
    input: ({ other }) => ({ institutionCode: other.institutionCode }),
    // It names no institution: asked for another's, it counts nobody.
    owners: (data) =>
      z
        .object({ outcomes: z.array(z.unknown()) })
        .parse(data)
        .outcomes.map(() => "of the institution asked for"),
  },
  "competency.list": { kind: "list", input: () => ({ limit: 100 }), owners: ownersOfRows },
  "waves.list": plain({}),
  "waves.people": {
    kind: "list",
    input: ({ own }) => ({ limit: 100, waveId: own.waveId }),
    owners: ownersOfRows,
  },
  "housing.towers": plain({}),
  "housing.tower": {
    kind: "list",
    input: ({ own }) => ({ towerId: own.towerId }),
    owners: (data) =>
      z
        .object({ homes: z.array(z.object({ household: Owned.nullable() })) })
        .parse(data)
        .homes.flatMap(({ household }) => household?.institutionCode ?? []),
  },
  "housing.household": {
    kind: "one",
    of: ({ householdId }) => ({ householdId }),
    missing: { householdId: "H9999999" },
  },
  "costs.summary": plain({}),
  "costs.byInstitution": {
    kind: "list",
    input: () => ({}),
    owners: (data) =>
      z
        .array(Owned)
        .parse(data)
        .map(({ institutionCode }) => institutionCode),
  },
  "publication.releases": plain({}),
  "publication.build": { kind: "plain", input: () => command() },
  "publication.approve": {
    kind: "plain",
    input: async (world) => ({ ...command(), ...(await addRelease(world, "draft")) }),
  },
  "publication.correct": {
    kind: "plain",
    input: async (world) => {
      const { releaseId } = await addRelease(world, "published");
      const reason = { id: "Angka yang salah diganti.", en: "A wrong figure is replaced." };
      return { ...command(), releaseId, reason };
    },
  },
  "publication.myReceipt": { kind: "self", input: () => ({}) },
  "publication.calendar": plain({}),
  "publication.planRelease": {
    kind: "plain",
    input: () => ({ ...command(), dueOn: "2031-01-01" }),
  },
  ...workflowCases,
  ...importCases,
};

async function recordId({ services }: World): Promise<string> {
  const run = await findPlanOfRecord(services.db);
  return run?.runId ?? "";
}
