CREATE TABLE "home_pins" (
	"pin_id" uuid PRIMARY KEY NOT NULL,
	"household_id" text collate "C" NOT NULL,
	"home_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"pinned_by" text NOT NULL,
	"pinned_on" date NOT NULL,
	"pinned_at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone,
	"undo_reason" text,
	CONSTRAINT "home_pins_undone_with_a_reason" CHECK (("home_pins"."undone_at" is null) = ("home_pins"."undo_reason" is null) and ("home_pins"."undone_at" is null) = ("home_pins"."undone_by" is null))
);
--> statement-breakpoint
DROP INDEX "placements_one_household_for_each_home";--> statement-breakpoint
ALTER TABLE "plan_runs" ADD COLUMN "pins" jsonb;--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "room" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "home_pins" ADD CONSTRAINT "home_pins_home_id_homes_home_id_fk" FOREIGN KEY ("home_id") REFERENCES "public"."homes"("home_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "home_pins_one_for_each_household" ON "home_pins" USING btree ("household_id") WHERE "home_pins"."undone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "home_pins_one_for_each_home" ON "home_pins" USING btree ("home_id") WHERE "home_pins"."undone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "placements_one_household_for_each_home" ON "placements" USING btree ("run_id","home_id","room");