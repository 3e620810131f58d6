CREATE TABLE "followers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"zone" text,
	"intention" text DEFAULT 'informed' NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"organisation_kind" text,
	"country" text,
	"person_id" uuid,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	CONSTRAINT "followers_once" UNIQUE("challenge_id","email"),
	CONSTRAINT "followers_person_once" UNIQUE("challenge_id","person_id"),
	CONSTRAINT "followers_email_lower" CHECK ("followers"."email" = lower("followers"."email") and "followers"."email" !~ '[[:space:],]'),
	CONSTRAINT "followers_locale" CHECK ("followers"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "followers_intention" CHECK ("followers"."intention" in ('informed', 'may_apply')),
	CONSTRAINT "followers_organisation_kind" CHECK ("followers"."organisation_kind" in ('university', 'research_institute', 'enterprise', 'city', 'association', 'public_body', 'other', 'individual')),
	CONSTRAINT "followers_country" CHECK ("followers"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "followers_organisation" CHECK (char_length("followers"."organisation") <= 200),
	CONSTRAINT "followers_interest" CHECK ("followers"."intention" = 'may_apply' or ("followers"."organisation" = '' and "followers"."organisation_kind" is null and "followers"."country" is null)),
	CONSTRAINT "followers_confirmed" CHECK (("followers"."confirmed_at" is null) = ("followers"."person_id" is null)),
	CONSTRAINT "followers_pending" CHECK (("followers"."confirmed_at" is null) = ("followers"."expires_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "short_addresses" (
	"code" text PRIMARY KEY NOT NULL,
	"challenge_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "short_addresses_code" CHECK ("short_addresses"."code" ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and char_length("short_addresses"."code") between 3 and 24)
);
--> statement-breakpoint
CREATE TABLE "answer_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid,
	"session_id" uuid,
	"number" smallint NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "answer_batches_number" UNIQUE NULLS NOT DISTINCT("challenge_id","session_id","number"),
	CONSTRAINT "answer_batches_about" CHECK (num_nonnulls("answer_batches"."challenge_id", "answer_batches"."session_id") = 1),
	CONSTRAINT "answer_batches_from_one" CHECK ("answer_batches"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "answer_texts" (
	"answer_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "answer_texts_answer_id_locale_pk" PRIMARY KEY("answer_id","locale"),
	CONSTRAINT "answer_texts_locale" CHECK ("answer_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "answer_texts_written" CHECK (char_length(btrim("answer_texts"."question")) > 0 and char_length(btrim("answer_texts"."answer")) > 0)
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid,
	"session_id" uuid,
	"batch_id" uuid,
	"brief_number" smallint,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "answers_about" CHECK (num_nonnulls("answers"."challenge_id", "answers"."session_id") = 1),
	CONSTRAINT "answers_brief" CHECK ("answers"."brief_number" is null or "answers"."challenge_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "question_times" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid,
	"session_id" uuid,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"email" text,
	"zone" text,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"answer_id" uuid,
	"set_aside_at" timestamp with time zone,
	"set_aside_by" uuid,
	CONSTRAINT "questions_about" CHECK (num_nonnulls("questions"."challenge_id", "questions"."session_id") = 1),
	CONSTRAINT "questions_text" CHECK (char_length(btrim("questions"."text")) between 1 and 2000),
	CONSTRAINT "questions_language" CHECK ("questions"."language" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "questions_email_lower" CHECK ("questions"."email" = lower("questions"."email") and "questions"."email" !~ '[[:space:],]'),
	CONSTRAINT "questions_one_fate" CHECK ("questions"."answer_id" is null or "questions"."set_aside_at" is null)
);
--> statement-breakpoint
CREATE TABLE "agenda_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	"titles" jsonb NOT NULL,
	"speaker" text DEFAULT '' NOT NULL,
	"is_slot" boolean DEFAULT false NOT NULL,
	"taken_by" uuid,
	CONSTRAINT "agenda_items_position" UNIQUE("session_id","position"),
	CONSTRAINT "agenda_items_minutes" CHECK ("agenda_items"."minutes" between 1 and 600),
	CONSTRAINT "agenda_items_taken" CHECK ("agenda_items"."taken_by" is null or "agenda_items"."is_slot")
);
--> statement-breakpoint
CREATE TABLE "meeting_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"from_guest_id" uuid NOT NULL,
	"to_guest_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"answer" text,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "meeting_requests_once" UNIQUE("from_guest_id","to_guest_id"),
	CONSTRAINT "meeting_requests_other" CHECK ("meeting_requests"."from_guest_id" <> "meeting_requests"."to_guest_id"),
	CONSTRAINT "meeting_requests_answer" CHECK ("meeting_requests"."answer" in ('accepted', 'declined')),
	CONSTRAINT "meeting_requests_answered" CHECK (("meeting_requests"."answer" is null) = ("meeting_requests"."answered_at" is null)),
	CONSTRAINT "meeting_requests_note" CHECK (char_length("meeting_requests"."note") <= 600)
);
--> statement-breakpoint
CREATE TABLE "programme_session_texts" (
	"session_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	CONSTRAINT "programme_session_texts_session_id_locale_pk" PRIMARY KEY("session_id","locale"),
	CONSTRAINT "programme_session_texts_locale" CHECK ("programme_session_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "programme_session_texts_title" CHECK (char_length(btrim("programme_session_texts"."title")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "programme_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"challenge_id" uuid,
	"kind" text NOT NULL,
	"edition" smallint DEFAULT 1 NOT NULL,
	"previous_id" uuid,
	"zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"join_link" text,
	"capacity" integer,
	"places_taken" integer DEFAULT 0 NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"published_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"recording_link" text,
	"slides_link" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "programme_sessions_slug_unique" UNIQUE("slug"),
	CONSTRAINT "programme_sessions_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "programme_sessions_slug" CHECK ("programme_sessions"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("programme_sessions"."slug") <= 80),
	CONSTRAINT "programme_sessions_kind" CHECK ("programme_sessions"."kind" in ('reverse_pitch', 'information', 'ceremony', 'matchmaking')),
	CONSTRAINT "programme_sessions_order" CHECK ("programme_sessions"."starts_at" < "programme_sessions"."ends_at"),
	CONSTRAINT "programme_sessions_edition" CHECK ("programme_sessions"."edition" between 1 and 999),
	CONSTRAINT "programme_sessions_capacity" CHECK ("programme_sessions"."capacity" is null or "programme_sessions"."capacity" between 1 and 100000),
	CONSTRAINT "programme_sessions_places" CHECK ("programme_sessions"."places_taken" >= 0 and ("programme_sessions"."capacity" is null or "programme_sessions"."places_taken" <= "programme_sessions"."capacity")),
	CONSTRAINT "programme_sessions_cancelled" CHECK (("programme_sessions"."cancelled_at" is null) = ("programme_sessions"."cancel_reason" is null)),
	CONSTRAINT "programme_sessions_links" CHECK (coalesce("programme_sessions"."join_link", 'https://') ~ '^https://' and coalesce("programme_sessions"."recording_link", 'https://') ~ '^https://' and coalesce("programme_sessions"."slides_link", 'https://') ~ '^https://')
);
--> statement-breakpoint
CREATE TABLE "session_actions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	"report" text DEFAULT '' NOT NULL,
	"carried_from" uuid,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "session_actions_carried_once" UNIQUE("carried_from"),
	CONSTRAINT "session_actions_text" CHECK (char_length(btrim("session_actions"."text")) between 1 and 500),
	CONSTRAINT "session_actions_owner" CHECK (char_length(btrim("session_actions"."owner")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "session_guests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"locale" text NOT NULL,
	"zone" text,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"queued_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"is_open_to_meet" boolean DEFAULT false NOT NULL,
	CONSTRAINT "session_guests_once" UNIQUE("session_id","email"),
	CONSTRAINT "session_guests_of_session" UNIQUE("id","session_id"),
	CONSTRAINT "session_guests_email_lower" CHECK ("session_guests"."email" = lower("session_guests"."email") and "session_guests"."email" !~ '[[:space:],]'),
	CONSTRAINT "session_guests_locale" CHECK ("session_guests"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "session_guests_state" CHECK ("session_guests"."state" in ('asked', 'registered', 'waiting', 'given_up')),
	CONSTRAINT "session_guests_asked" CHECK (("session_guests"."state" = 'asked') = ("session_guests"."expires_at" is not null)),
	CONSTRAINT "session_guests_queued" CHECK (("session_guests"."state" in ('registered', 'waiting')) = ("session_guests"."queued_at" is not null)),
	CONSTRAINT "session_guests_name" CHECK (char_length(btrim("session_guests"."name")) between 1 and 200 and char_length("session_guests"."organisation") <= 200)
);
--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_addresses" ADD CONSTRAINT "short_addresses_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_batches" ADD CONSTRAINT "answer_batches_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_batches" ADD CONSTRAINT "answer_batches_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_batches" ADD CONSTRAINT "answer_batches_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_texts" ADD CONSTRAINT "answer_texts_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_batch_id_answer_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."answer_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_brief_version" FOREIGN KEY ("challenge_id","brief_number") REFERENCES "public"."briefs"("challenge_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_times" ADD CONSTRAINT "question_times_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_times" ADD CONSTRAINT "question_times_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_set_aside_by_people_id_fk" FOREIGN KEY ("set_aside_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_guest" FOREIGN KEY ("taken_by","session_id") REFERENCES "public"."session_guests"("id","session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_requests" ADD CONSTRAINT "meeting_requests_from" FOREIGN KEY ("from_guest_id","session_id") REFERENCES "public"."session_guests"("id","session_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_requests" ADD CONSTRAINT "meeting_requests_to" FOREIGN KEY ("to_guest_id","session_id") REFERENCES "public"."session_guests"("id","session_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_session_texts" ADD CONSTRAINT "programme_session_texts_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_sessions" ADD CONSTRAINT "programme_sessions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_sessions" ADD CONSTRAINT "programme_sessions_previous_id_programme_sessions_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."programme_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_sessions" ADD CONSTRAINT "programme_sessions_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_sessions" ADD CONSTRAINT "programme_sessions_challenge" FOREIGN KEY ("challenge_id","programme_id") REFERENCES "public"."challenges"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_actions" ADD CONSTRAINT "session_actions_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_actions" ADD CONSTRAINT "session_actions_carried_from_session_actions_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."session_actions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_guests" ADD CONSTRAINT "session_guests_session_id_programme_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."programme_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "followers_person" ON "followers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "followers_expiry" ON "followers" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "short_addresses_challenge" ON "short_addresses" USING btree ("challenge_id","created_at");--> statement-breakpoint
CREATE INDEX "answers_challenge" ON "answers" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "answers_session" ON "answers" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "answers_batch" ON "answers" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "questions_challenge" ON "questions" USING btree ("challenge_id","asked_at");--> statement-breakpoint
CREATE INDEX "questions_session" ON "questions" USING btree ("session_id","asked_at");--> statement-breakpoint
CREATE INDEX "questions_answer" ON "questions" USING btree ("answer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_items_guest_once" ON "agenda_items" USING btree ("taken_by") WHERE taken_by is not null;--> statement-breakpoint
CREATE INDEX "meeting_requests_to_index" ON "meeting_requests" USING btree ("to_guest_id");--> statement-breakpoint
CREATE INDEX "programme_sessions_programme" ON "programme_sessions" USING btree ("programme_id","starts_at");--> statement-breakpoint
CREATE INDEX "programme_sessions_challenge_index" ON "programme_sessions" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "session_actions_session" ON "session_actions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "session_guests_queue" ON "session_guests" USING btree ("session_id","state","queued_at");--> statement-breakpoint
CREATE INDEX "session_guests_expiry" ON "session_guests" USING btree ("expires_at") WHERE expires_at is not null;