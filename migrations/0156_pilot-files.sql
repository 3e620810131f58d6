CREATE TABLE "paper_files" (
	"paper_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "paper_files_paper_id_position_pk" PRIMARY KEY("paper_id","position")
);
--> statement-breakpoint
CREATE TABLE "pilot_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"paper_kind" text,
	"measurement_id" uuid,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"cautions" text[] DEFAULT '{}' NOT NULL,
	"traces" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"scan" text NOT NULL,
	"scan_finding" text,
	"scanned_at" timestamp with time zone,
	"scan_begun_at" timestamp with time zone,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"removed_at" timestamp with time zone,
	"is_offered" boolean DEFAULT false NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	CONSTRAINT "pilot_files_of" CHECK (num_nonnulls("pilot_files"."paper_kind", "pilot_files"."measurement_id") = 1),
	CONSTRAINT "pilot_files_kind" CHECK ("pilot_files"."paper_kind" in ('letter_of_intent', 'agreement')),
	CONSTRAINT "pilot_files_name" CHECK (octet_length("pilot_files"."name") between 1 and 255),
	CONSTRAINT "pilot_files_type" CHECK ("pilot_files"."type" in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx')),
	CONSTRAINT "pilot_files_bytes" CHECK ("pilot_files"."bytes" between 1 and 20000000),
	CONSTRAINT "pilot_files_hash" CHECK ("pilot_files"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "pilot_files_scan" CHECK ("pilot_files"."scan" in ('pending', 'clean', 'infected', 'skipped')),
	CONSTRAINT "pilot_files_scanned" CHECK (("pilot_files"."scan" in ('clean', 'infected')) = ("pilot_files"."scanned_at" is not null)),
	CONSTRAINT "pilot_files_finding" CHECK (("pilot_files"."scan" = 'infected') = ("pilot_files"."scan_finding" is not null)),
	CONSTRAINT "pilot_files_annex_is_not_public" CHECK ("pilot_files"."paper_kind" is null or not "pilot_files"."is_offered"),
	CONSTRAINT "pilot_files_confirmed" CHECK ("pilot_files"."confirmed_at" is null or "pilot_files"."is_offered")
);
--> statement-breakpoint
ALTER TABLE "file_uploads" ALTER COLUMN "proposal_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "file_uploads" ALTER COLUMN "question" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "file_uploads" ADD COLUMN "pilot_id" uuid;--> statement-breakpoint
ALTER TABLE "pilot_papers" ADD COLUMN "file_count" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_files" ADD CONSTRAINT "paper_files_paper_id_pilot_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."pilot_papers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_files" ADD CONSTRAINT "paper_files_file_id_pilot_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."pilot_files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_files" ADD CONSTRAINT "pilot_files_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_files" ADD CONSTRAINT "pilot_files_measurement_id_measurements_id_fk" FOREIGN KEY ("measurement_id") REFERENCES "public"."measurements"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_files" ADD CONSTRAINT "pilot_files_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_files" ADD CONSTRAINT "pilot_files_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "paper_files_once" ON "paper_files" USING btree ("paper_id","file_id");--> statement-breakpoint
CREATE INDEX "paper_files_of_file" ON "paper_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pilot_files_annex_once" ON "pilot_files" USING btree ("pilot_id","paper_kind",lower(name)) WHERE removed_at is null and paper_kind is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "pilot_files_evidence_once" ON "pilot_files" USING btree ("measurement_id",lower(name)) WHERE removed_at is null and measurement_id is not null;--> statement-breakpoint
CREATE INDEX "pilot_files_pilot" ON "pilot_files" USING btree ("pilot_id");--> statement-breakpoint
CREATE INDEX "pilot_files_to_scan" ON "pilot_files" USING btree ("uploaded_at") WHERE scan in ('pending', 'skipped');--> statement-breakpoint
CREATE INDEX "pilot_files_removed" ON "pilot_files" USING btree ("removed_at") WHERE removed_at is not null;--> statement-breakpoint
ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_uploads_pilot" ON "file_uploads" USING btree ("pilot_id");--> statement-breakpoint
ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_of" CHECK (num_nonnulls("file_uploads"."proposal_id", "file_uploads"."pilot_id") = 1);