CREATE TABLE "action_checkpoints" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_checkpoints" (
	"size" integer PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_entries" (
	"place" integer PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"entry" text NOT NULL,
	"release_id" uuid,
	"appended_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planned_releases" (
	"due_on" date PRIMARY KEY NOT NULL,
	"planned_by" uuid NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipt_salts" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_approvals" (
	"release_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"manifest_hash" text NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "release_approvals_release_id_user_id_pk" PRIMARY KEY("release_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "manifest_hash" text;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "issued_on" date;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "next_due" date;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "audit" jsonb;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "counts" jsonb;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "receipt_leaves" text;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "corrects_release_id" uuid;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "correction_reason" jsonb;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_release_id_releases_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("release_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_approvals" ADD CONSTRAINT "release_approvals_release_id_releases_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("release_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_approvals" ADD CONSTRAINT "release_approvals_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_correction_has_a_reason" CHECK (("releases"."corrects_release_id" is null) = ("releases"."correction_reason" is null));--> statement-breakpoint
CREATE TRIGGER log_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER action_checkpoints_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON action_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
