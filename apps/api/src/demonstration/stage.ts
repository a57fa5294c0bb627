import type { InstitutionCode, LocalDate, WaveId } from "@pindah/domain/kernel";
import { and, asc, eq, sql } from "drizzle-orm";
import { actions } from "../access/access.table.ts";
import { recordAction } from "../access/actions.store.ts";
import { decisions } from "../decisions/decisions.table.ts";
import { documents } from "../documents/documents.table.ts";
import { timestampOf } from "../environment.ts";
import { nominationLists } from "../nominations/nominations.table.ts";
import { objections } from "../objections/objections.table.ts";
import { offers } from "../offers/offers.table.ts";
import { findPlanOfRecord, type FinishedRun } from "../plan/record.store.ts";
import { people, units } from "../registry/registry.table.ts";
import type { Services } from "../trpc.ts";
import { placements, waves } from "../waves/waves.table.ts";
import { dayIn } from "../work/clock.ts";
import { findAccountNamed, playerOf, type Player } from "./players.ts";

/** A household that the plan houses. */
export type Placed = Pick<
  typeof placements.$inferSelect,
  "waveId" | "householdId" | "leadPersonId" | "institutionCode" | "movers" | "homeId"
>;

/** Where the demonstration is played: the plan of record, whom it moves, and who plays. */
export type Stage = {
  readonly services: Services;
  readonly run: FinishedRun;
  /** Wave by wave, in the order of the allocation. */
  readonly placed: readonly Placed[];
  /** Whose own post moves: their institution is that of their unit. */
  readonly institutionOf: ReadonlyMap<string, InstitutionCode>;
  /** The account of that name at work; at another time than now where one is given. */
  readonly as: (signInName: string, nowMs?: number) => Promise<Player>;
};

const procedure = "demonstration.play";

/** The day of the approval: what is counted from it is the same in a start that follows a kill. */
export function approvedOn({ run }: Stage): LocalDate {
  return dayIn("WIB", Date.parse(run.approvedAt ?? run.requestedAt));
}

export const wavesOf = ({ placed }: Stage): readonly WaveId[] => [
  ...new Set(placed.map(({ waveId }) => waveId)),
];

export function ofWave(stage: Stage, place: number): readonly Placed[] {
  const waveId = wavesOf(stage)[place];
  return stage.placed.filter((each) => each.waveId === waveId);
}

/**
 * Some households of the second wave, from all over it: so nothing stands in the way of the first
 * one's decree. The same half every time, or the other one.
 */
export function someOfLaterWave(stage: Stage, half: 0 | 1, count: number): readonly Placed[] {
  const later = ofWave(stage, 1);
  const households = later.length > 0 ? later : ofWave(stage, 0).toReversed();
  const step = Math.max(2, Math.floor(households.length / count));
  return households.filter((_, place) => place % step === half).slice(0, count);
}

/**
 * The stage, while the play was not played to its end. Null: it was, or people work on this
 * database already, or it was filled by an older demonstration that lacks the players.
 */
export async function findStage(services: Services): Promise<Stage | null> {
  const { db } = services;
  const run = await findPlanOfRecord(db);
  if (run === null || (await findAccountNamed(services, "approver-2")) === undefined) return null;
  const steps = await db.select().from(actions).where(eq(actions.procedure, procedure));
  if (steps.some(({ subjectId }) => subjectId === "ended")) return null;
  if (steps.length === 0) {
    for (const table of [nominationLists, offers, objections, decisions, documents])
      if ((await db.$count(table)) > 0) return null;
    await recordStep(services, "begun");
  }
  const placed = await db
    .select({
      waveId: placements.waveId,
      householdId: placements.householdId,
      leadPersonId: placements.leadPersonId,
      institutionCode: placements.institutionCode,
      movers: placements.movers,
      homeId: placements.homeId,
    })
    .from(placements)
    .innerJoin(waves, eq(waves.waveId, placements.waveId))
    .where(eq(placements.runId, run.runId))
    .orderBy(sql`${waves.movesOn} nulls last`, asc(placements.rank));
  const moving = await db
    .select({ personId: people.personId, institutionCode: units.institutionCode })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(
      placements,
      and(eq(placements.runId, run.runId), eq(placements.householdId, people.householdId)),
    );
  const as = async (signInName: string, nowMs?: number) => {
    const account = await findAccountNamed(services, signInName);
    if (account === undefined) throw new Error(`The demonstration has no account ${signInName}`);
    return playerOf(nowMs === undefined ? services : atTime(services, nowMs), account);
  };
  const institutionOf = new Map(
    moving.map(({ personId, institutionCode }) => [String(personId), institutionCode]),
  );
  return { services, run, placed, institutionOf, as };
}

/** Notes that the play has begun, or is at its end. */
export function recordStep(services: Services, step: "begun" | "ended"): Promise<void> {
  const system = { userId: null, role: null, procedure, commandId: null };
  return services.db.transaction((tx) =>
    recordAction(tx, services.environment, system, {
      subjectKind: "demonstration",
      subjectId: step,
      detail: { at: timestampOf(services.environment) },
    }),
  );
}

/** The services with a clock that starts at that time: what takes days is played in one start. */
export function atTime(services: Services, nowMs: number): Services {
  const { environment } = services;
  const shift = nowMs - environment.now();
  return { ...services, environment: { ...environment, now: () => environment.now() + shift } };
}
