import { barsToApproval, type ApprovalBar } from "@pindah/domain/competency";
import { assertNever, type LocalDate, type PersonId } from "@pindah/domain/kernel";
import { and, eq, inArray, notInArray } from "drizzle-orm";
import { competencyResults } from "../competency/competency.table.ts";
import type { ReadDatabase } from "../db/database.ts";
import { objections } from "../objections/objections.table.ts";
import type { FinishedRun } from "../plan/record.store.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { people } from "../registry/registry.table.ts";
import { decisions } from "./decisions.table.ts";

/** Why a person may not be approved now, whatever the plan said when it was computed. */
export type EligibilityFinding =
  | { readonly kind: "not_in_registry"; readonly personId: PersonId }
  | { readonly kind: "legal_standing"; readonly personId: PersonId; readonly standing: string }
  | { readonly kind: "discipline"; readonly personId: PersonId; readonly discipline: string }
  | {
      readonly kind: "retires_too_soon";
      readonly personId: PersonId;
      readonly retiresOn: LocalDate;
      readonly needed: LocalDate;
    }
  | {
      readonly kind: "competency";
      readonly personId: PersonId;
      readonly outcome: string;
      readonly rule: string;
    }
  | { readonly kind: "objection_open"; readonly personId: PersonId }
  | { readonly kind: "hardship_granted"; readonly personId: PersonId; readonly measure: string };

/**
 * Looks at each person again, as of now: registry, competency in the plan of record, objections
 * that are open, hardship that was granted. Empty means that nothing speaks against approval.
 */
export async function findIneligible(
  db: ReadDatabase,
  run: FinishedRun,
  personIds: readonly PersonId[],
): Promise<readonly EligibilityFinding[]> {
  if (personIds.length === 0) return [];
  const ids = [...personIds];
  const { knockOuts } = (await getPolicy(db, run.policyId)).competency;
  const known = await db
    .select({
      personId: people.personId,
      legalStanding: people.legalStanding,
      discipline: people.discipline,
      retiresOn: people.retiresOn,
      outcome: competencyResults.outcome,
      rule: competencyResults.rule,
    })
    .from(people)
    .leftJoin(
      competencyResults,
      and(eq(competencyResults.personId, people.personId), eq(competencyResults.runId, run.runId)),
    )
    .where(inArray(people.personId, ids));
  const days = run.waves.flatMap(({ movesOn }) => (movesOn === "not_decided" ? [] : [movesOn]));
  const moveDate = days.toSorted()[0] ?? run.asOf;
  const found: EligibilityFinding[] = [];
  const byId = new Map(known.map((row) => [row.personId, row]));
  for (const personId of ids) {
    const row = byId.get(personId);
    if (row === undefined) {
      found.push({ kind: "not_in_registry", personId });
      continue;
    }
    const { outcome, rule } = row;
    const onSetDate = outcome === null || rule === null ? null : { outcome, rule };
    for (const bar of barsToApproval(row, onSetDate, moveDate, knockOuts))
      found.push(findingOf(personId, bar));
  }
  const open = await db
    .select({ personId: objections.personId })
    .from(objections)
    .where(
      and(
        inArray(objections.personId, ids),
        notInArray(objections.state, ["upheld", "rejected", "withdrawn"]),
      ),
    );
  found.push(...open.map(({ personId }) => ({ kind: "objection_open" as const, personId })));
  const granted = await db
    .select({ personId: decisions.personId, measure: decisions.measure })
    .from(decisions)
    .where(and(inArray(decisions.personId, ids), eq(decisions.state, "granted")));
  found.push(...granted.map((row) => ({ kind: "hardship_granted" as const, ...row })));
  return found;
}

function findingOf(personId: PersonId, bar: ApprovalBar): EligibilityFinding {
  switch (bar.kind) {
    case "standing":
      return { kind: "legal_standing", personId, standing: bar.standing };
    case "discipline":
    case "retires_too_soon":
      return { ...bar, personId };
    case "competency":
      return { ...bar, personId, rule: bar.rule ?? "none" };
    default:
      return assertNever(bar);
  }
}
