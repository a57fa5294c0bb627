CREATE TABLE "call_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"calls" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_read_anchors" (
	"anchor_id" uuid PRIMARY KEY NOT NULL,
	"anchored_at" timestamp (3) with time zone NOT NULL,
	"reads" integer NOT NULL,
	"digest" text NOT NULL,
	"expired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "person_read_inbox" (
	"read_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_read_seals" (
	"read_id" uuid PRIMARY KEY NOT NULL,
	"anchor_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"content" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linked_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "linked_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "one_time_secrets" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "password_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"grant_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"institution_code" text collate "C",
	"wave_id" text collate "C",
	"tower_id" text collate "C",
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"agreed_by" uuid,
	"agreed_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "role_grants_agreed_by_another" CHECK ("role_grants"."agreed_by" is distinct from "role_grants"."granted_by"),
	CONSTRAINT "role_grants_not_by_the_holder" CHECK ("role_grants"."granted_by" <> "role_grants"."user_id")
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"correction_id" uuid PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"subject" text NOT NULL,
	"sealed_statement" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"sealed_answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "corrections_answered_by_another" CHECK ("corrections"."answered_by" is null or "corrections"."answered_by" <> "corrections"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"erasure_id" uuid PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	CONSTRAINT "erasures_done_by_another" CHECK ("erasures"."state" <> 'done' or "erasures"."decided_by" <> "erasures"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"sealed_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"ran_at" timestamp (3) with time zone NOT NULL,
	"schedule_from" text NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unmaskings" (
	"unmasking_id" uuid PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"unmasked_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"sealed_note" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
-- Sessions of before do not say how they were proved: everybody signs in once more.
DELETE FROM "sessions";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "session_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "grant_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "strength" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proved_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "wave_id" text collate "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "tower_id" text collate "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "password_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "waiting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_sign_in_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person_read_inbox" ADD CONSTRAINT "person_read_inbox_read_id_person_reads_read_id_fk" FOREIGN KEY ("read_id") REFERENCES "public"."person_reads"("read_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_read_seals" ADD CONSTRAINT "person_read_seals_anchor_id_person_read_anchors_anchor_id_fk" FOREIGN KEY ("anchor_id") REFERENCES "public"."person_read_anchors"("anchor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linked_identities" ADD CONSTRAINT "linked_identities_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_secrets" ADD CONSTRAINT "one_time_secrets_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_read_seals_by_anchor" ON "person_read_seals" USING btree ("anchor_id");--> statement-breakpoint
CREATE INDEX "passkeys_by_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "password_links_by_user" ON "password_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "role_grants_by_user" ON "role_grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "corrections_by_institution" ON "corrections" USING btree ("institution_code","requested_at");--> statement-breakpoint
CREATE INDEX "corrections_by_person" ON "corrections" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "unmaskings_by_person" ON "unmaskings" USING btree ("person_id","unmasked_at");--> statement-breakpoint
CREATE INDEX "person_reads_by_time" ON "person_reads" USING btree ("read_at");--> statement-breakpoint
CREATE INDEX "person_reads_by_person" ON "person_reads" USING gin ("person_ids");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_session_id_unique" UNIQUE("session_id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_email_unique" UNIQUE("email");