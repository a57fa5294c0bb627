import type { LocalDate, Zone } from "@pindah/domain/kernel";
import { and, eq, inArray, sql } from "drizzle-orm";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { decisions } from "../decisions/decisions.table.ts";
import { documents } from "../documents/documents.table.ts";
import { nominationLists } from "../nominations/nominations.table.ts";
import type { NominationState } from "../nominations/nominations.states.ts";
import { objections } from "../objections/objections.table.ts";
import { offers } from "../offers/offers.table.ts";
import { planRuns } from "../plan/plan.table.ts";
import type { RunState } from "../plan/plan.states.ts";
import { people } from "../registry/registry.table.ts";
import type { SessionOfWork, WorkItem } from "./work.ts";

const nobodysDay: { readonly lastDay: LocalDate | null; readonly zone: Zone } = {
  lastDay: null,
  zone: "WIB",
};

/** What waits for each role. A role that is not named waits for nothing. */
export const workOf: Partial<
  Record<SessionOfWork["role"], (db: ReadDatabase, of: SessionOfWork) => Promise<WorkItem[]>>
> = {
  institution_officer: (db, { scope }) => lists(db, scope, ["draft", "returned"], "name_people"),
  institution_admin: (db, { scope }) => lists(db, scope, ["draft", "returned"], "submit_list"),
  competency_assessor: (db, { scope }) => lists(db, scope, ["submitted"], "verify_list"),
  planner: (db) => runs(db, "draft", "propose_run"),
  housing_officer: async (db) => [
    ...(await openOffers(db, { kind: "national" }, "record_answer")),
    ...(await successions(db)),
  ],
  objection_officer: (db) => openObjections(db, ["filed", "in_review"], "answer_objection"),
  approver: async (db, { scope }) => [
    ...(await runs(db, "proposed", "approve_run")),
    ...(await lists(db, scope, ["verified"], "confirm_list")),
    ...(await openObjections(db, ["in_review"], "sign_objection", "ready")),
    ...(await proposedDecisions(db)),
    ...(await drafts(db)),
  ],
  employee: (db, { scope }) => openOffers(db, scope, "answer_offer"),
};

async function lists(
  db: ReadDatabase,
  scope: Scope,
  states: NominationState[],
  kind: "name_people" | "submit_list" | "verify_list" | "confirm_list",
): Promise<WorkItem[]> {
  const rows = await db
    .select()
    .from(nominationLists)
    .where(
      and(
        inArray(nominationLists.state, states),
        within(scope, { institution: nominationLists.institutionCode }),
      ),
    );
  return rows.map(({ waveId, institutionCode, lastDay, zone }) => ({
    kind,
    subject: `${institutionCode} · ${waveId}`,
    to: `/nominations/${waveId}/${institutionCode}`,
    lastDay,
    zone,
  }));
}

async function runs(
  db: ReadDatabase,
  state: RunState,
  kind: "propose_run" | "approve_run",
): Promise<WorkItem[]> {
  const rows = await db
    .select({ runId: planRuns.runId })
    .from(planRuns)
    .where(eq(planRuns.state, state));
  return rows.map(({ runId }) => ({
    kind,
    subject: runId.slice(0, 8),
    to: `/runs/${runId}`,
    ...nobodysDay,
  }));
}

async function openOffers(
  db: ReadDatabase,
  scope: Scope,
  kind: "record_answer" | "answer_offer",
): Promise<WorkItem[]> {
  const mine =
    scope.kind === "person"
      ? sql`${offers.householdId} in (select ${people.householdId} from ${people} where ${people.personId} = ${scope.personId})`
      : within(scope, { institution: offers.institutionCode });
  const rows = await db
    .select({ homeId: offers.homeId, lastDay: offers.openUntil, zone: offers.zone })
    .from(offers)
    .where(and(eq(offers.state, "made"), mine));
  return rows.map(({ homeId, lastDay, zone }) => ({
    kind,
    subject: homeId,
    to: "/offers",
    lastDay,
    zone,
  }));
}

/** Homes that came free and whose next in line is known and has no offer yet. */
async function successions(db: ReadDatabase): Promise<WorkItem[]> {
  const rows = await db
    .select({ homeId: offers.homeId, lastDay: offers.openUntil, zone: offers.zone })
    .from(offers)
    .where(
      and(
        eq(offers.successionState, "ready"),
        sql`${offers.succession}->'direct' <> 'null'::jsonb`,
        sql`not exists (select 1 from ${offers} later where later.replaces = ${offers.offerId})`,
      ),
    );
  return rows.map(({ homeId }) => ({
    kind: "offer_next",
    subject: homeId,
    to: "/offers?state=declined",
    ...nobodysDay,
  }));
}

async function openObjections(
  db: ReadDatabase,
  states: ("filed" | "in_review")[],
  kind: "answer_objection" | "sign_objection",
  replay?: "ready",
): Promise<WorkItem[]> {
  const rows = await db
    .select()
    .from(objections)
    .where(
      and(
        inArray(objections.state, states),
        replay === undefined ? undefined : eq(objections.replayState, replay),
      ),
    );
  return rows.map(({ objectionId, answerBy, zone }) => ({
    kind,
    subject: objectionId.slice(0, 8),
    to: `/objections/${objectionId}`,
    lastDay: answerBy,
    zone,
  }));
}

async function proposedDecisions(db: ReadDatabase): Promise<WorkItem[]> {
  const rows = await db.select().from(decisions).where(eq(decisions.state, "proposed"));
  return rows.map(({ decisionId, answerBy, zone }) => ({
    kind: "decide_hardship",
    subject: decisionId.slice(0, 8),
    to: "/decisions",
    lastDay: answerBy,
    zone,
  }));
}

async function drafts(db: ReadDatabase): Promise<WorkItem[]> {
  const rows = await db
    .select({ documentId: documents.documentId })
    .from(documents)
    .where(eq(documents.state, "draft"));
  return rows.map(({ documentId }) => ({
    kind: "sign_document",
    subject: documentId.slice(0, 8),
    to: "/documents",
    ...nobodysDay,
  }));
}
