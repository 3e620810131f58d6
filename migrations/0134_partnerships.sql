CREATE TABLE "framework_goals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"baseline" numeric,
	"baseline_year" smallint,
	"baseline_basis" text,
	"target" numeric NOT NULL,
	"target_year" smallint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_goals_position" UNIQUE("programme_id","position"),
	CONSTRAINT "framework_goals_of_framework" UNIQUE("id","programme_id"),
	CONSTRAINT "framework_goals_name" CHECK (char_length(btrim("framework_goals"."name")) between 1 and 200),
	CONSTRAINT "framework_goals_unit" CHECK (char_length(btrim("framework_goals"."unit")) between 1 and 60),
	CONSTRAINT "framework_goals_basis" CHECK ("framework_goals"."baseline_basis" in ('rated', 'modelled', 'expected', 'reported', 'measured', 'projected')),
	CONSTRAINT "framework_goals_baseline" CHECK (("framework_goals"."baseline" is null) = ("framework_goals"."baseline_year" is null) and ("framework_goals"."baseline" is null) = ("framework_goals"."baseline_basis" is null)),
	CONSTRAINT "framework_goals_years" CHECK ("framework_goals"."target_year" between 1900 and 2200 and ("framework_goals"."baseline_year" is null or "framework_goals"."baseline_year" between 1900 and 2200))
);
--> statement-breakpoint
CREATE TABLE "framework_needs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"year" smallint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"close_reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_needs_number" UNIQUE("programme_id","number"),
	CONSTRAINT "framework_needs_of_framework" UNIQUE("id","programme_id"),
	CONSTRAINT "framework_needs_state" CHECK ("framework_needs"."state" in ('open', 'taken', 'closed')),
	CONSTRAINT "framework_needs_title" CHECK (char_length(btrim("framework_needs"."title")) between 1 and 200),
	CONSTRAINT "framework_needs_description" CHECK (char_length(btrim("framework_needs"."description")) between 1 and 4000),
	CONSTRAINT "framework_needs_year" CHECK ("framework_needs"."year" between 1900 and 2200),
	CONSTRAINT "framework_needs_closed" CHECK (("framework_needs"."state" = 'closed') = (btrim("framework_needs"."close_reason") <> ''))
);
--> statement-breakpoint
CREATE TABLE "framework_reports" (
	"programme_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"body" text NOT NULL,
	"drafted_by" uuid,
	"drafted_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_reports_programme_id_year_pk" PRIMARY KEY("programme_id","year"),
	CONSTRAINT "framework_reports_year" CHECK ("framework_reports"."year" between 1900 and 2200),
	CONSTRAINT "framework_reports_body" CHECK (char_length(btrim("framework_reports"."body")) between 1 and 8000),
	CONSTRAINT "framework_reports_four_eyes" CHECK ("framework_reports"."published_by" is null or "framework_reports"."published_by" is distinct from "framework_reports"."drafted_by"),
	CONSTRAINT "framework_reports_published" CHECK ("framework_reports"."published_by" is null or "framework_reports"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "framework_speakers" (
	"programme_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "framework_speakers_programme_id_person_id_pk" PRIMARY KEY("programme_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "framework_terms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"agreed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_terms_number" UNIQUE("programme_id","number"),
	CONSTRAINT "framework_terms_number_from_one" CHECK ("framework_terms"."number" >= 1),
	CONSTRAINT "framework_terms_days" CHECK ("framework_terms"."starts_on" < "framework_terms"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "frameworks" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"content_locale" text NOT NULL,
	"notice_months" smallint DEFAULT 6 NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "frameworks_purpose" CHECK (char_length(btrim("frameworks"."purpose")) between 1 and 3000),
	CONSTRAINT "frameworks_locale" CHECK ("frameworks"."content_locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "frameworks_notice" CHECK ("frameworks"."notice_months" between 1 and 24)
);
--> statement-breakpoint
CREATE TABLE "goal_values" (
	"programme_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"value" numeric NOT NULL,
	"basis" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "goal_values_goal_id_year_pk" PRIMARY KEY("goal_id","year"),
	CONSTRAINT "goal_values_basis" CHECK ("goal_values"."basis" in ('rated', 'modelled', 'expected', 'reported', 'measured', 'projected')),
	CONSTRAINT "goal_values_note" CHECK (char_length("goal_values"."note") <= 500)
);
--> statement-breakpoint
CREATE TABLE "partnership_projects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"need_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" text NOT NULL,
	"plan" text NOT NULL,
	"content_locale" text NOT NULL,
	"currency" text NOT NULL,
	"vat" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"state_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"outcome" text,
	"reasons" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"stop_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "partnership_projects_number" UNIQUE("programme_id","number"),
	CONSTRAINT "partnership_projects_title" CHECK (char_length(btrim("partnership_projects"."title")) between 1 and 200),
	CONSTRAINT "partnership_projects_plan" CHECK (char_length(btrim("partnership_projects"."plan")) between 1 and 8000),
	CONSTRAINT "partnership_projects_locale" CHECK ("partnership_projects"."content_locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "partnership_projects_currency" CHECK ("partnership_projects"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "partnership_projects_vat" CHECK ("partnership_projects"."vat" in ('without', 'with', 'outside')),
	CONSTRAINT "partnership_projects_days" CHECK ("partnership_projects"."starts_on" < "partnership_projects"."ends_on"),
	CONSTRAINT "partnership_projects_state" CHECK ("partnership_projects"."state" in ('proposed', 'sent_back', 'declined', 'agreed', 'running', 'finished', 'stopped')),
	CONSTRAINT "partnership_projects_outcome" CHECK ("partnership_projects"."outcome" in ('agreed', 'declined', 'sent_back')),
	CONSTRAINT "partnership_projects_decided" CHECK (("partnership_projects"."outcome" is null) = ("partnership_projects"."decided_at" is null)),
	CONSTRAINT "partnership_projects_reasons" CHECK (("partnership_projects"."outcome" is null) = (btrim("partnership_projects"."reasons") = '')),
	CONSTRAINT "partnership_projects_confirmed" CHECK (("partnership_projects"."confirmed_at" is not null) = ("partnership_projects"."state" <> 'proposed') and ("partnership_projects"."confirmed_at" is null or "partnership_projects"."outcome" is not null)),
	CONSTRAINT "partnership_projects_as_decided" CHECK ("partnership_projects"."state" = 'proposed' or ("partnership_projects"."state" in ('sent_back', 'declined') and "partnership_projects"."outcome" = "partnership_projects"."state") or ("partnership_projects"."state" in ('agreed', 'running', 'finished', 'stopped') and "partnership_projects"."outcome" = 'agreed')),
	CONSTRAINT "partnership_projects_four_eyes" CHECK ("partnership_projects"."confirmed_by" is null or "partnership_projects"."confirmed_by" is distinct from "partnership_projects"."decided_by"),
	CONSTRAINT "partnership_projects_stopped" CHECK (("partnership_projects"."state" = 'stopped') = (btrim("partnership_projects"."stop_reason") <> ''))
);
--> statement-breakpoint
CREATE TABLE "project_milestones" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"report" text,
	"reported_at" timestamp with time zone,
	"reported_by" uuid,
	CONSTRAINT "project_milestones_position" UNIQUE("project_id","position"),
	CONSTRAINT "project_milestones_title" CHECK (char_length(btrim("project_milestones"."title")) between 1 and 200),
	CONSTRAINT "project_milestones_reported" CHECK (("project_milestones"."report" is null) = ("project_milestones"."reported_at" is null))
);
--> statement-breakpoint
CREATE TABLE "project_shares" (
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"proposed" integer NOT NULL,
	"agreed" integer,
	CONSTRAINT "project_shares_project_id_organisation_id_pk" PRIMARY KEY("project_id","organisation_id"),
	CONSTRAINT "project_shares_amounts" CHECK ("project_shares"."proposed" between 0 and 1000000000 and ("project_shares"."agreed" is null or "project_shares"."agreed" between 0 and 1000000000))
);
--> statement-breakpoint
ALTER TABLE "framework_goals" ADD CONSTRAINT "framework_goals_programme_id_frameworks_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."frameworks"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_needs" ADD CONSTRAINT "framework_needs_programme_id_frameworks_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."frameworks"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_reports" ADD CONSTRAINT "framework_reports_programme_id_frameworks_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."frameworks"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_reports" ADD CONSTRAINT "framework_reports_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_reports" ADD CONSTRAINT "framework_reports_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_speakers" ADD CONSTRAINT "framework_speakers_programme_id_frameworks_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."frameworks"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_speakers" ADD CONSTRAINT "framework_speakers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_speakers" ADD CONSTRAINT "framework_speakers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_terms" ADD CONSTRAINT "framework_terms_programme_id_frameworks_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."frameworks"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frameworks" ADD CONSTRAINT "frameworks_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frameworks" ADD CONSTRAINT "frameworks_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_values" ADD CONSTRAINT "goal_values_goal" FOREIGN KEY ("goal_id","programme_id") REFERENCES "public"."framework_goals"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_values" ADD CONSTRAINT "goal_values_report" FOREIGN KEY ("programme_id","year") REFERENCES "public"."framework_reports"("programme_id","year") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_projects" ADD CONSTRAINT "partnership_projects_programme_id_frameworks_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."frameworks"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_projects" ADD CONSTRAINT "partnership_projects_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_projects" ADD CONSTRAINT "partnership_projects_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_projects" ADD CONSTRAINT "partnership_projects_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_projects" ADD CONSTRAINT "partnership_projects_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_projects" ADD CONSTRAINT "partnership_projects_need" FOREIGN KEY ("need_id","programme_id") REFERENCES "public"."framework_needs"("id","programme_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_milestones" ADD CONSTRAINT "project_milestones_project_id_partnership_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."partnership_projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_milestones" ADD CONSTRAINT "project_milestones_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_shares" ADD CONSTRAINT "project_shares_project_id_partnership_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."partnership_projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_shares" ADD CONSTRAINT "project_shares_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_values_report_index" ON "goal_values" USING btree ("programme_id","year");