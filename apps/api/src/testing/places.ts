import { InstitutionCode, PersonId } from "@pindah/domain/kernel";
import { asc, eq } from "drizzle-orm";
import { people, units } from "../registry/registry.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { placements } from "../waves/waves.table.ts";
import { findAccount, type World } from "./world.ts";

/** Something of one institution, and a household of it that has a home. */
export type Place = {
  readonly institutionCode: string;
  readonly unitCode: string;
  readonly householdId: string;
  readonly leadPersonId: string;
  readonly towerId: string;
  readonly waveId: string;
};

/** What is one's own and what is another's, for the accounts of a world. */
export type Places = {
  readonly own: Place;
  readonly other: Place;
  readonly employeeHousehold: string;
  readonly employee: string;
  readonly employeeInstitution: string;
};

const known = new WeakMap<World, Promise<Places>>();

/** The places of a world, found once: accounts that join later change nothing. */
export function findPlaces(world: World): Promise<Places> {
  const places = known.get(world) ?? lookForPlaces(world);
  known.set(world, places);
  return places;
}

async function lookForPlaces(world: World): Promise<Places> {
  const { db } = world.services;
  const run = await findPlanOfRecord(db);
  const officer = await findAccount(world, "institution_officer");
  const employee = await findAccount(world, "employee");
  const own = InstitutionCode.parse(officer.institutionCode);
  const [person] = await db
    .select()
    .from(people)
    .where(eq(people.personId, PersonId.parse(employee.personId)));
  if (run === null || person === undefined) throw new Error("The world has no demonstration");
  const [unit] = await db.select().from(units).where(eq(units.code, person.unitCode));
  const rows = await db
    .select({
      placement: placements,
      personId: people.personId,
      unitCode: units.code,
      institutionCode: units.institutionCode,
    })
    .from(placements)
    .innerJoin(people, eq(people.householdId, placements.householdId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .where(eq(placements.runId, run.runId))
    .orderBy(asc(placements.householdId));
  const place = (wanted: (code: string) => boolean): Place => {
    // A couple of two institutions belongs to both; here a household must be one's or another's.
    const found = rows.find(
      ({ placement: { householdId } }) =>
        householdId !== person.householdId &&
        rows.every(
          (row) => row.placement.householdId !== householdId || wanted(row.institutionCode),
        ),
    );
    if (found === undefined) throw new Error("The demonstration houses nobody there");
    const { householdId, leadPersonId, towerId, waveId } = found.placement;
    const { institutionCode, unitCode } = found;
    return { institutionCode, unitCode, householdId, leadPersonId, towerId, waveId };
  };
  return {
    own: place((code) => code === own),
    other: place((code) => code !== own),
    employeeHousehold: person.householdId,
    employee: person.personId,
    employeeInstitution: unit?.institutionCode ?? "",
  };
}
