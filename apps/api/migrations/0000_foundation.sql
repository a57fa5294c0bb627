CREATE TABLE "action_inbox" (
	"action_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_seals" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"action_hash" text NOT NULL,
	"chain_hash" text NOT NULL,
	CONSTRAINT "action_seals_action_id_unique" UNIQUE("action_id")
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"action_id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"user_id" uuid,
	"role" text,
	"procedure" text NOT NULL,
	"command_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"user_id" uuid NOT NULL,
	"procedure" text NOT NULL,
	"command_id" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"response" jsonb,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "commands_user_id_procedure_command_id_pk" PRIMARY KEY("user_id","procedure","command_id")
);
--> statement-breakpoint
CREATE TABLE "person_reads" (
	"read_id" uuid PRIMARY KEY NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"procedure" text NOT NULL,
	"purpose" text NOT NULL,
	"person_ids" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL,
	"blocked_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sign_in_name" text NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"institution_code" text collate "C",
	"person_id" text collate "C",
	"password_hash" text NOT NULL,
	"demonstration" boolean NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_sign_in_name_unique" UNIQUE("sign_in_name"),
	CONSTRAINT "users_sign_in_name_is_lower_case" CHECK ("users"."sign_in_name" = lower("users"."sign_in_name"))
);
--> statement-breakpoint
CREATE TABLE "household_costs" (
	"run_id" uuid NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"wave_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"result" jsonb NOT NULL,
	CONSTRAINT "household_costs_run_id_household_id_pk" PRIMARY KEY("run_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"assessment_number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessments_assessment_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" text collate "C" NOT NULL,
	"assessor_id" text collate "C" NOT NULL,
	"instrument" text NOT NULL,
	"assessed_on" date NOT NULL,
	"levels" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "competency_results" (
	"run_id" uuid NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"outcome" text NOT NULL,
	"rule" text NOT NULL,
	"result" jsonb NOT NULL,
	CONSTRAINT "competency_results_run_id_person_id_pk" PRIMARY KEY("run_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "homes" (
	"home_id" text collate "C" PRIMARY KEY NOT NULL,
	"tower_id" text collate "C" NOT NULL,
	"floor" smallint NOT NULL,
	"position" smallint NOT NULL,
	"bedrooms" smallint NOT NULL,
	"area_m2" integer NOT NULL,
	"accessible" boolean NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	CONSTRAINT "homes_floor_from_1" CHECK ("homes"."floor" >= 1 and "homes"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "minister_houses" (
	"house_id" text collate "C" PRIMARY KEY NOT NULL,
	"parcel" text NOT NULL,
	"area_m2" integer NOT NULL,
	"source" text NOT NULL,
	"stated_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "towers" (
	"tower_id" text collate "C" PRIMARY KEY NOT NULL,
	"package_code" text NOT NULL,
	"reserved_for" text NOT NULL,
	"floors" smallint NOT NULL,
	"source" text NOT NULL,
	"stated_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dataset_snapshots" (
	"dataset_hash" text PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_standings" (
	"run_id" uuid NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"status" text NOT NULL,
	"because" text NOT NULL,
	CONSTRAINT "person_standings_run_id_person_id_pk" PRIMARY KEY("run_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "plan_runs" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"stage" text NOT NULL,
	"percent" smallint NOT NULL,
	"cancel_requested" boolean NOT NULL,
	"version" integer NOT NULL,
	"policy_id" text collate "C" NOT NULL,
	"scenario" jsonb,
	"lottery" jsonb NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"engine" text,
	"as_of" date,
	"inputs" jsonb,
	"plan_hash" text,
	"totals" jsonb,
	"waves" jsonb,
	"towers" jsonb,
	"cost_summary" jsonb,
	"refusal" jsonb,
	"failure" text,
	"proposed_by" uuid,
	"proposed_at" timestamp (3) with time zone,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	CONSTRAINT "plan_runs_percent_in_range" CHECK ("plan_runs"."percent" between 0 and 100),
	CONSTRAINT "plan_runs_decided_with_a_hash" CHECK ("plan_runs"."state" not in ('draft', 'proposed', 'approved', 'superseded') or "plan_runs"."plan_hash" is not null),
	CONSTRAINT "plan_runs_approved_by_another" CHECK ("plan_runs"."approved_by" is null or ("plan_runs"."approved_by" <> "plan_runs"."requested_by" and "plan_runs"."approved_by" <> "plan_runs"."proposed_by"))
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"policy_id" text collate "C" PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"in_force_from" date NOT NULL,
	"in_force_until" date,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"release_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"requested_by" uuid,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"built_at" timestamp (3) with time zone,
	"files" jsonb,
	"site" jsonb,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "readiness_evidence" (
	"evidence_number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "readiness_evidence_evidence_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"tower_id" text collate "C" NOT NULL,
	"definition" text NOT NULL,
	"ready_on" date,
	"kind" text NOT NULL,
	"stated_on" date NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crosswalk_entries" (
	"entry_number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crosswalk_entries_entry_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"effective_date" date NOT NULL,
	"old_code" text collate "C",
	"change_kind" text NOT NULL,
	"new_code" text collate "C",
	"new_name_id" text,
	"source" text NOT NULL,
	"confidence" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "dataset_facts" (
	"only" smallint PRIMARY KEY NOT NULL,
	"as_of" date NOT NULL,
	"title" jsonb NOT NULL,
	"origin" text NOT NULL,
	CONSTRAINT "dataset_facts_is_one_row" CHECK ("dataset_facts"."only" = 1)
);
--> statement-breakpoint
CREATE TABLE "households" (
	"household_id" text collate "C" PRIMARY KEY NOT NULL,
	"spouse" boolean NOT NULL,
	"children" smallint NOT NULL,
	"helper" boolean NOT NULL,
	"accessible" boolean NOT NULL,
	"tower_preferences" jsonb NOT NULL,
	CONSTRAINT "households_children_counted" CHECK ("households"."children" between 0 and 20)
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"nip" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "identities_nip_has_18_digits" CHECK ("identities"."nip" ~ '^[0-9]{18}$')
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"abbrev" text NOT NULL,
	"type" text NOT NULL,
	"ba_code" text,
	"legal_list" text,
	"priority_apr_2024" text,
	"source" text NOT NULL,
	"confidence" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "people" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"employment" text NOT NULL,
	"post_level" text NOT NULL,
	"grade" text NOT NULL,
	"sex" text NOT NULL,
	"education" text NOT NULL,
	"retires_on" date NOT NULL,
	"legal_standing" text NOT NULL,
	"discipline" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"name_id" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"confidence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"unit_code" text collate "C" NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"assessor_id" text collate "C" NOT NULL,
	"level" smallint NOT NULL,
	"evidence" jsonb,
	CONSTRAINT "scores_unit_code_criterion_assessor_id_pk" PRIMARY KEY("unit_code","criterion","assessor_id"),
	CONSTRAINT "scores_level_on_scale" CHECK ("scores"."level" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "unit_screenings" (
	"run_id" uuid NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"outcome" text NOT NULL,
	"class" text collate "C",
	"class_place" smallint NOT NULL,
	"rank_in_class" integer,
	"result" jsonb NOT NULL,
	CONSTRAINT "unit_screenings_run_id_unit_code_pk" PRIMARY KEY("run_id","unit_code")
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"run_id" uuid NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"lead_person_id" text collate "C" NOT NULL,
	"movers" jsonb NOT NULL,
	"wave_id" text collate "C" NOT NULL,
	"home_id" text collate "C" NOT NULL,
	"tower_id" text collate "C" NOT NULL,
	"rank" integer NOT NULL,
	"band" integer NOT NULL,
	"ticket" text NOT NULL,
	"wish" smallint,
	"misfit" integer NOT NULL,
	CONSTRAINT "placements_run_id_household_id_pk" PRIMARY KEY("run_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "waiting_households" (
	"run_id" uuid NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"lead_person_id" text collate "C" NOT NULL,
	"reason_kind" text NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "waiting_households_run_id_household_id_pk" PRIMARY KEY("run_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"wave_id" text collate "C" PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"stage" text NOT NULL,
	"horizon" text NOT NULL,
	"moves_on" date,
	"event" jsonb,
	"source" text NOT NULL,
	"stated_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action_inbox" ADD CONSTRAINT "action_inbox_action_id_actions_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("action_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_costs" ADD CONSTRAINT "household_costs_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_results" ADD CONSTRAINT "competency_results_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homes" ADD CONSTRAINT "homes_tower_id_towers_tower_id_fk" FOREIGN KEY ("tower_id") REFERENCES "public"."towers"("tower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_standings" ADD CONSTRAINT "person_standings_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readiness_evidence" ADD CONSTRAINT "readiness_evidence_tower_id_towers_tower_id_fk" FOREIGN KEY ("tower_id") REFERENCES "public"."towers"("tower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_institution_code_institutions_code_fk" FOREIGN KEY ("institution_code") REFERENCES "public"."institutions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_screenings" ADD CONSTRAINT "unit_screenings_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_households" ADD CONSTRAINT "waiting_households_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_reads_by_user" ON "person_reads" USING btree ("user_id","read_at");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "household_costs_by_institution" ON "household_costs" USING btree ("run_id","institution_code");--> statement-breakpoint
CREATE INDEX "assessments_by_person" ON "assessments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "competency_results_by_outcome" ON "competency_results" USING btree ("run_id","outcome","person_id");--> statement-breakpoint
CREATE INDEX "competency_results_by_institution" ON "competency_results" USING btree ("run_id","institution_code","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "homes_one_at_each_place" ON "homes" USING btree ("tower_id","floor","position");--> statement-breakpoint
CREATE INDEX "person_standings_by_institution" ON "person_standings" USING btree ("run_id","institution_code");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_runs_one_plan_of_record" ON "plan_runs" USING btree ("state") WHERE "plan_runs"."state" = 'approved';--> statement-breakpoint
CREATE INDEX "plan_runs_by_request" ON "plan_runs" USING btree ("requested_at","run_id");--> statement-breakpoint
CREATE INDEX "readiness_evidence_by_tower" ON "readiness_evidence" USING btree ("tower_id");--> statement-breakpoint
CREATE INDEX "people_by_unit" ON "people" USING btree ("unit_code");--> statement-breakpoint
CREATE INDEX "people_by_household" ON "people" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "units_by_institution" ON "units" USING btree ("institution_code");--> statement-breakpoint
CREATE INDEX "unit_screenings_by_institution" ON "unit_screenings" USING btree ("run_id","institution_code");--> statement-breakpoint
CREATE UNIQUE INDEX "placements_one_household_for_each_home" ON "placements" USING btree ("run_id","home_id");--> statement-breakpoint
CREATE UNIQUE INDEX "placements_by_wave" ON "placements" USING btree ("run_id","wave_id","rank");--> statement-breakpoint
CREATE INDEX "placements_by_tower" ON "placements" USING btree ("run_id","tower_id");