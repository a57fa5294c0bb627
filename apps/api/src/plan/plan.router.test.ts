import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";

describe.each(engines)("the plan of record on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
  });
  afterAll(() => world.close());

  test("2400 people: totals add up, and published figures stand beside", async () => {
    const answer = await world.call("planner", "plan.current");
    expect(answer.data).toMatchObject({ planOfRecord: { totals: { people: 2400, units: 527 } } });
  });
});
