import type { InstitutionCode, PersonId } from "@pindah/domain/kernel";
import type { Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import type { ScreeningOutcome } from "@pindah/domain/screening";
import { eq } from "drizzle-orm";
import { householdCosts } from "../allowance/allowance.table.ts";
import { competencyResults } from "../competency/competency.table.ts";
import { insertMany } from "../db/bulk.ts";
import type { Database } from "../db/database.ts";
import { unitScreenings } from "../screening/screening.table.ts";
import { placements, waitingHouseholds } from "../waves/waves.table.ts";
import { personStandings } from "./plan.table.ts";

const resultTables = [
  unitScreenings,
  competencyResults,
  personStandings,
  placements,
  waitingHouseholds,
  householdCosts,
] as const;

/**
 * Stores the rows of a plan under its run. Not in one transaction: nobody reads the rows of a run
 * that has not ended, and the database stays free for others in between. What an interrupted
 * attempt left is removed first.
 */
export async function storeResults(
  db: Database,
  runId: string,
  plan: Plan,
  policy: Policy,
  watch: (done: number) => Promise<void>,
): Promise<void> {
  for (const table of resultTables) await db.delete(table).where(eq(table.runId, runId));

  const institutionOf = institutionsByPerson(plan);
  const places = policy.screening.classes.map(({ code }) => code);
  const classPlace = (outcome: ScreeningOutcome) =>
    outcome.kind === "class"
      ? places.indexOf(outcome.class)
      : places.length + (outcome.kind === "not_moved" ? 0 : 1);

  const steps = [
    () =>
      insertMany(
        db,
        unitScreenings,
        plan.screening.map((result) => ({
          runId,
          unitCode: result.unitCode,
          institutionCode: result.institutionCode,
          outcome: result.outcome.kind,
          class: result.outcome.kind === "class" ? result.outcome.class : null,
          classPlace: classPlace(result.outcome),
          rankInClass: result.rankInClass,
          result,
        })),
      ),
    () =>
      insertMany(
        db,
        competencyResults,
        plan.competency.map((result) => ({
          runId,
          personId: result.personId,
          institutionCode: institutionOf(result.personId),
          outcome: result.outcome,
          rule: result.rule,
          result,
        })),
      ),
    () =>
      insertMany(
        db,
        personStandings,
        plan.standings.map((standing) => ({ runId, ...standing })),
      ),
    () =>
      insertMany(
        db,
        placements,
        plan.placements.map((placement) => ({
          runId,
          ...placement,
          room: placement.room ?? 0,
          pinned: placement.pinned ?? false,
          institutionCode: institutionOf(placement.leadPersonId),
        })),
      ),
    () =>
      insertMany(
        db,
        waitingHouseholds,
        plan.waiting.map(({ householdId, leadPersonId, reason }) => ({
          runId,
          householdId,
          institutionCode: institutionOf(leadPersonId),
          leadPersonId,
          reasonKind: reason.kind,
          reason,
        })),
      ),
    () =>
      insertMany(
        db,
        householdCosts,
        plan.costs.map((result) => ({
          runId,
          householdId: result.householdId,
          waveId: result.waveId,
          institutionCode: result.institutionCode,
          result,
        })),
      ),
  ];
  for (const [index, step] of steps.entries()) {
    await step();
    await watch((index + 1) / steps.length);
  }
}

function institutionsByPerson(plan: Plan): (personId: PersonId) => InstitutionCode {
  const codes = new Map(plan.standings.map((entry) => [entry.personId, entry.institutionCode]));
  return (personId) => {
    const code = codes.get(personId);
    if (code === undefined) throw new Error(`The plan has no standing for ${personId}`);
    return code;
  };
}
