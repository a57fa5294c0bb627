CREATE TABLE "decisions" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"computed" jsonb NOT NULL,
	"measure" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"content_hash" text NOT NULL,
	"answer_by" date NOT NULL,
	"zone" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	CONSTRAINT "decisions_by_another_person" CHECK ("decisions"."state" = 'proposed' or ("decisions"."decided_by" is not null and "decisions"."decided_by" <> "decisions"."proposed_by" and "decisions"."decision_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "kinships" (
	"person_id" text collate "C" NOT NULL,
	"relative_id" text collate "C" NOT NULL,
	"declared_by" uuid NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kinships_person_id_relative_id_pk" PRIMARY KEY("person_id","relative_id"),
	CONSTRAINT "kinships_of_two_people" CHECK ("kinships"."person_id" <> "kinships"."relative_id")
);
--> statement-breakpoint
CREATE TABLE "document_sequences" (
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "document_sequences_kind_year_pk" PRIMARY KEY("kind","year")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"run_id" uuid NOT NULL,
	"wave_id" text collate "C",
	"household_id" text collate "C",
	"institution_code" text collate "C",
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"year" smallint,
	"sequence" integer,
	"number" text,
	"check_code" text,
	"issued_on" date,
	"signed_by" uuid,
	"signed_at" timestamp (3) with time zone,
	"sha256" text,
	"body" "bytea",
	"replaced_by" uuid,
	"ended_reason" text,
	CONSTRAINT "documents_number_unique" UNIQUE("number"),
	CONSTRAINT "documents_signed_whole" CHECK ("documents"."state" = 'draft' or ("documents"."number" is not null and "documents"."sha256" is not null and "documents"."body" is not null and "documents"."signed_by" is not null)),
	CONSTRAINT "documents_signed_by_another" CHECK ("documents"."signed_by" is null or "documents"."signed_by" <> "documents"."drafted_by")
);
--> statement-breakpoint
CREATE TABLE "nomination_lists" (
	"list_id" uuid PRIMARY KEY NOT NULL,
	"wave_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"quota" integer NOT NULL,
	"last_day" date NOT NULL,
	"zone" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text,
	"note" text,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"verified_by" uuid,
	"verified_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "nomination_lists_quota_counted" CHECK ("nomination_lists"."quota" >= 0),
	CONSTRAINT "nomination_lists_confirmed_by_another" CHECK ("nomination_lists"."confirmed_by" is null or ("nomination_lists"."confirmed_by" <> "nomination_lists"."submitted_by" and "nomination_lists"."confirmed_by" <> "nomination_lists"."verified_by"))
);
--> statement-breakpoint
CREATE TABLE "nominees" (
	"list_id" uuid NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nominees_list_id_person_id_pk" PRIMARY KEY("list_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"objection_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"published_on" date NOT NULL,
	"filed_on" date NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"filed_by" uuid NOT NULL,
	"fault" text NOT NULL,
	"result" jsonb NOT NULL,
	"answer_by" date NOT NULL,
	"zone" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"reviewed_by" uuid,
	"facts" jsonb,
	"finding" text,
	"proposed_by" uuid,
	"replay_state" text NOT NULL,
	"replay" jsonb,
	"variant" text,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"corrected_run_id" uuid,
	CONSTRAINT "objections_upheld_by_two" CHECK ("objections"."state" <> 'upheld' or ("objections"."proposed_by" is not null and "objections"."answered_by" <> "objections"."proposed_by")),
	CONSTRAINT "objections_answered_with_a_reason" CHECK ("objections"."state" not in ('upheld', 'rejected') or ("objections"."answer" is not null and "objections"."answered_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"offer_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"wave_id" text collate "C" NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"lead_person_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"computed_home_id" text collate "C",
	"home_id" text collate "C" NOT NULL,
	"override_reason" text,
	"replaces" uuid,
	"state" text NOT NULL,
	"decline_reason" text,
	"made_on" date NOT NULL,
	"open_until" date NOT NULL,
	"zone" text NOT NULL,
	"made_by" uuid NOT NULL,
	"answered_on" date,
	"answered_by" uuid,
	"answered_as" text,
	"succession_state" text NOT NULL,
	"succession" jsonb,
	"version" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offers_another_home_has_a_reason" CHECK ("offers"."computed_home_id" is null or "offers"."computed_home_id" = "offers"."home_id" or "offers"."override_reason" is not null),
	CONSTRAINT "offers_declined_with_a_reason" CHECK (("offers"."state" = 'declined') = ("offers"."decline_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "plan_runs" ADD COLUMN "dataset_hash" text;--> statement-breakpoint
ALTER TABLE "plan_runs" ADD COLUMN "held" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kinships" ADD CONSTRAINT "kinships_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kinships" ADD CONSTRAINT "kinships_relative_id_people_person_id_fk" FOREIGN KEY ("relative_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_lists" ADD CONSTRAINT "nomination_lists_wave_id_waves_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("wave_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_lists" ADD CONSTRAINT "nomination_lists_institution_code_institutions_code_fk" FOREIGN KEY ("institution_code") REFERENCES "public"."institutions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominees" ADD CONSTRAINT "nominees_list_id_nomination_lists_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."nomination_lists"("list_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominees" ADD CONSTRAINT "nominees_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_run_id_plan_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."plan_runs"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_home_id_homes_home_id_fk" FOREIGN KEY ("home_id") REFERENCES "public"."homes"("home_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_open_for_each_person" ON "decisions" USING btree ("person_id") WHERE "decisions"."state" = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "documents_numbered_once" ON "documents" USING btree ("kind","year","sequence");--> statement-breakpoint
CREATE INDEX "documents_by_draft" ON "documents" USING btree ("drafted_at","document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nomination_lists_one_for_each_wave" ON "nomination_lists" USING btree ("wave_id","institution_code");--> statement-breakpoint
CREATE INDEX "nominees_by_person" ON "nominees" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_once_for_each_result" ON "objections" USING btree ("run_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_open_for_each_home" ON "offers" USING btree ("home_id") WHERE "offers"."state" in ('made', 'accepted');--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_open_for_each_household" ON "offers" USING btree ("household_id") WHERE "offers"."state" in ('made', 'accepted');--> statement-breakpoint
CREATE INDEX "offers_by_wave" ON "offers" USING btree ("wave_id","offer_id");