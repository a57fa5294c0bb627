import {
  hashOf,
  HomeId,
  HouseholdId,
  LocalDate,
  PersonId,
  type WaveId,
} from "@pindah/domain/kernel";
import { timestampOf } from "../environment.ts";
import { homePins } from "../housing/housing.table.ts";
import type { NominationState } from "../nominations/nominations.states.ts";
import { namesHash, namedIn, type ListPlace } from "../nominations/nominations.store.ts";
import { nominationLists } from "../nominations/nominations.table.ts";
import { and, asc, eq, sql } from "drizzle-orm";
import { decisions } from "../decisions/decisions.table.ts";
import { decisionHash } from "../decisions/decisions.store.ts";
import { documents } from "../documents/documents.table.ts";
import { decreeContent } from "../documents/documents.store.ts";
import { offerRow } from "../offers/acts.ts";
import { offers } from "../offers/offers.table.ts";
import { objections } from "../objections/objections.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { personStandings } from "../plan/plan.table.ts";
import { people } from "../registry/registry.table.ts";
import { placements, waitingHouseholds } from "../waves/waves.table.ts";
import { findAccount, type World } from "./world.ts";

async function recordOf({ services }: World) {
  const run = await findPlanOfRecord(services.db);
  if (run === null) throw new Error("The world has no plan of record");
  return run;
}

/** Puts a list into a state, as if everybody before had done their part. */
export async function putList(world: World, place: ListPlace, state: NominationState) {
  const { db, environment } = world.services;
  const { waveId, institutionCode } = place;
  const { userId } = await findAccount(world, "institution_admin");
  const values = {
    listId: environment.newId(),
    waveId,
    institutionCode,
    quota: 100,
    zone: "WIB",
    version: 1,
    openedBy: userId,
    openedAt: "2026-01-01T00:00:00.000Z",
  } as const;
  await db
    .insert(nominationLists)
    .values({ ...values, lastDay: farDay, state })
    .onConflictDoNothing();
  const where = and(
    eq(nominationLists.waveId, waveId),
    eq(nominationLists.institutionCode, institutionCode),
  );
  const [list] = await db.select().from(nominationLists).where(where);
  const contentHash = namesHash(place, await namedIn(db, list?.listId ?? ""));
  const submittedBy = state === "draft" ? null : userId;
  await db
    .update(nominationLists)
    .set({ state, contentHash, submittedBy, confirmedBy: null, lastDay: farDay })
    .where(where);
  return contentHash;
}

const farDay = LocalDate.parse("2099-01-01");

/** An open offer of a household, whatever became of earlier ones. */
export async function putOffer(
  world: World,
  householdId: string,
  change: Partial<typeof offers.$inferInsert> = {},
) {
  const { db, environment } = world.services;
  const run = await recordOf(world);
  const { userId } = await findAccount(world, "housing_officer");
  const id = HouseholdId.parse(householdId);
  const [placed] = await db
    .select()
    .from(placements)
    .where(and(eq(placements.runId, run.runId), eq(placements.householdId, id)));
  const placement = placed ?? (await standIn(world, id));
  await db.delete(offers).where(eq(offers.householdId, id));
  await db.delete(offers).where(eq(offers.homeId, placement.homeId));
  const { homeId } = placement;
  const row = {
    ...offerRow(environment, run.runId, placement, { homeId, madeBy: userId }),
    ...change,
  };
  await db.insert(offers).values(row);
  return row;
}

/** The home that the plan of record gives to a household, given to it by hand; no other pin. */
export async function putPin(world: World, householdId: string) {
  const { db, environment } = world.services;
  const run = await recordOf(world);
  const { userId } = await findAccount(world, "housing_officer");
  const id = HouseholdId.parse(householdId);
  const [placed] = await db
    .select()
    .from(placements)
    .where(and(eq(placements.runId, run.runId), eq(placements.householdId, id)));
  if (placed === undefined) throw new Error(`${householdId} has no home in the plan of record`);
  await db.delete(homePins);
  const row = {
    pinId: environment.newId(),
    householdId: id,
    homeId: placed.homeId,
    reason: "Dekat dengan rumah sakit",
    pinnedBy: userId,
    pinnedOn: run.asOf,
    pinnedAt: timestampOf(environment),
  };
  await db.insert(homePins).values(row);
  return row;
}

/** For a household that the plan does not house: the last placement of the plan, as its own. */
async function standIn({ services: { db } }: World, householdId: HouseholdId) {
  const [last] = await db
    .select()
    .from(placements)
    .orderBy(sql`rank desc`)
    .limit(1);
  if (last === undefined) throw new Error("The plan houses nobody");
  return { ...last, householdId };
}

/** A home given back, with the first household that waits as next in line. */
export async function putSuccession(world: World, householdId: string) {
  const run = await recordOf(world);
  const [waiting] = await world.services.db
    .select()
    .from(waitingHouseholds)
    .where(eq(waitingHouseholds.runId, run.runId))
    .orderBy(asc(waitingHouseholds.householdId))
    .limit(1);
  if (waiting === undefined) throw new Error("Nobody waits in the demonstration");
  await world.services.db.delete(offers).where(eq(offers.householdId, waiting.householdId));
  const offer = await putOffer(world, householdId);
  const direct = { householdId: waiting.householdId, from: null, to: HomeId.parse(offer.homeId) };
  const succession = { home: offer.homeId, direct, byExchange: [direct] };
  await world.services.db
    .update(offers)
    .set({ state: "declined", declineReason: "family", successionState: "ready", succession })
    .where(eq(offers.offerId, offer.offerId));
  return { offerId: offer.offerId, householdId: waiting.householdId };
}

/** An objection of a person in a state, filed today. */
export async function putObjection(
  world: World,
  personId: string,
  change: Partial<typeof objections.$inferInsert> = {},
) {
  const { db, environment } = world.services;
  const run = await recordOf(world);
  const id = PersonId.parse(personId);
  const [row] = await db
    .select()
    .from(personStandings)
    .innerJoin(people, eq(people.personId, personStandings.personId))
    .where(and(eq(personStandings.runId, run.runId), eq(personStandings.personId, id)));
  if (row === undefined) throw new Error(`No standing of ${personId}`);
  await db.delete(objections).where(eq(objections.personId, id));
  const { userId } = await findAccount(world, "employee");
  const objectionId = environment.newId();
  const day = run.asOf;
  await db.insert(objections).values({
    objectionId,
    runId: run.runId,
    personId: id,
    householdId: row.people.householdId,
    institutionCode: row.person_standings.institutionCode,
    publishedOn: day,
    filedOn: day,
    filedAt: new Date(environment.now()).toISOString(),
    filedBy: userId,
    fault: "Jumlah anak dicatat satu, seharusnya tiga",
    result: {},
    answerBy: day,
    zone: "WIB",
    state: "filed",
    version: 1,
    replayState: "none",
    ...change,
  });
  return objectionId;
}

/** A hardship review that waits for its decision. */
export async function putDecision(world: World, personId: string) {
  const { db, environment } = world.services;
  const run = await recordOf(world);
  const id = PersonId.parse(personId);
  const [person] = await db.select().from(people).where(eq(people.personId, id));
  const [standing] = await db
    .select()
    .from(personStandings)
    .where(and(eq(personStandings.runId, run.runId), eq(personStandings.personId, id)));
  if (person === undefined || standing === undefined) throw new Error(`No person ${personId}`);
  await db.delete(decisions).where(eq(decisions.personId, id));
  const { userId } = await findAccount(world, "planner");
  const content = {
    runId: run.runId,
    personId: id,
    computed: { status: standing.status, because: standing.because },
    measure: "postpone",
    ground: "school_year",
    reason: "Anak berada pada tahun terakhir sekolah",
  } as const;
  const decisionId = environment.newId();
  const contentHash = decisionHash(content);
  await db.insert(decisions).values({
    ...content,
    decisionId,
    contentHash,
    householdId: person.householdId,
    institutionCode: standing.institutionCode,
    answerBy: run.asOf,
    zone: "WIB",
    state: "proposed",
    version: 1,
    proposedBy: userId,
    proposedAt: new Date(environment.now()).toISOString(),
  });
  return { decisionId, contentHash };
}

/** The draft of a wave's decree. */
export async function putDraft(world: World, waveId: WaveId) {
  const { db, environment } = world.services;
  const run = await recordOf(world);
  const content = await decreeContent(db, run, waveId);
  if (content === null) throw new Error(`No wave ${waveId}`);
  const { userId } = await findAccount(world, "planner");
  const documentId = environment.newId();
  const contentHash = hashOf(content);
  await db.insert(documents).values({
    documentId,
    kind: "decree",
    runId: run.runId,
    waveId,
    content,
    contentHash,
    state: "draft",
    version: 1,
    draftedBy: userId,
    draftedAt: new Date(environment.now()).toISOString(),
  });
  return { documentId, contentHash };
}
