import type { CostSummary } from "@pindah/domain/allowance";
import type {
  InstitutionCode,
  Json,
  LocalDate,
  PersonId,
  PolicyId,
  UnitCode,
} from "@pindah/domain/kernel";
import type { PersonStanding, Plan, PlanTotals } from "@pindah/domain/plan";
import type { Scenario } from "@pindah/domain/scenario";
import type { PinsResult, TowerReadiness, WaveResult } from "@pindah/domain/waves";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, code, moment } from "../db/columns.ts";
import type { RunStage, RunState } from "./plan.states.ts";

/** Which run's promises another keeps: see `RunInputs` of the domain. */
export type HeldRun = {
  readonly runId: string;
  readonly today: LocalDate;
  readonly freezeDays: number;
};

/** One run of the plan: what went in, how far it is, what came out, and who decided on it. */
export const planRuns = pgTable(
  "plan_runs",
  {
    runId: uuid("run_id").primaryKey(),
    state: text("state").$type<RunState>().notNull(),
    stage: text("stage").$type<RunStage>().notNull(),
    percent: smallint("percent").notNull(),
    cancelRequested: boolean("cancel_requested").notNull(),
    version: integer("version").notNull(),

    policyId: code("policy_id").$type<PolicyId>().notNull(),
    scenario: jsonb("scenario").$type<Scenario>(),
    lottery: jsonb("lottery").$type<Plan["lottery"]>().notNull(),

    /** The kept dataset to compute from; null: the registry as it is when the run begins. */
    datasetHash: text("dataset_hash"),
    /** The run whose promises this one keeps, and from which day how long. */
    held: jsonb("held").$type<HeldRun>(),

    requestedBy: uuid("requested_by").notNull(),
    requestedAt: moment("requested_at").notNull(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),

    engine: text("engine"),
    asOf: date("as_of", { mode: "string" }).$type<LocalDate>(),
    inputs: jsonb("inputs").$type<Plan["inputs"]>(),
    planHash: text("plan_hash"),
    totals: jsonb("totals").$type<PlanTotals>(),
    waves: jsonb("waves").$type<readonly WaveResult[]>(),
    towers: jsonb("towers").$type<readonly TowerReadiness[]>(),
    costSummary: jsonb("cost_summary").$type<CostSummary>(),
    /** What came of each home given by hand; null where there was none. */
    pins: jsonb("pins").$type<PinsResult>(),
    /** What the rules refused, as data; or a word for what failed. */
    refusal: jsonb("refusal").$type<Json>(),
    failure: text("failure"),

    proposedBy: uuid("proposed_by"),
    proposedAt: moment("proposed_at"),
    approvedBy: uuid("approved_by"),
    approvedAt: moment("approved_at"),
  },
  (t) => [
    uniqueIndex("plan_runs_one_plan_of_record")
      .on(t.state)
      .where(sql`${t.state} = 'approved'`),
    index("plan_runs_by_request").on(t.requestedAt, t.runId),
    check("plan_runs_percent_in_range", sql`${t.percent} between 0 and 100`),
    check(
      "plan_runs_decided_with_a_hash",
      sql`${t.state} not in ('draft', 'proposed', 'approved', 'superseded') or ${t.planHash} is not null`,
    ),
    check(
      "plan_runs_approved_by_another",
      sql`${t.approvedBy} is null or (${t.approvedBy} <> ${t.requestedBy} and ${t.approvedBy} <> ${t.proposedBy})`,
    ),
  ],
);

/**
 * Datasets that runs were computed from, as they were: a run can be computed again, to the byte,
 * after the registry has changed. Gzipped JSON, by its hash.
 */
export const datasetSnapshots = pgTable("dataset_snapshots", {
  datasetHash: text("dataset_hash").primaryKey(),
  body: bytes("body").notNull(),
  recordedAt: moment("recorded_at").notNull(),
});

/** Where one person stands in one run. */
export const personStandings = pgTable(
  "person_standings",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    personId: code("person_id").$type<PersonId>().notNull(),
    unitCode: code("unit_code").$type<UnitCode>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    status: text("status").$type<PersonStanding["status"]>().notNull(),
    because: text("because").$type<PersonStanding["because"]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.personId] }),
    index("person_standings_by_institution").on(t.runId, t.institutionCode),
  ],
);
