import { HouseholdId, LocalDate, PersonId } from "@pindah/domain/kernel";
import type { CorrectedFact } from "@pindah/domain/objections";
import { Assessment, Household, Person } from "@pindah/domain/registry";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { assessments } from "../competency/competency.table.ts";
import type { Transaction } from "../db/database.ts";
import { refuse } from "../refusal.ts";
import { households, people } from "../registry/registry.table.ts";

/** A fact as the reviewer finds it: of the person objecting, the household, or a paper on file. */
export const CorrectedFactInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("person"),
    personId: PersonId,
    correct: z.strictObject({
      grade: Person.shape.grade.exactOptional(),
      education: Person.shape.education.exactOptional(),
      retiresOn: Person.shape.retiresOn.exactOptional(),
      legalStanding: Person.shape.legalStanding.exactOptional(),
      discipline: Person.shape.discipline.exactOptional(),
      postLevel: Person.shape.postLevel.exactOptional(),
    }),
  }),
  z.strictObject({
    kind: z.literal("household"),
    householdId: HouseholdId,
    correct: z.strictObject({
      spouse: Household.shape.spouse.exactOptional(),
      children: Household.shape.children.exactOptional(),
      helper: Household.shape.helper.exactOptional(),
      accessible: Household.shape.accessible.exactOptional(),
    }),
  }),
  z.strictObject({
    kind: z.literal("assessment"),
    personId: PersonId,
    assessorId: z.string().min(1).max(100),
    assessedOn: LocalDate,
    levels: Assessment.shape.levels,
  }),
]);

/** Writes corrected facts into the registry. */
export async function correctRegistry(
  tx: Transaction,
  facts: readonly CorrectedFact[],
): Promise<void> {
  for (const fact of facts) {
    if (fact.kind === "person")
      await tx.update(people).set(fact.correct).where(eq(people.personId, fact.personId));
    else if (fact.kind === "household")
      await tx
        .update(households)
        .set(correctHousehold(fact.correct))
        .where(eq(households.householdId, fact.householdId));
    else await correctAssessment(tx, fact);
  }
}

function correctHousehold({
  towerPreferences,
  ...correct
}: Extract<CorrectedFact, { kind: "household" }>["correct"]) {
  return towerPreferences === undefined
    ? correct
    : { ...correct, towerPreferences: [...towerPreferences] };
}

async function correctAssessment(
  tx: Transaction,
  fact: Extract<CorrectedFact, { kind: "assessment" }>,
): Promise<void> {
  const meant = and(
    eq(assessments.personId, fact.personId),
    eq(assessments.assessorId, fact.assessorId),
    eq(assessments.assessedOn, fact.assessedOn),
  );
  const [row] = await tx.select().from(assessments).where(meant).for("update");
  if (row === undefined) throw refuse("changed_since_seen");
  await tx
    .update(assessments)
    .set({ levels: { ...row.levels, ...fact.levels } })
    .where(meant);
}
