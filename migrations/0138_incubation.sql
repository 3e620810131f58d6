CREATE TABLE "cohorts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"capacity" smallint NOT NULL,
	"most_per_theme" smallint,
	"places_taken" smallint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cohorts_number" UNIQUE("programme_id","number"),
	CONSTRAINT "cohorts_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "cohorts_number_range" CHECK ("cohorts"."number" between 1 and 999),
	CONSTRAINT "cohorts_name" CHECK (char_length("cohorts"."name") <= 120),
	CONSTRAINT "cohorts_days" CHECK ("cohorts"."starts_on" < "cohorts"."ends_on"),
	CONSTRAINT "cohorts_capacity" CHECK ("cohorts"."capacity" between 1 and 500),
	CONSTRAINT "cohorts_places" CHECK ("cohorts"."places_taken" between 0 and "cohorts"."capacity"),
	CONSTRAINT "cohorts_most_per_theme" CHECK ("cohorts"."most_per_theme" is null or "cohorts"."most_per_theme" between 1 and "cohorts"."capacity")
);
--> statement-breakpoint
CREATE TABLE "incubation_mentors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"person_id" uuid,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'invited' NOT NULL,
	"most_teams" smallint NOT NULL,
	"teams_taken" smallint DEFAULT 0 NOT NULL,
	"invited_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "incubation_mentors_once" UNIQUE("programme_id","email"),
	CONSTRAINT "incubation_mentors_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "incubation_mentors_state" CHECK ("incubation_mentors"."state" in ('invited', 'accepted', 'declined', 'left')),
	CONSTRAINT "incubation_mentors_email_lower" CHECK ("incubation_mentors"."email" = lower("incubation_mentors"."email") and "incubation_mentors"."email" !~ '[[:space:],]'),
	CONSTRAINT "incubation_mentors_name" CHECK (char_length(btrim("incubation_mentors"."name")) between 1 and 200),
	CONSTRAINT "incubation_mentors_most" CHECK ("incubation_mentors"."most_teams" between 1 and 50),
	CONSTRAINT "incubation_mentors_teams" CHECK ("incubation_mentors"."teams_taken" between 0 and "incubation_mentors"."most_teams"),
	CONSTRAINT "incubation_mentors_answered" CHECK (("incubation_mentors"."state" = 'invited') = ("incubation_mentors"."answered_at" is null)),
	CONSTRAINT "incubation_mentors_person" CHECK ("incubation_mentors"."state" <> 'invited' or "incubation_mentors"."teams_taken" = 0)
);
--> statement-breakpoint
CREATE TABLE "incubation_milestones" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"report" text,
	"reported_at" timestamp with time zone,
	"reported_by" uuid,
	"done_at" timestamp with time zone,
	"waived_at" timestamp with time zone,
	"waive_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "incubation_milestones_position" UNIQUE("application_id","position"),
	CONSTRAINT "incubation_milestones_title" CHECK (char_length(btrim("incubation_milestones"."title")) between 1 and 200),
	CONSTRAINT "incubation_milestones_reported" CHECK (("incubation_milestones"."reported_at" is null) = ("incubation_milestones"."report" is null)),
	CONSTRAINT "incubation_milestones_done" CHECK ("incubation_milestones"."done_at" is null or "incubation_milestones"."reported_at" is not null),
	CONSTRAINT "incubation_milestones_waived" CHECK (("incubation_milestones"."waived_at" is null) = ("incubation_milestones"."waive_reason" is null) and ("incubation_milestones"."waived_at" is null or "incubation_milestones"."done_at" is null)),
	CONSTRAINT "incubation_milestones_waive_reason" CHECK ("incubation_milestones"."waive_reason" is null or btrim("incubation_milestones"."waive_reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "intake_applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"applicant_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"kind" text,
	"country" text,
	"website" text DEFAULT '' NOT NULL,
	"theme_id" uuid,
	"what" text DEFAULT '' NOT NULL,
	"maturity" smallint,
	"team" text DEFAULT '' NOT NULL,
	"wished" text DEFAULT '' NOT NULL,
	"language" text,
	"has_consent" boolean DEFAULT false NOT NULL,
	"may_be_shown" boolean DEFAULT false NOT NULL,
	"submitted_at" timestamp with time zone,
	"body_hash" text,
	"record_seq" integer,
	"waiting_place" smallint,
	"cohort_id" uuid,
	"answer_by" timestamp with time zone,
	"has_moved_up" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"state_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "intake_applications_reference_unique" UNIQUE("reference"),
	CONSTRAINT "intake_applications_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "intake_applications_state" CHECK ("intake_applications"."state" in ('draft', 'submitted', 'waiting', 'offered', 'joined', 'declined', 'withdrawn', 'lapsed', 'left', 'graduated')),
	CONSTRAINT "intake_applications_kind" CHECK ("intake_applications"."kind" in ('university', 'research_institute', 'enterprise', 'city', 'association', 'public_body', 'other', 'individual')),
	CONSTRAINT "intake_applications_country" CHECK ("intake_applications"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "intake_applications_maturity" CHECK ("intake_applications"."maturity" between 1 and 9),
	CONSTRAINT "intake_applications_lengths" CHECK (char_length("intake_applications"."name") <= 200 and char_length("intake_applications"."website") <= 300 and char_length("intake_applications"."what") <= 20000 and char_length("intake_applications"."team") <= 20000 and char_length("intake_applications"."wished") <= 20000),
	CONSTRAINT "intake_applications_sent" CHECK (("intake_applications"."state" = 'draft') = ("intake_applications"."submitted_at" is null) and ("intake_applications"."submitted_at" is null) = ("intake_applications"."body_hash" is null)),
	CONSTRAINT "intake_applications_whole" CHECK ("intake_applications"."state" = 'draft' or (btrim("intake_applications"."name") <> '' and "intake_applications"."kind" is not null and "intake_applications"."country" is not null and btrim("intake_applications"."what") <> '' and btrim("intake_applications"."team") <> '' and "intake_applications"."maturity" is not null and "intake_applications"."language" is not null and "intake_applications"."has_consent")),
	CONSTRAINT "intake_applications_place" CHECK (("intake_applications"."state" in ('offered', 'joined', 'left', 'graduated')) = ("intake_applications"."cohort_id" is not null)),
	CONSTRAINT "intake_applications_answer_by" CHECK (("intake_applications"."state" = 'offered') = ("intake_applications"."answer_by" is not null)),
	CONSTRAINT "intake_applications_joined" CHECK (("intake_applications"."state" in ('joined', 'left', 'graduated')) = ("intake_applications"."joined_at" is not null)),
	CONSTRAINT "intake_applications_waiting" CHECK ("intake_applications"."waiting_place" is null or "intake_applications"."state" = 'waiting'),
	CONSTRAINT "intake_applications_reason" CHECK ("intake_applications"."state" not in ('declined', 'left') or btrim("intake_applications"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "intake_texts" (
	"programme_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"offered" text NOT NULL,
	"for_whom" text NOT NULL,
	CONSTRAINT "intake_texts_programme_id_locale_pk" PRIMARY KEY("programme_id","locale"),
	CONSTRAINT "intake_texts_locale" CHECK ("intake_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "intake_texts_lengths" CHECK (char_length("intake_texts"."offered") <= 6000 and char_length("intake_texts"."for_whom") <= 6000)
);
--> statement-breakpoint
CREATE TABLE "intake_themes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"names" jsonb NOT NULL,
	CONSTRAINT "intake_themes_position" UNIQUE("programme_id","position"),
	CONSTRAINT "intake_themes_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "intake_themes_position_range" CHECK ("intake_themes"."position" between 1 and 40)
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"zone" text NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"equity" text DEFAULT 'none' NOT NULL,
	"equity_percent" numeric(5, 2),
	"languages" text[] NOT NULL,
	"answer_days" smallint DEFAULT 7 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"changed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "intakes_kind" CHECK ("intakes"."kind" in ('rolling', 'batch')),
	CONSTRAINT "intakes_instants" CHECK (case "intakes"."kind" when 'rolling' then "intakes"."opens_at" is null and "intakes"."closes_at" is null else coalesce("intakes"."opens_at" < "intakes"."closes_at", false) end),
	CONSTRAINT "intakes_equity" CHECK ("intakes"."equity" in ('none', 'share')),
	CONSTRAINT "intakes_equity_percent" CHECK (case "intakes"."equity" when 'none' then "intakes"."equity_percent" is null else coalesce("intakes"."equity_percent" > 0 and "intakes"."equity_percent" < 100, false) end),
	CONSTRAINT "intakes_languages" CHECK (cardinality("intakes"."languages") between 1 and 20),
	CONSTRAINT "intakes_answer_days" CHECK ("intakes"."answer_days" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "mentor_matches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mentor_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"matched_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"matched_by" uuid,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mentor_themes" (
	"mentor_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	CONSTRAINT "mentor_themes_mentor_id_theme_id_pk" PRIMARY KEY("mentor_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "open_intakes" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_purpose";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mentor_id" uuid;--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_programme_id_intakes_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."intakes"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incubation_mentors" ADD CONSTRAINT "incubation_mentors_programme_id_intakes_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."intakes"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incubation_mentors" ADD CONSTRAINT "incubation_mentors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incubation_milestones" ADD CONSTRAINT "incubation_milestones_application_id_intake_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."intake_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incubation_milestones" ADD CONSTRAINT "incubation_milestones_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_applications" ADD CONSTRAINT "intake_applications_programme_id_intakes_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."intakes"("programme_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_applications" ADD CONSTRAINT "intake_applications_applicant_id_people_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_applications" ADD CONSTRAINT "intake_applications_theme" FOREIGN KEY ("theme_id","programme_id") REFERENCES "public"."intake_themes"("id","programme_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_applications" ADD CONSTRAINT "intake_applications_cohort" FOREIGN KEY ("cohort_id","programme_id") REFERENCES "public"."cohorts"("id","programme_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_texts" ADD CONSTRAINT "intake_texts_programme_id_intakes_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."intakes"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_themes" ADD CONSTRAINT "intake_themes_programme_id_intakes_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."intakes"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_matches" ADD CONSTRAINT "mentor_matches_matched_by_people_id_fk" FOREIGN KEY ("matched_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_matches" ADD CONSTRAINT "mentor_matches_mentor" FOREIGN KEY ("mentor_id","programme_id") REFERENCES "public"."incubation_mentors"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_matches" ADD CONSTRAINT "mentor_matches_application" FOREIGN KEY ("application_id","programme_id") REFERENCES "public"."intake_applications"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_themes" ADD CONSTRAINT "mentor_themes_mentor" FOREIGN KEY ("mentor_id","programme_id") REFERENCES "public"."incubation_mentors"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_themes" ADD CONSTRAINT "mentor_themes_theme" FOREIGN KEY ("theme_id","programme_id") REFERENCES "public"."intake_themes"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_intakes" ADD CONSTRAINT "open_intakes_programme_id_intakes_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."intakes"("programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incubation_mentors_person_index" ON "incubation_mentors" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_applications_one_open" ON "intake_applications" USING btree ("programme_id",lower(regexp_replace(btrim(name), '\s+', ' ', 'g')),"country") WHERE state in ('submitted', 'waiting', 'offered', 'joined');--> statement-breakpoint
CREATE UNIQUE INDEX "intake_applications_one_draft" ON "intake_applications" USING btree ("programme_id","applicant_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "intake_applications_queue" ON "intake_applications" USING btree ("programme_id","state","submitted_at");--> statement-breakpoint
CREATE INDEX "intake_applications_cohort_index" ON "intake_applications" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "intake_applications_applicant" ON "intake_applications" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "intake_applications_answer_by_index" ON "intake_applications" USING btree ("answer_by") WHERE answer_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mentor_matches_once" ON "mentor_matches" USING btree ("mentor_id","application_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "mentor_matches_application_index" ON "mentor_matches" USING btree ("application_id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_purpose" CHECK ("invitations"."purpose" in ('role', 'team', 'jury', 'mentor'));