import { plan } from "@pindah/domain/plan";
import { replayBundle, RunBundle } from "@pindah/domain/replay";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bothEngines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { findPlanOfRecord } from "./record.store.ts";

describe.each(bothEngines)("a run as a file on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
  });
  afterAll(() => world.close());

  test("is computed again to the same hash, names nobody, and shows a changed fact", async () => {
    const run = await findPlanOfRecord(world.services.db);
    const runId = run?.runId ?? "";
    const answer = await world.call("auditor", "plan.bundle", { runId });
    expect(answer.text).not.toMatch(/Pegawai Contoh|"nip"|"\d{18}"/);
    const bundle = RunBundle.parse(answer.data);
    expect(replayBundle(plan, bundle)).toEqual({
      ok: true,
      value: { hash: run?.planHash, same: true },
    });
    const { dataset } = bundle.inputs;
    const [first, ...rest] = dataset.people;
    if (first === undefined) throw new Error("nobody in the demonstration");
    const people = [{ ...first, discipline: "severe" as const }, ...rest];
    const changed = { ...bundle, inputs: { ...bundle.inputs, dataset: { ...dataset, people } } };
    expect(replayBundle(plan, changed)).toMatchObject({ ok: true, value: { same: false } });
  });
});
