CREATE TABLE "import_files" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"sealed_body" text NOT NULL,
	"sealed_preview" text,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_findings" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"row" integer,
	"field" text,
	"cell" text,
	"severity" text NOT NULL,
	"code" text NOT NULL,
	"figures" jsonb NOT NULL,
	"confirmed" boolean NOT NULL,
	CONSTRAINT "import_findings_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "import_matches" (
	"institution_code" text collate "C" PRIMARY KEY NOT NULL,
	"columns" jsonb NOT NULL,
	"unit_names" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"kind" text NOT NULL,
	"nip" text NOT NULL,
	"person_id" text collate "C",
	"cells" jsonb,
	"before" jsonb,
	"after" jsonb,
	"to_confirm" boolean NOT NULL,
	"written" boolean NOT NULL,
	CONSTRAINT "import_rows_import_id_row_pk" PRIMARY KEY("import_id","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"institution_code" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"percent" smallint NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"matches" jsonb,
	"counts" jsonb,
	"failure" jsonb,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"committed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "imports_percent_in_range" CHECK ("imports"."percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "list_submissions" (
	"institution_code" text collate "C" PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"people" integer NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_findings_by_row" ON "import_findings" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "import_rows_by_kind" ON "import_rows" USING btree ("import_id","kind","row");--> statement-breakpoint
CREATE INDEX "imports_by_institution" ON "imports" USING btree ("institution_code","started_at");