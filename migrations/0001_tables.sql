CREATE TABLE "awards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"decision_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"place" smallint,
	"reason" text NOT NULL,
	"feedback" text DEFAULT '' NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "awards_once" UNIQUE("decision_id","proposal_id"),
	CONSTRAINT "awards_row" UNIQUE("id","proposal_id","challenge_id"),
	CONSTRAINT "awards_outcome" CHECK ("awards"."outcome" in ('winner', 'reserve', 'not_selected')),
	CONSTRAINT "awards_reason" CHECK (char_length(btrim("awards"."reason")) > 0),
	CONSTRAINT "awards_answer" CHECK ("awards"."answer" in ('accepted', 'declined')),
	CONSTRAINT "awards_answered" CHECK (("awards"."answer" is null) = ("awards"."answered_at" is null)),
	CONSTRAINT "awards_answer_of_winner" CHECK ("awards"."answer" is null or "awards"."outcome" = 'winner')
);
--> statement-breakpoint
CREATE TABLE "decision_texts" (
	"decision_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"statement" text NOT NULL,
	CONSTRAINT "decision_texts_decision_id_locale_pk" PRIMARY KEY("decision_id","locale"),
	CONSTRAINT "decision_texts_locale" CHECK ("decision_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"state" text DEFAULT 'recorded' NOT NULL,
	"hash" text NOT NULL,
	"ranking" jsonb NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"withdraw_reason" text,
	CONSTRAINT "decisions_number" UNIQUE("challenge_id","number"),
	CONSTRAINT "decisions_in_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "decisions_state" CHECK ("decisions"."state" in ('recorded', 'confirmed', 'withdrawn')),
	CONSTRAINT "decisions_four_eyes" CHECK ("decisions"."confirmed_by" is null or "decisions"."confirmed_by" is distinct from "decisions"."decided_by"),
	CONSTRAINT "decisions_confirmed" CHECK ("decisions"."state" <> 'confirmed' or "decisions"."confirmed_at" is not null),
	CONSTRAINT "decisions_hash" CHECK ("decisions"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "demo_clock" (
	"kind" text PRIMARY KEY DEFAULT 'demo' NOT NULL,
	"shift" interval NOT NULL,
	CONSTRAINT "demo_clock_in_demo_only" CHECK ("demo_clock"."kind" = 'demo')
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"true_seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"kind" text PRIMARY KEY NOT NULL,
	"is_only" boolean DEFAULT true NOT NULL,
	"founded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "installation_isOnly_unique" UNIQUE("is_only"),
	CONSTRAINT "installation_kind" CHECK ("installation"."kind" in ('demo', 'real')),
	CONSTRAINT "installation_is_only" CHECK ("installation"."is_only")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"juror_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"standing" text DEFAULT 'clear',
	"assigned_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"opened_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	"release_reason" text,
	CONSTRAINT "assignments_standing" UNIQUE("juror_id","proposal_id","standing"),
	CONSTRAINT "assignments_row" UNIQUE("id","juror_id","proposal_id"),
	CONSTRAINT "assignments_clear_while_standing" CHECK (("assignments"."released_at" is null and "assignments"."standing" = 'clear' and "assignments"."standing" is not null) or ("assignments"."released_at" is not null and "assignments"."standing" is null))
);
--> statement-breakpoint
CREATE TABLE "conflicts" (
	"juror_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"standing" text NOT NULL,
	"kind" text,
	"private_note" text,
	"declared_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "conflicts_juror_id_proposal_id_pk" PRIMARY KEY("juror_id","proposal_id"),
	CONSTRAINT "conflicts_standing" UNIQUE("juror_id","proposal_id","standing"),
	CONSTRAINT "conflicts_standing_word" CHECK ("conflicts"."standing" in ('clear', 'conflict')),
	CONSTRAINT "conflicts_kind" CHECK ("conflicts"."kind" in ('employment', 'ownership', 'family', 'competing_proposal', 'recent_cooperation', 'direct_benefit', 'other')),
	CONSTRAINT "conflicts_kind_given" CHECK (("conflicts"."standing" = 'conflict') = ("conflicts"."kind" is not null))
);
--> statement-breakpoint
CREATE TABLE "jurors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"is_chair" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'invited' NOT NULL,
	"decline_reason" text,
	"maximum_load" smallint DEFAULT 20 NOT NULL,
	"invited_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "jurors_once" UNIQUE("challenge_id","person_id"),
	CONSTRAINT "jurors_in_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "jurors_state" CHECK ("jurors"."state" in ('invited', 'accepted', 'declined')),
	CONSTRAINT "jurors_answered" CHECK (("jurors"."state" = 'invited') = ("jurors"."answered_at" is null)),
	CONSTRAINT "jurors_load" CHECK ("jurors"."maximum_load" between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"juror_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"standing" text DEFAULT 'clear',
	"state" text DEFAULT 'draft' NOT NULL,
	"comment_to_team" text DEFAULT '' NOT NULL,
	"private_note" text DEFAULT '' NOT NULL,
	"started_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"finalised_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	"void_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "scorecards_in_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "scorecards_state" CHECK ("scorecards"."state" in ('draft', 'final', 'void')),
	CONSTRAINT "scorecards_clear_unless_void" CHECK (("scorecards"."state" = 'void' and "scorecards"."standing" is null and "scorecards"."voided_at" is not null) or ("scorecards"."state" <> 'void' and "scorecards"."standing" is not null and "scorecards"."standing" = 'clear' and "scorecards"."voided_at" is null)),
	CONSTRAINT "scorecards_final" CHECK ("scorecards"."state" <> 'final' or "scorecards"."finalised_at" is not null),
	CONSTRAINT "scorecards_comment_length" CHECK (char_length("scorecards"."comment_to_team") <= 20000 and char_length("scorecards"."private_note") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"scorecard_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"points" smallint,
	"cannot_judge" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "scores_scorecard_id_criterion_id_pk" PRIMARY KEY("scorecard_id","criterion_id"),
	CONSTRAINT "scores_points_or_cannot_judge" CHECK (("scores"."points" is null) = "scores"."cannot_judge")
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "message_events_state" CHECK ("message_events"."state" in ('planned', 'held', 'queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'suppressed', 'failed', 'skipped', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"notice" text NOT NULL,
	"class" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"reason" text,
	"programme_id" uuid,
	"challenge_id" uuid,
	"proposal_id" uuid,
	"person_id" uuid,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"zone" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"planned_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"state_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"leased_by" text,
	"provider_id" text,
	"subject" text,
	"html" text,
	"text" text,
	"content_hash" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "messages_key_unique" UNIQUE("key"),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('planned', 'held', 'queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'suppressed', 'failed', 'skipped', 'cancelled')),
	CONSTRAINT "messages_class" CHECK ("messages"."class" in ('mandatory', 'service', 'bulletin')),
	CONSTRAINT "messages_locale" CHECK ("messages"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "messages_one_recipient" CHECK ("messages"."email" !~ '[[:space:],]'),
	CONSTRAINT "messages_expiry" CHECK ("messages"."expires_at" is null or "messages"."expires_at" >= "messages"."send_at"),
	CONSTRAINT "messages_sent" CHECK ("messages"."state" not in ('sent', 'delivered') or ("messages"."sent_at" is not null and "messages"."content_hash" is not null))
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"email" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "suppressions_reason" CHECK ("suppressions"."reason" in ('bounced', 'complained', 'manual'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "accounts_once" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "affiliations" (
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"relation" text DEFAULT 'employee' NOT NULL,
	CONSTRAINT "affiliations_once" UNIQUE("person_id","organisation_id","relation"),
	CONSTRAINT "affiliations_relation" CHECK ("affiliations"."relation" in ('employee', 'owner', 'adviser'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"kind" text NOT NULL,
	"country" text,
	"registry_number" text,
	"website" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('university', 'research_institute', 'enterprise', 'city', 'association', 'public_body', 'other')),
	CONSTRAINT "organisations_country" CHECK ("organisations"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "organisations_name_length" CHECK (char_length("organisations"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"zone" text,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_locale" CHECK ("people"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email")),
	CONSTRAINT "people_name_length" CHECK (char_length("people"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measurements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"value" numeric NOT NULL,
	"measured_on" date NOT NULL,
	"basis" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "measurements_basis" CHECK ("measurements"."basis" in ('rated', 'modelled', 'expected', 'reported', 'measured', 'projected'))
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"method" text DEFAULT '' NOT NULL,
	"comparator" text DEFAULT '' NOT NULL,
	"baseline" numeric,
	"baseline_basis" text,
	"target" numeric,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "measures_position" UNIQUE("pilot_id","position"),
	CONSTRAINT "measures_basis" CHECK ("measures"."baseline_basis" in ('rated', 'modelled', 'expected', 'reported', 'measured', 'projected')),
	CONSTRAINT "measures_baseline_has_basis" CHECK (("measures"."baseline" is null) = ("measures"."baseline_basis" is null))
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"report" text,
	"reported_at" timestamp with time zone,
	"reported_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "milestones_position" UNIQUE("pilot_id","position"),
	CONSTRAINT "milestones_reported" CHECK (("milestones"."reported_at" is null) = ("milestones"."report" is null))
);
--> statement-breakpoint
CREATE TABLE "pilots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"award_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"host_organisation_id" uuid NOT NULL,
	"manager_id" uuid,
	"host_contact_id" uuid,
	"site" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'agreed' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"stop_reason" text,
	"is_published" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pilots_slug_unique" UNIQUE("slug"),
	CONSTRAINT "pilots_awardId_unique" UNIQUE("award_id"),
	CONSTRAINT "pilots_state" CHECK ("pilots"."state" in ('agreed', 'preparing', 'running', 'measured', 'scaled', 'stopped')),
	CONSTRAINT "pilots_dates" CHECK ("pilots"."starts_on" < "pilots"."ends_on"),
	CONSTRAINT "pilots_stopped" CHECK ("pilots"."state" <> 'stopped' or "pilots"."stop_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "brief_texts" (
	"brief_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"tagline" text DEFAULT '' NOT NULL,
	"background" text DEFAULT '' NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"out_of_scope" text DEFAULT '' NOT NULL,
	"offer" text DEFAULT '' NOT NULL,
	"eligibility" text DEFAULT '' NOT NULL,
	"terms" text DEFAULT '' NOT NULL,
	CONSTRAINT "brief_texts_brief_id_locale_pk" PRIMARY KEY("brief_id","locale"),
	CONSTRAINT "brief_texts_locale" CHECK ("brief_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
CREATE TABLE "briefs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"number" smallint DEFAULT 1 NOT NULL,
	"is_published" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "briefs_number" UNIQUE("challenge_id","number")
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"number" smallint NOT NULL,
	"owner_organisation_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"zone" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"judging_ends_at" timestamp with time zone NOT NULL,
	"announces_at" timestamp with time zone NOT NULL,
	"calendar_version" integer DEFAULT 1 NOT NULL,
	"minimum_reviews" smallint DEFAULT 3 NOT NULL,
	"pilots_offered" smallint DEFAULT 1 NOT NULL,
	"is_sealed" boolean DEFAULT true NOT NULL,
	"organisers_see_scores_from" text DEFAULT 'deliberating' NOT NULL,
	"created_by" uuid NOT NULL,
	"review_requested_by" uuid,
	"review_remarks" text,
	"approved_by" uuid,
	"decision_hash" text,
	"decided_by" uuid,
	"confirmed_by" uuid,
	"ended_from" text,
	"cancel_reason" text,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "challenges_slug_unique" UNIQUE("slug"),
	CONSTRAINT "challenges_number" UNIQUE("programme_id","number"),
	CONSTRAINT "challenges_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "challenges_slug" CHECK ("challenges"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("challenges"."slug") <= 80),
	CONSTRAINT "challenges_state" CHECK ("challenges"."state" in ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed', 'cancelled', 'archived')),
	CONSTRAINT "challenges_calendar_order" CHECK ("challenges"."opens_at" < "challenges"."closes_at" and "challenges"."closes_at" < "challenges"."judging_ends_at" and "challenges"."judging_ends_at" < "challenges"."announces_at"),
	CONSTRAINT "challenges_approval_four_eyes" CHECK ("challenges"."approved_by" is null or ("challenges"."approved_by" <> "challenges"."created_by" and "challenges"."approved_by" is distinct from "challenges"."review_requested_by")),
	CONSTRAINT "challenges_decision_four_eyes" CHECK ("challenges"."confirmed_by" is null or "challenges"."confirmed_by" <> "challenges"."decided_by"),
	CONSTRAINT "challenges_confirmed" CHECK ("challenges"."state" not in ('confirmed', 'announced', 'piloting', 'completed') or ("challenges"."confirmed_by" is not null and "challenges"."decision_hash" is not null)),
	CONSTRAINT "challenges_decided" CHECK ("challenges"."state" <> 'decided' or ("challenges"."decision_hash" is not null and "challenges"."decided_by" is not null)),
	CONSTRAINT "challenges_approved" CHECK ("challenges"."state" not in ('approved', 'scheduled', 'open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed') or "challenges"."approved_by" is not null),
	CONSTRAINT "challenges_ended" CHECK (("challenges"."state" in ('cancelled', 'archived')) = ("challenges"."ended_from" is not null)),
	CONSTRAINT "challenges_ended_from" CHECK ("challenges"."ended_from" in ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed', 'cancelled', 'archived')),
	CONSTRAINT "challenges_scores_from" CHECK ("challenges"."organisers_see_scores_from" in ('judging', 'deliberating')),
	CONSTRAINT "challenges_minimum_reviews" CHECK ("challenges"."minimum_reviews" between 1 and 20),
	CONSTRAINT "challenges_pilots_offered" CHECK ("challenges"."pilots_offered" between 1 and 50)
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"weight" smallint NOT NULL,
	"lowest" smallint DEFAULT 1 NOT NULL,
	"highest" smallint DEFAULT 5 NOT NULL,
	"minimum" smallint,
	CONSTRAINT "criteria_position" UNIQUE("challenge_id","position"),
	CONSTRAINT "criteria_of_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "criteria_weight" CHECK ("criteria"."weight" between 1 and 100),
	CONSTRAINT "criteria_scale" CHECK ("criteria"."lowest" >= 0 and "criteria"."lowest" < "criteria"."highest" and "criteria"."highest" <= 100),
	CONSTRAINT "criteria_minimum" CHECK ("criteria"."minimum" is null or "criteria"."minimum" between "criteria"."lowest" and "criteria"."highest")
);
--> statement-breakpoint
CREATE TABLE "criterion_texts" (
	"criterion_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"anchors" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "criterion_texts_criterion_id_locale_pk" PRIMARY KEY("criterion_id","locale"),
	CONSTRAINT "criterion_texts_locale" CHECK ("criterion_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
CREATE TABLE "deadline_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"previous_closes_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "deadline_changes_later" CHECK ("deadline_changes"."closes_at" > "deadline_changes"."previous_closes_at")
);
--> statement-breakpoint
CREATE TABLE "programme_parties" (
	"programme_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "programme_parties_programme_id_organisation_id_relation_pk" PRIMARY KEY("programme_id","organisation_id","relation"),
	CONSTRAINT "programme_parties_relation" CHECK ("programme_parties"."relation" in ('organiser', 'supporter', 'special_partner', 'launching_authority', 'sponsor', 'technical'))
);
--> statement-breakpoint
CREATE TABLE "programme_texts" (
	"programme_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	"tagline" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	CONSTRAINT "programme_texts_programme_id_locale_pk" PRIMARY KEY("programme_id","locale"),
	CONSTRAINT "programme_texts_locale" CHECK ("programme_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"template_key" text,
	"theme" text DEFAULT 'city' NOT NULL,
	"zone" text NOT NULL,
	"partner_zones" text[] DEFAULT '{}'::text[] NOT NULL,
	"languages" text[] NOT NULL,
	"contact_email" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "programmes_slug_unique" UNIQUE("slug"),
	CONSTRAINT "programmes_slug" CHECK ("programmes"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("programmes"."slug") <= 80),
	CONSTRAINT "programmes_theme" CHECK ("programmes"."theme" in ('city', 'wave', 'leaf', 'circuit')),
	CONSTRAINT "programmes_languages" CHECK (cardinality("programmes"."languages") > 0 and "programmes"."languages" <@ array['en','fi','sv','zh-CN'])
);
--> statement-breakpoint
CREATE TABLE "draft_answers" (
	"proposal_id" uuid NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "draft_answers_proposal_id_question_pk" PRIMARY KEY("proposal_id","question"),
	CONSTRAINT "draft_answers_length" CHECK (char_length("draft_answers"."value") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "proposal_readings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"person_id" uuid,
	"capacity" text NOT NULL,
	"read_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "proposal_readings_capacity" CHECK ("proposal_readings"."capacity" in ('organiser', 'screener', 'juror', 'auditor', 'pilot_host'))
);
--> statement-breakpoint
CREATE TABLE "proposal_versions" (
	"proposal_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"request_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"brief_number" smallint NOT NULL,
	"body" text NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	"record_seq" integer,
	"record_hash" text,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "proposal_versions_proposal_id_number_pk" PRIMARY KEY("proposal_id","number"),
	CONSTRAINT "proposal_versions_request" UNIQUE("proposal_id","request_id"),
	CONSTRAINT "proposal_versions_hash" CHECK ("proposal_versions"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "proposal_versions_number" CHECK ("proposal_versions"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"brief_number" smallint DEFAULT 1 NOT NULL,
	"started_by" uuid,
	"started_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"draft_version" integer DEFAULT 1 NOT NULL,
	"submitted_version" smallint,
	"submitted_draft_version" integer,
	"submitted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"screening" text,
	"screening_rule" text,
	"screening_reason" text,
	"screened_by" uuid,
	"screened_at" timestamp with time zone,
	CONSTRAINT "proposals_reference_unique" UNIQUE("reference"),
	CONSTRAINT "proposals_once_per_team" UNIQUE("challenge_id","organisation_id"),
	CONSTRAINT "proposals_in_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "proposals_state" CHECK ("proposals"."state" in ('draft', 'submitted', 'withdrawn')),
	CONSTRAINT "proposals_submitted" CHECK ("proposals"."state" <> 'submitted' or ("proposals"."submitted_version" is not null and "proposals"."submitted_at" is not null and "proposals"."submitted_draft_version" is not null)),
	CONSTRAINT "proposals_withdrawn" CHECK (("proposals"."state" = 'withdrawn') = ("proposals"."withdrawn_at" is not null)),
	CONSTRAINT "proposals_screening" CHECK ("proposals"."screening" in ('eligible', 'ineligible')),
	CONSTRAINT "proposals_screened" CHECK (("proposals"."screening" is null) = ("proposals"."screened_at" is null)),
	CONSTRAINT "proposals_screening_reason" CHECK ("proposals"."screening" <> 'ineligible' or ("proposals"."screening_rule" is not null and "proposals"."screening_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "team_members_proposal_id_person_id_pk" PRIMARY KEY("proposal_id","person_id"),
	CONSTRAINT "team_members_role" CHECK ("team_members"."role" in ('lead', 'editor', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "record_entries" (
	"programme_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"challenge_id" uuid,
	"proposal_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "record_entries_programme_id_seq_pk" PRIMARY KEY("programme_id","seq"),
	CONSTRAINT "record_entries_seq" CHECK ("record_entries"."seq" >= 1),
	CONSTRAINT "record_entries_hash" CHECK ("record_entries"."hash" ~ '^[0-9a-f]{64}$' and "record_entries"."previous_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "record_heads" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_secrets" (
	"programme_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"salt" text NOT NULL,
	"payload" text NOT NULL,
	CONSTRAINT "record_secrets_programme_id_seq_name_pk" PRIMARY KEY("programme_id","seq","name")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"purpose" text NOT NULL,
	"role" text,
	"programme_id" uuid,
	"challenge_id" uuid,
	"proposal_id" uuid,
	"juror_id" uuid,
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" uuid,
	"answer" text,
	"decline_reason" text,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_purpose" CHECK ("invitations"."purpose" in ('role', 'team', 'jury')),
	CONSTRAINT "invitations_answer" CHECK (("invitations"."answer" is null) = ("invitations"."used_at" is null)),
	CONSTRAINT "invitations_answer_word" CHECK ("invitations"."answer" in ('accepted', 'declined', 'revoked')),
	CONSTRAINT "invitations_email_lower" CHECK ("invitations"."email" = lower("invitations"."email"))
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"programme_id" uuid,
	"challenge_id" uuid,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "role_grants_once" UNIQUE NULLS NOT DISTINCT("person_id","role","programme_id","challenge_id"),
	CONSTRAINT "role_grants_role" CHECK ("role_grants"."role" in ('administrator', 'organiser', 'operator', 'challenge_owner', 'screener', 'chair', 'pilot_manager', 'pilot_host', 'auditor', 'partner')),
	CONSTRAINT "role_grants_scope" CHECK (("role_grants"."role" = 'administrator') = ("role_grants"."programme_id" is null) and ("role_grants"."challenge_id" is null or "role_grants"."programme_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_decision" FOREIGN KEY ("decision_id","challenge_id") REFERENCES "public"."decisions"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_texts" ADD CONSTRAINT "decision_texts_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demo_clock" ADD CONSTRAINT "demo_clock_installation" FOREIGN KEY ("kind") REFERENCES "public"."installation"("kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_cleared" FOREIGN KEY ("juror_id","proposal_id","standing") REFERENCES "public"."conflicts"("juror_id","proposal_id","standing") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_assigned" FOREIGN KEY ("juror_id","proposal_id","standing") REFERENCES "public"."assignments"("juror_id","proposal_id","standing") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_scorecard" FOREIGN KEY ("scorecard_id","challenge_id") REFERENCES "public"."scorecards"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_criterion" FOREIGN KEY ("criterion_id","challenge_id") REFERENCES "public"."criteria"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilots" ADD CONSTRAINT "pilots_host_organisation_id_organisations_id_fk" FOREIGN KEY ("host_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilots" ADD CONSTRAINT "pilots_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilots" ADD CONSTRAINT "pilots_host_contact_id_people_id_fk" FOREIGN KEY ("host_contact_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilots" ADD CONSTRAINT "pilots_award" FOREIGN KEY ("award_id","proposal_id","challenge_id") REFERENCES "public"."awards"("id","proposal_id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD CONSTRAINT "brief_texts_brief_id_briefs_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."briefs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_owner_organisation_id_organisations_id_fk" FOREIGN KEY ("owner_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_review_requested_by_people_id_fk" FOREIGN KEY ("review_requested_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_texts" ADD CONSTRAINT "criterion_texts_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_parties" ADD CONSTRAINT "programme_parties_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_parties" ADD CONSTRAINT "programme_parties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_texts" ADD CONSTRAINT "programme_texts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_answers" ADD CONSTRAINT "draft_answers_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_answers" ADD CONSTRAINT "draft_answers_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_screened_by_people_id_fk" FOREIGN KEY ("screened_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_submitted_version" FOREIGN KEY ("id","submitted_version") REFERENCES "public"."proposal_versions"("proposal_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_entries" ADD CONSTRAINT "record_entries_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_heads" ADD CONSTRAINT "record_heads_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_secrets" ADD CONSTRAINT "record_secrets_entry" FOREIGN KEY ("programme_id","seq") REFERENCES "public"."record_entries"("programme_id","seq") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_people_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "awards_challenge" ON "awards" USING btree ("challenge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_standing" ON "decisions" USING btree ("challenge_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "assignments_challenge" ON "assignments" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "assignments_proposal_index" ON "assignments" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "conflicts_proposal_index" ON "conflicts" USING btree ("proposal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jurors_one_chair" ON "jurors" USING btree ("challenge_id") WHERE is_chair;--> statement-breakpoint
CREATE INDEX "jurors_person" ON "jurors" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scorecards_one_standing" ON "scorecards" USING btree ("juror_id","proposal_id") WHERE state <> 'void';--> statement-breakpoint
CREATE INDEX "scorecards_challenge" ON "scorecards" USING btree ("challenge_id","state");--> statement-breakpoint
CREATE INDEX "message_events_message" ON "message_events" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("send_at") WHERE state in ('planned', 'queued', 'sending');--> statement-breakpoint
CREATE INDEX "messages_challenge" ON "messages" USING btree ("challenge_id","notice");--> statement-breakpoint
CREATE INDEX "messages_person" ON "messages" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "messages_proposal" ON "messages" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "messages_programme" ON "messages" USING btree ("programme_id","send_at");--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "measurements_measure" ON "measurements" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "milestones_due" ON "milestones" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "pilots_challenge" ON "pilots" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "challenges_programme" ON "challenges" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "challenges_due" ON "challenges" USING btree ("state","opens_at","closes_at","judging_ends_at","announces_at");--> statement-breakpoint
CREATE INDEX "deadline_changes_challenge" ON "deadline_changes" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "proposal_readings_proposal" ON "proposal_readings" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "proposals_challenge_state" ON "proposals" USING btree ("challenge_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_one_lead" ON "team_members" USING btree ("proposal_id") WHERE role = 'lead';--> statement-breakpoint
CREATE INDEX "team_members_person" ON "team_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "record_entries_challenge" ON "record_entries" USING btree ("challenge_id","type");--> statement-breakpoint
CREATE INDEX "record_entries_proposal" ON "record_entries" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "invitations_proposal" ON "invitations" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "invitations_challenge" ON "invitations" USING btree ("challenge_id");