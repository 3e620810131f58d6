CREATE TABLE "series" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"content_locale" text NOT NULL,
	"least_members" smallint DEFAULT 1 NOT NULL,
	"most_members" smallint DEFAULT 10 NOT NULL,
	"has_several_teams_per_organisation" boolean DEFAULT false NOT NULL,
	"rule" jsonb,
	"rule_stated_at" timestamp with time zone,
	"rule_stated_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "series_locale" CHECK ("series"."content_locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "series_members" CHECK (1 <= "series"."least_members" and "series"."least_members" <= "series"."most_members" and "series"."most_members" <= 100),
	CONSTRAINT "series_rule_stated" CHECK (("series"."rule" is null) = ("series"."rule_stated_at" is null))
);
--> statement-breakpoint
CREATE TABLE "series_criteria" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"weight" smallint NOT NULL,
	"most" numeric NOT NULL,
	CONSTRAINT "series_criteria_position" UNIQUE("programme_id","position"),
	CONSTRAINT "series_criteria_name" CHECK (char_length(btrim("series_criteria"."name")) between 1 and 100),
	CONSTRAINT "series_criteria_weight" CHECK ("series_criteria"."weight" between 1 and 100),
	CONSTRAINT "series_criteria_most" CHECK ("series_criteria"."most" > 0 and "series_criteria"."most" <= 1000000)
);
--> statement-breakpoint
CREATE TABLE "series_jurors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "series_jurors_position" UNIQUE("programme_id","position"),
	CONSTRAINT "series_jurors_of_series" UNIQUE("id","programme_id"),
	CONSTRAINT "series_jurors_name" CHECK (char_length(btrim("series_jurors"."name")) between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "series_publications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"body" jsonb NOT NULL,
	"hash" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	CONSTRAINT "series_publications_number" UNIQUE("round_id","number"),
	CONSTRAINT "series_publications_hash" CHECK ("series_publications"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "series_publications_reason" CHECK ("series_publications"."number" = 1 or btrim("series_publications"."reason") <> ''),
	CONSTRAINT "series_publications_four_eyes" CHECK ("series_publications"."published_by" is null or "series_publications"."published_by" is distinct from "series_publications"."proposed_by"),
	CONSTRAINT "series_publications_published" CHECK ("series_publications"."published_by" is null or "series_publications"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "series_results" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"revision" smallint NOT NULL,
	"status" text NOT NULL,
	"value" numeric,
	"penalty" numeric DEFAULT '0' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "series_results_revision" UNIQUE("round_id","team_id","attempt","revision"),
	CONSTRAINT "series_results_status" CHECK ("series_results"."status" in ('measured', 'did_not_start', 'did_not_finish', 'disqualified')),
	CONSTRAINT "series_results_value" CHECK (("series_results"."status" = 'measured') = ("series_results"."value" is not null)),
	CONSTRAINT "series_results_penalty" CHECK ("series_results"."penalty" >= 0 and ("series_results"."status" = 'measured' or "series_results"."penalty" = 0)),
	CONSTRAINT "series_results_counts" CHECK ("series_results"."attempt" between 1 and 10 and "series_results"."revision" >= 1),
	CONSTRAINT "series_results_reason" CHECK (char_length("series_results"."reason") <= 500 and (btrim("series_results"."reason") <> '' or ("series_results"."status" <> 'disqualified' and "series_results"."revision" = 1))),
	CONSTRAINT "series_results_four_eyes" CHECK ("series_results"."confirmed_by" is null or "series_results"."confirmed_by" is distinct from "series_results"."entered_by"),
	CONSTRAINT "series_results_confirmed" CHECK ("series_results"."confirmed_by" is null or "series_results"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "series_rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"advances" smallint,
	"discipline" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"better" text,
	"decimals" smallint DEFAULT 0 NOT NULL,
	"attempts" smallint DEFAULT 1 NOT NULL,
	"counting" text DEFAULT 'best' NOT NULL,
	"worst" numeric,
	"best" numeric,
	"is_judged" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "series_rounds_position" UNIQUE("programme_id","position"),
	CONSTRAINT "series_rounds_of_series" UNIQUE("id","programme_id"),
	CONSTRAINT "series_rounds_kind" CHECK ("series_rounds"."kind" in ('registration', 'qualification', 'final')),
	CONSTRAINT "series_rounds_state" CHECK ("series_rounds"."state" in ('planned', 'open', 'finished', 'published')),
	CONSTRAINT "series_rounds_better" CHECK ("series_rounds"."better" in ('smaller', 'larger')),
	CONSTRAINT "series_rounds_counting" CHECK ("series_rounds"."counting" in ('best', 'last', 'mean')),
	CONSTRAINT "series_rounds_name" CHECK (char_length(btrim("series_rounds"."name")) between 1 and 100),
	CONSTRAINT "series_rounds_texts" CHECK (char_length("series_rounds"."discipline") <= 100 and char_length("series_rounds"."unit") <= 30),
	CONSTRAINT "series_rounds_advances" CHECK ("series_rounds"."advances" is null or "series_rounds"."advances" between 1 and 1000),
	CONSTRAINT "series_rounds_measuring" CHECK ("series_rounds"."decimals" between 0 and 6 and "series_rounds"."attempts" between 1 and 10),
	CONSTRAINT "series_rounds_ends" CHECK (("series_rounds"."worst" is null) = ("series_rounds"."best" is null) and "series_rounds"."worst" is distinct from "series_rounds"."best" or "series_rounds"."worst" is null),
	CONSTRAINT "series_rounds_discipline" CHECK (case when "series_rounds"."kind" = 'registration' then "series_rounds"."better" is null and not "series_rounds"."is_judged" and "series_rounds"."state" <> 'published' else "series_rounds"."better" is not null and btrim("series_rounds"."discipline") <> '' and btrim("series_rounds"."unit") <> '' end)
);
--> statement-breakpoint
CREATE TABLE "series_sheets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"juror_id" uuid NOT NULL,
	"revision" smallint NOT NULL,
	"points" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "series_sheets_revision" UNIQUE("round_id","team_id","juror_id","revision"),
	CONSTRAINT "series_sheets_revision_from_one" CHECK ("series_sheets"."revision" >= 1),
	CONSTRAINT "series_sheets_points" CHECK (jsonb_typeof("series_sheets"."points") = 'object'),
	CONSTRAINT "series_sheets_reason" CHECK (char_length("series_sheets"."reason") <= 500 and (btrim("series_sheets"."reason") <> '' or "series_sheets"."revision" = 1)),
	CONSTRAINT "series_sheets_four_eyes" CHECK ("series_sheets"."confirmed_by" is null or "series_sheets"."confirmed_by" is distinct from "series_sheets"."entered_by"),
	CONSTRAINT "series_sheets_confirmed" CHECK ("series_sheets"."confirmed_by" is null or "series_sheets"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "series_sittings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"venue_id" uuid,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "series_sittings_once" UNIQUE NULLS NOT DISTINCT("round_id","venue_id"),
	CONSTRAINT "series_sittings_order" CHECK ("series_sittings"."begins_at" < "series_sittings"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "series_teams" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"organisation_key" text NOT NULL,
	"country" text NOT NULL,
	"members" smallint NOT NULL,
	"venue_id" uuid,
	"is_named" boolean NOT NULL,
	"registered_by" uuid,
	"registered_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "series_teams_number" UNIQUE("programme_id","number"),
	CONSTRAINT "series_teams_of_series" UNIQUE("id","programme_id"),
	CONSTRAINT "series_teams_name_length" CHECK (char_length(btrim("series_teams"."name")) between 1 and 100),
	CONSTRAINT "series_teams_organisation" CHECK (char_length(btrim("series_teams"."organisation")) between 1 and 200),
	CONSTRAINT "series_teams_country" CHECK ("series_teams"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "series_teams_members" CHECK ("series_teams"."members" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "series_venues" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"city" text NOT NULL,
	"zone" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	CONSTRAINT "series_venues_position" UNIQUE("programme_id","position"),
	CONSTRAINT "series_venues_of_series" UNIQUE("id","programme_id"),
	CONSTRAINT "series_venues_city" CHECK (char_length(btrim("series_venues"."city")) between 1 and 100),
	CONSTRAINT "series_venues_place" CHECK (char_length("series_venues"."place") <= 200)
);
--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_rule_stated_by_people_id_fk" FOREIGN KEY ("rule_stated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_criteria" ADD CONSTRAINT "series_criteria_programme_id_series_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."series"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_jurors" ADD CONSTRAINT "series_jurors_programme_id_series_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."series"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_publications" ADD CONSTRAINT "series_publications_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_publications" ADD CONSTRAINT "series_publications_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_publications" ADD CONSTRAINT "series_publications_round" FOREIGN KEY ("round_id","programme_id") REFERENCES "public"."series_rounds"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_results" ADD CONSTRAINT "series_results_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_results" ADD CONSTRAINT "series_results_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_results" ADD CONSTRAINT "series_results_round" FOREIGN KEY ("round_id","programme_id") REFERENCES "public"."series_rounds"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_results" ADD CONSTRAINT "series_results_team" FOREIGN KEY ("team_id","programme_id") REFERENCES "public"."series_teams"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_rounds" ADD CONSTRAINT "series_rounds_programme_id_series_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."series"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sheets" ADD CONSTRAINT "series_sheets_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sheets" ADD CONSTRAINT "series_sheets_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sheets" ADD CONSTRAINT "series_sheets_round" FOREIGN KEY ("round_id","programme_id") REFERENCES "public"."series_rounds"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sheets" ADD CONSTRAINT "series_sheets_team" FOREIGN KEY ("team_id","programme_id") REFERENCES "public"."series_teams"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sheets" ADD CONSTRAINT "series_sheets_juror" FOREIGN KEY ("juror_id","programme_id") REFERENCES "public"."series_jurors"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sittings" ADD CONSTRAINT "series_sittings_round" FOREIGN KEY ("round_id","programme_id") REFERENCES "public"."series_rounds"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sittings" ADD CONSTRAINT "series_sittings_venue" FOREIGN KEY ("venue_id","programme_id") REFERENCES "public"."series_venues"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_teams" ADD CONSTRAINT "series_teams_programme_id_series_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."series"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_teams" ADD CONSTRAINT "series_teams_registered_by_people_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_teams" ADD CONSTRAINT "series_teams_venue" FOREIGN KEY ("venue_id","programme_id") REFERENCES "public"."series_venues"("id","programme_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_venues" ADD CONSTRAINT "series_venues_programme_id_series_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."series"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "series_publications_one_proposed" ON "series_publications" USING btree ("programme_id") WHERE published_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "series_rounds_one_registration" ON "series_rounds" USING btree ("programme_id") WHERE kind = 'registration';--> statement-breakpoint
CREATE UNIQUE INDEX "series_teams_name" ON "series_teams" USING btree ("programme_id",lower(btrim("name")));--> statement-breakpoint
CREATE INDEX "series_teams_registered_by" ON "series_teams" USING btree ("registered_by");