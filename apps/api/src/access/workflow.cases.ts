import { HouseholdId, InstitutionCode, LocalDate, WaveId } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import { decisions } from "../decisions/decisions.table.ts";
import type { NominationState } from "../nominations/nominations.states.ts";
import { namesHash } from "../nominations/nominations.store.ts";
import { objections } from "../objections/objections.table.ts";
import { planRuns } from "../plan/plan.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { findPlaces, type Place, type Places } from "../testing/places.ts";
import {
  putDecision,
  putDraft,
  putList,
  putObjection,
  putOffer,
  putPin,
  putSuccession,
} from "../testing/workflows.ts";
import { findAccount, type World } from "../testing/world.ts";
import { command, ownersOfRows, plain, type Case } from "./matrix.case.ts";

const hardship = {
  measure: "postpone",
  ground: "school_year",
  reason: "Anak berada pada tahun terakhir sekolah",
};
const noList = { waveId: "NOSUCH", institutionCode: "NOSUCH" };
/** How the matrix calls what people do with lists, offers, objections, decisions and documents. */
export const workflowCases: Readonly<Record<string, Case>> = {
  "work.mine": plain({}),
  "nominations.board": { kind: "list", input: () => ({}), owners: ownersOfRows },
  "nominations.list": { kind: "one", of: listOf, missing: noList },
  "nominations.name": {
    kind: "one",
    prepare: draftLists,
    of: (place) => ({ ...command(), ...listOf(place), add: [], remove: [] }),
    missing: { ...command(), ...noList, add: [], remove: [] },
  },
  "nominations.extend": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      waveId: (await findPlaces(world)).own.waveId,
      lastDay: "2099-12-31",
      reason: "Data pegawai terlambat dikirim",
    }),
  },
  "nominations.submit": {
    kind: "one",
    prepare: draftLists,
    of: (place) => ({
      ...command(),
      ...listOf(place),
      contentHash: namesHash(listPlace(place), []),
    }),
    missing: { ...command(), ...noList, contentHash: "0".repeat(64) },
  },
  "nominations.verify": { kind: "plain", input: (world) => listIn(world, "submitted") },
  "nominations.return": {
    kind: "plain",
    input: async (world) => {
      const { contentHash: _hash, ...rest } = await listIn(world, "submitted");
      return { ...rest, note: "Dua nama belum lengkap" };
    },
  },
  "nominations.confirm": { kind: "plain", input: (world) => listIn(world, "verified") },
  "housing.pins": plain({}),
  "housing.pin": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      householdId: (await findPlaces(world)).other.householdId,
      homeId: "NOSUCH",
      reason: "Dekat dengan rumah sakit",
    }),
  },
  "housing.undoPin": {
    kind: "plain",
    input: async (world) => {
      const { pinId } = await putPin(world, (await findPlaces(world)).other.householdId);
      return { ...command(), pinId, reason: "Salah rumah tangga" };
    },
  },
  "offers.list": {
    kind: "list",
    prepare: async (world, { own, other }) => {
      await putOffer(world, own.householdId);
      await putOffer(world, other.householdId);
    },
    input: () => ({}),
    owners: ownersOfRows,
  },
  "offers.make": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      waveId: (await findPlaces(world)).other.waveId,
      atMost: 1,
    }),
  },
  "offers.makeOther": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      householdId: (await findPlaces(world)).other.householdId,
      homeId: "NOSUCH",
      reason: "Kursi roda tidak masuk lift",
    }),
  },
  "offers.withdraw": {
    kind: "plain",
    input: async (world) => {
      const { offerId, version } = await putOffer(
        world,
        (await findPlaces(world)).other.householdId,
      );
      return { ...command(), offerId, version, reason: "Salah rumah tangga" };
    },
  },
  "offers.answer": {
    kind: "one",
    prepare: async (world, { other, employeeHousehold }) => {
      await putOffer(world, other.householdId);
      await putOffer(world, employeeHousehold);
    },
    of: ({ householdId }) => ({ ...command(), householdId, answer: { kind: "accept" } }),
    missing: { ...command(), householdId: "H9999999", answer: { kind: "accept" } },
  },
  "offers.passOn": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      ...(await putSuccession(world, (await findPlaces(world)).other.householdId)),
    }),
  },
  "objections.own": plain({}),
  "objections.file": { kind: "plain", input: () => ({ ...command(), fault: "Salah catat" }) },
  "objections.withdraw": {
    kind: "plain",
    input: async (world) => {
      const { personId } = await findAccount(world, "employee");
      return { ...command(), objectionId: await putObjection(world, personId ?? "") };
    },
  },
  "objections.list": {
    kind: "list",
    prepare: async (world, { own, other }) => {
      await putObjection(world, own.leadPersonId);
      await putObjection(world, other.leadPersonId);
    },
    input: () => ({}),
    owners: ownersOfRows,
  },
  "objections.one": {
    kind: "plain",
    input: async (world) => ({ objectionId: await foreignObjection(world) }),
  },
  "objections.review": {
    kind: "plain",
    input: async (world) => ({ ...command(), objectionId: await foreignObjection(world) }),
  },
  "objections.find": {
    kind: "plain",
    input: async (world) => {
      const { householdId } = (await findPlaces(world)).other;
      const facts = [{ kind: "household", householdId, correct: { children: 3 } }];
      const objectionId = await foreignObjection(world, { state: "in_review" });
      return { ...command(), objectionId, facts, finding: "Kartu keluarga menyebut tiga anak" };
    },
  },
  "objections.reject": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      objectionId: await foreignObjection(world, { state: "in_review" }),
      answer: "Berkas sesuai dengan catatan",
    }),
  },
  "objections.uphold": { kind: "plain", input: replayedObjection },
  "decisions.list": {
    kind: "list",
    prepare: async (world, { own, other }) => {
      await putDecision(world, own.leadPersonId);
      await putDecision(world, other.leadPersonId);
    },
    input: () => ({}),
    owners: ownersOfRows,
  },
  "decisions.propose": {
    kind: "one",
    prepare: async (world) => void (await world.services.db.delete(decisions)),
    of: ({ leadPersonId }) => ({ ...command(), personId: leadPersonId, ...hardship }),
    missing: { ...command(), personId: "P9999999", ...hardship },
  },
  "decisions.decide": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      ...(await putDecision(world, (await findPlaces(world)).other.leadPersonId)),
      act: "grant",
      reason: "Alasan dapat diterima",
    }),
  },
  "decisions.declareKin": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      relativeId: (await findPlaces(world)).other.leadPersonId,
    }),
  },
  "documents.list": plain({}),
  "documents.draftDecree": {
    kind: "plain",
    input: async (world) => ({ ...command(), waveId: (await findPlaces(world)).other.waveId }),
  },
  "documents.draftEntitlement": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      householdId: (await findPlaces(world)).other.householdId,
    }),
  },
  "documents.sign": {
    kind: "plain",
    input: async (world) => ({ ...command(), ...(await draftOf(world)) }),
  },
  "documents.revoke": {
    kind: "plain",
    input: async (world) => ({
      ...command(),
      documentId: await putSigned(world),
      reason: "Diganti keputusan lain",
    }),
  },
  "documents.download": {
    kind: "plain",
    input: async (world) => ({ documentId: await putSigned(world) }),
  },
};

function listOf({ waveId, institutionCode }: Place) {
  return { waveId, institutionCode };
}
function listPlace({ waveId, institutionCode }: Place) {
  return {
    waveId: WaveId.parse(waveId),
    institutionCode: InstitutionCode.parse(institutionCode),
  };
}
async function draftLists(world: World, { own, other }: Places): Promise<void> {
  await putList(world, listPlace(own), "draft");
  await putList(world, listPlace(other), "draft");
}
async function listIn(world: World, state: NominationState) {
  const { other } = await findPlaces(world);
  const contentHash = await putList(world, listPlace(other), state);
  return { ...command(), ...listOf(other), contentHash };
}
async function foreignObjection(world: World, change: Parameters<typeof putObjection>[2] = {}) {
  return putObjection(world, (await findPlaces(world)).other.leadPersonId, change);
}
async function draftOf(world: World) {
  const { db } = world.services;
  await db.delete(objections);
  await db.delete(decisions);
  return putDraft(world, WaveId.parse((await findPlaces(world)).other.waveId));
}
async function replayedObjection(world: World) {
  const { other } = await findPlaces(world);
  const { userId } = await findAccount(world, "objection_officer");
  const planHash = "a".repeat(64);
  const variant = { planHash, concerned: [], others: [], othersWhoLose: 0 };
  const objectionId = await foreignObjection(world, {
    state: "in_review",
    facts: [
      {
        kind: "household",
        householdId: HouseholdId.parse(other.householdId),
        correct: { children: 3 },
      },
    ],
    proposedBy: userId,
    replayState: "ready",
    replay: {
      kind: "replayed",
      datasetHash: "b".repeat(64),
      today: LocalDate.parse("2026-08-17"),
      variants: { pure: variant, fewestMoves: variant, nobodyLoses: variant },
    },
  });
  // The approver's account decided on the plan: here it is somebody else's.
  const record = await findPlanOfRecord(world.services.db);
  await world.services.db
    .update(planRuns)
    .set({ approvedBy: world.services.environment.newId() })
    .where(eq(planRuns.runId, record?.runId ?? ""));
  return {
    ...command(),
    objectionId,
    variant: "pure",
    planHash,
    answer: "Kartu keluarga menyebut tiga anak",
  };
}
async function putSigned(world: World): Promise<string> {
  const draft = await draftOf(world);
  const signed = await world.call("approver", "documents.sign", { ...command(), ...draft });
  if (signed.status !== 200) throw new Error(signed.text);
  return draft.documentId;
}
