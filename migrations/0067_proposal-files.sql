CREATE TABLE "file_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"question" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"started_by" uuid NOT NULL,
	"touched_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "file_uploads_bytes" CHECK ("file_uploads"."bytes" between 0 and 20000000),
	CONSTRAINT "file_uploads_name" CHECK (char_length("file_uploads"."name") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "proposal_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"question" text NOT NULL,
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
	CONSTRAINT "proposal_files_of_proposal" UNIQUE("id","proposal_id"),
	CONSTRAINT "proposal_files_name" CHECK (octet_length("proposal_files"."name") between 1 and 255),
	CONSTRAINT "proposal_files_type" CHECK ("proposal_files"."type" in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx')),
	CONSTRAINT "proposal_files_bytes" CHECK ("proposal_files"."bytes" between 1 and 20000000),
	CONSTRAINT "proposal_files_hash" CHECK ("proposal_files"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "proposal_files_scan" CHECK ("proposal_files"."scan" in ('pending', 'clean', 'infected', 'skipped')),
	CONSTRAINT "proposal_files_scanned" CHECK (("proposal_files"."scan" in ('clean', 'infected')) = ("proposal_files"."scanned_at" is not null)),
	CONSTRAINT "proposal_files_finding" CHECK (("proposal_files"."scan" = 'infected') = ("proposal_files"."scan_finding" is not null))
);
--> statement-breakpoint
CREATE TABLE "version_files" (
	"proposal_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "version_files_proposal_id_number_file_id_pk" PRIMARY KEY("proposal_id","number","file_id")
);
--> statement-breakpoint
ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_files" ADD CONSTRAINT "proposal_files_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_files" ADD CONSTRAINT "proposal_files_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_files" ADD CONSTRAINT "version_files_version" FOREIGN KEY ("proposal_id","number") REFERENCES "public"."proposal_versions"("proposal_id","number") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_files" ADD CONSTRAINT "version_files_file" FOREIGN KEY ("file_id","proposal_id") REFERENCES "public"."proposal_files"("id","proposal_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_uploads_proposal" ON "file_uploads" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "file_uploads_touched" ON "file_uploads" USING btree ("touched_at");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_files_once" ON "proposal_files" USING btree ("proposal_id","question","sha256") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_files_name_once" ON "proposal_files" USING btree ("proposal_id","question",lower(name)) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "proposal_files_to_scan" ON "proposal_files" USING btree ("uploaded_at") WHERE scan in ('pending', 'skipped');--> statement-breakpoint
CREATE INDEX "proposal_files_removed" ON "proposal_files" USING btree ("removed_at") WHERE removed_at is not null;--> statement-breakpoint
CREATE INDEX "version_files_of_file" ON "version_files" USING btree ("file_id");