CREATE TABLE "framework_corrections" (
	"programme_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"number" smallint NOT NULL,
	"body" text NOT NULL,
	"values" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	CONSTRAINT "framework_corrections_programme_id_year_number_pk" PRIMARY KEY("programme_id","year","number"),
	CONSTRAINT "framework_corrections_number" CHECK ("framework_corrections"."number" >= 1),
	CONSTRAINT "framework_corrections_body" CHECK (char_length(btrim("framework_corrections"."body")) between 1 and 4000),
	CONSTRAINT "framework_corrections_values" CHECK (jsonb_typeof("framework_corrections"."values") = 'array'),
	CONSTRAINT "framework_corrections_four_eyes" CHECK ("framework_corrections"."published_by" is null or "framework_corrections"."published_by" is distinct from "framework_corrections"."written_by"),
	CONSTRAINT "framework_corrections_published" CHECK ("framework_corrections"."published_by" is null or "framework_corrections"."published_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "framework_corrections" ADD CONSTRAINT "framework_corrections_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_corrections" ADD CONSTRAINT "framework_corrections_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_corrections" ADD CONSTRAINT "framework_corrections_report" FOREIGN KEY ("programme_id","year") REFERENCES "public"."framework_reports"("programme_id","year") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "framework_corrections_one_waits" ON "framework_corrections" USING btree ("programme_id","year") WHERE published_at is null;