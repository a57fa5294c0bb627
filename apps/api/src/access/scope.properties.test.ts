import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { competencyResults } from "../competency/competency.table.ts";
import { bothEngines } from "../testing/engines.ts";
import { createWorld, type World } from "../testing/world.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { scopeOf, within } from "./scope.ts";

type Row = { readonly institutionCode: string; readonly personId: string };

/** What a reach means, said once more and without a database. */
function reached(
  rows: readonly Row[],
  reach: string,
  holder: { readonly institutionCode: string | null; readonly personId: string | null },
): readonly Row[] {
  if (reach === "national") return rows;
  if (reach === "own_institution")
    return rows.filter((row) => row.institutionCode === holder.institutionCode);
  return rows.filter((row) => row.personId === holder.personId);
}

describe.each(bothEngines)("what a scope reaches on %s", (engine) => {
  let world: World;
  let runId: string;
  let rows: readonly Row[];
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    runId = (await findPlanOfRecord(world.services.db))?.runId ?? "";
    rows = await world.services.db.select(columns).from(competencyResults);
  });
  afterAll(() => world.close());

  const { institutionCode, personId } = competencyResults;
  const columns = { institutionCode, personId };

  test("for any session: the rows of its own, all for the nation, none without a holder", async () => {
    const holders = fc.record({
      institutionCode: fc.oneof(
        fc.constant(null),
        fc.constant("NOSUCH"),
        fc.nat().map((index) => rows[index % rows.length]?.institutionCode ?? null),
      ),
      personId: fc.oneof(
        fc.constant(null),
        fc.constant("P9999999"),
        fc.nat().map((index) => rows[index % rows.length]?.personId ?? null),
      ),
    });
    const reaches = fc.constantFrom("national", "own_institution", "own_record");
    await fc.assert(
      fc.asyncProperty(reaches, holders, async (reach, holder) => {
        const scope = scopeOf(reach, { ...holder, waveId: null, towerId: null });
        const found = await world.services.db.$count(
          competencyResults,
          and(
            eq(competencyResults.runId, runId),
            within(scope, { institution: institutionCode, person: personId }),
          ),
        );
        expect(found).toBe(reached(rows, reach, holder).length);
        // A table that cannot tell whose its rows are is reached by the nation only.
        const untold = await world.services.db.$count(competencyResults, within(scope, {}));
        expect(untold).toBe(reach === "national" ? rows.length : 0);
      }),
      { numRuns: 150 },
    );
  });
});
