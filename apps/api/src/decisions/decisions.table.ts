import type {
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  Zone,
} from "@pindah/domain/kernel";
import type { PersonStanding } from "@pindah/domain/plan";
import { sql } from "drizzle-orm";
import {
  check,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";
import { people } from "../registry/registry.table.ts";
import type { DecisionState, HardshipGround, HardshipMeasure } from "./decisions.states.ts";

/** A decision about one person beside what was computed: a hardship review. Both values stay. */
export const decisions = pgTable(
  "decisions",
  {
    decisionId: uuid("decision_id").primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    personId: code("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.personId),
    householdId: code("household_id").$type<HouseholdId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    /** What the plan computed for the person. */
    computed: jsonb("computed").$type<Pick<PersonStanding, "status" | "because">>().notNull(),
    measure: text("measure").$type<HardshipMeasure>().notNull(),
    ground: text("ground").$type<HardshipGround>().notNull(),
    reason: text("reason").notNull(),
    /** Hash of all that is decided about: a decision names it. */
    contentHash: text("content_hash").notNull(),
    answerBy: date("answer_by", { mode: "string" }).$type<LocalDate>().notNull(),
    zone: text("zone").$type<Zone>().notNull(),
    state: text("state").$type<DecisionState>().notNull(),
    version: integer("version").notNull(),
    proposedBy: uuid("proposed_by").notNull(),
    proposedAt: moment("proposed_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: moment("decided_at"),
    decisionReason: text("decision_reason"),
  },
  (t) => [
    uniqueIndex("decisions_one_open_for_each_person")
      .on(t.personId)
      .where(sql`${t.state} = 'proposed'`),
    check(
      "decisions_by_another_person",
      sql`${t.state} = 'proposed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy} and ${t.decisionReason} is not null)`,
    ),
  ],
);

/** Kinship that a member of staff declared: who may not decide about whom. */
export const kinships = pgTable(
  "kinships",
  {
    personId: code("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.personId),
    relativeId: code("relative_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.personId),
    declaredBy: uuid("declared_by").notNull(),
    declaredAt: moment("declared_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.relativeId] }),
    check("kinships_of_two_people", sql`${t.personId} <> ${t.relativeId}`),
  ],
);
