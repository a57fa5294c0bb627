import type { HouseholdId, WaveId } from "@pindah/domain/kernel";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { homes } from "../housing/housing.table.ts";
import type { FinishedRun } from "../plan/record.store.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { identities, people, units } from "../registry/registry.table.ts";
import { placements, waves } from "../waves/waves.table.ts";
import type { DecreeRow, DocumentContent } from "./content.ts";
import type { DocumentKind } from "./documents.states.ts";
import { documents, documentSequences } from "./documents.table.ts";

const listed = {
  documentId: documents.documentId,
  kind: documents.kind,
  waveId: documents.waveId,
  householdId: documents.householdId,
  institutionCode: documents.institutionCode,
  contentHash: documents.contentHash,
  state: documents.state,
  version: documents.version,
  draftedAt: documents.draftedAt,
  number: documents.number,
  checkCode: documents.checkCode,
  issuedOn: documents.issuedOn,
  sha256: documents.sha256,
  endedReason: documents.endedReason,
};

/** Documents, newest first, without what stands in them. */
export function listDocuments(db: ReadDatabase, scope: Scope) {
  return db
    .select({
      ...listed,
      title: sql<DocumentContent["title"]>`${documents.content}->'title'`,
      lines: sql<number>`coalesce(jsonb_array_length(${documents.content}->'annex'), 0)`,
    })
    .from(documents)
    .where(within(scope, { institution: documents.institutionCode }))
    .orderBy(desc(documents.draftedAt), desc(documents.documentId))
    .limit(200);
}

export async function lockDocument(tx: Transaction, documentId: string) {
  const [row] = await tx
    .select()
    .from(documents)
    .where(eq(documents.documentId, documentId))
    .for("update");
  if (row === undefined) throw refuse("not_found");
  return row;
}

/** A document the scope reaches: an employee's are those of the own household. */
export async function findDocument(db: ReadDatabase, scope: Scope, documentId: string) {
  const [row] = await db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.documentId, documentId),
        scope.kind === "person"
          ? sql`${documents.householdId} in (select ${people.householdId} from ${people} where ${people.personId} = ${scope.personId})`
          : within(scope, { institution: documents.institutionCode }),
      ),
    );
  return row;
}

/** What a stranger may know of a document whose number and code are given. */
export async function checkDocument(db: ReadDatabase, number: string, checkCode: string) {
  const [row] = await db
    .select({
      number: documents.number,
      issuedOn: documents.issuedOn,
      sha256: documents.sha256,
      state: documents.state,
      replacedBy: documents.replacedBy,
    })
    .from(documents)
    .where(and(eq(documents.number, number), eq(documents.checkCode, checkCode)));
  if (row === undefined) return null;
  const [successor] = await db
    .select({ number: documents.number })
    .from(documents)
    .where(row.replacedBy === null ? sql`false` : eq(documents.documentId, row.replacedBy));
  const { number: found, issuedOn, sha256, state } = row;
  return { number: found, issuedOn, sha256, state, replacedBy: successor?.number ?? null };
}

const names: Record<DocumentKind, string> = { decree: "SK", entitlement: "HAK" };

/** The next number of a kind in a year. Its row is locked until the signature is committed. */
export async function takeNumber(tx: Transaction, kind: DocumentKind, year: number) {
  const [row] = await tx
    .insert(documentSequences)
    .values({ kind, year, last: 1 })
    .onConflictDoUpdate({
      target: [documentSequences.kind, documentSequences.year],
      set: { last: sql`${documentSequences.last} + 1` },
    })
    .returning({ last: documentSequences.last });
  if (row === undefined) throw new Error(`No number for a ${kind} of ${year}`);
  return {
    sequence: row.last,
    number: `${names[kind]}.${String(row.last).padStart(4, "0")}.PINDAH.${year}`,
  };
}

/** What the decree of a wave says, of the plan of record. */
export async function decreeContent(
  db: ReadDatabase,
  run: FinishedRun,
  waveId: WaveId,
): Promise<Extract<DocumentContent, { kind: "decree" }> | null> {
  const [wave] = await db.select().from(waves).where(eq(waves.waveId, waveId));
  if (wave === undefined) return null;
  const annex: DecreeRow[] = await db
    .select({
      rank: placements.rank,
      name: identities.name,
      nip: identities.nip,
      unit: units.nameId,
      tower: placements.towerId,
      floor: homes.floor,
      home: placements.homeId,
    })
    .from(placements)
    .innerJoin(identities, eq(identities.personId, placements.leadPersonId))
    .innerJoin(people, eq(people.personId, placements.leadPersonId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(homes, eq(homes.homeId, placements.homeId))
    .where(and(eq(placements.runId, run.runId), eq(placements.waveId, waveId)))
    .orderBy(asc(placements.rank));
  const policy = await getPolicy(db, run.policyId);
  return {
    kind: "decree",
    title: { id: "Keputusan Pemindahan", en: "Relocation decree" },
    planHash: run.planHash,
    asOf: run.asOf,
    wave: wave.name,
    movesOn: wave.movesOn,
    illustrative: policy.illustrative,
    annex,
  };
}

/** What the entitlement sheet of a household says: the home for now, and what was asked for. */
export async function entitlementContent(
  db: ReadDatabase,
  run: FinishedRun,
  householdId: HouseholdId,
) {
  const [row] = await db
    .select({
      placement: placements,
      home: homes,
      wave: waves,
      name: identities.name,
      unit: units.nameId,
      postLevel: people.postLevel,
    })
    .from(placements)
    .innerJoin(homes, eq(homes.homeId, placements.homeId))
    .innerJoin(waves, eq(waves.waveId, placements.waveId))
    .innerJoin(people, eq(people.personId, placements.leadPersonId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(identities, eq(identities.personId, placements.leadPersonId))
    .where(and(eq(placements.runId, run.runId), eq(placements.householdId, householdId)));
  if (row === undefined) return null;
  const { placement, home, wave, name, unit } = row;
  const policy = await getPolicy(db, run.policyId);
  const facts = [
    { name: "Gelombang", value: `${wave.name.id}, ${wave.movesOn ?? "tanggal belum diputuskan"}` },
    {
      name: "Hunian untuk sementara",
      value: `Menara ${home.towerId}, lantai ${home.floor}, ${home.bedrooms} kamar tidur, ${home.areaM2} m²`,
    },
    { name: "Kode hunian", value: home.homeId },
    { name: "Urutan dan tiket undian", value: `${placement.rank}; ${placement.ticket}` },
    {
      name: "Hak menurut jabatan",
      value: "Tetap ada dan tidak habis oleh hunian sementara ini (UU 3/2022 Lampiran II)",
    },
  ];
  const content: Extract<DocumentContent, { kind: "entitlement" }> = {
    kind: "entitlement",
    title: { id: "Lembar Hak Hunian", en: "Housing entitlement sheet" },
    planHash: run.planHash,
    asOf: run.asOf,
    illustrative: policy.illustrative,
    person: name,
    unit,
    facts,
  };
  return { content, institutionCode: placement.institutionCode };
}

/** The people a document is about. */
export async function peopleOf(
  db: ReadDatabase,
  of: Pick<typeof documents.$inferSelect, "runId" | "waveId" | "householdId">,
) {
  const rows = await db
    .select({ movers: placements.movers })
    .from(placements)
    .where(
      and(
        eq(placements.runId, of.runId),
        of.householdId === null ? undefined : eq(placements.householdId, of.householdId),
        of.waveId === null ? undefined : eq(placements.waveId, of.waveId),
      ),
    );
  return rows.flatMap(({ movers }) => [...movers]);
}

export async function displayNameOf(db: ReadDatabase, userId: string): Promise<string> {
  const [row] = await db
    .select({ displayName: users.displayName })
    .from(users)
    .where(eq(users.userId, userId));
  if (row === undefined) throw new Error(`No account ${userId}`);
  return row.displayName;
}
