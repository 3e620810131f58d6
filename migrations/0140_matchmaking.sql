CREATE TABLE "catalogue_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"proposal_id" uuid,
	"owner_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"organisation" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"themes" text[] NOT NULL,
	"country" text NOT NULL,
	"site" text DEFAULT '' NOT NULL,
	"maturity" smallint,
	"offer_kind" text,
	"for_whom" text DEFAULT '' NOT NULL,
	"amount" numeric(15, 2),
	"currency" text,
	"amount_note" text DEFAULT '' NOT NULL,
	"until_on" date,
	"consent_version" smallint NOT NULL,
	"consented_at" timestamp with time zone NOT NULL,
	"return_reason" text DEFAULT '' NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "catalogue_entries_in_programme" UNIQUE("id","programme_id"),
	CONSTRAINT "catalogue_entries_kind" CHECK ("catalogue_entries"."kind" in ('profile', 'need', 'offer')),
	CONSTRAINT "catalogue_entries_state" CHECK ("catalogue_entries"."state" in ('waiting', 'public', 'returned', 'withdrawn')),
	CONSTRAINT "catalogue_entries_proposal" CHECK ("catalogue_entries"."proposal_id" is null or "catalogue_entries"."kind" = 'profile'),
	CONSTRAINT "catalogue_entries_words" CHECK (char_length(btrim("catalogue_entries"."organisation")) between 1 and 200 and char_length(btrim("catalogue_entries"."title")) between 1 and 150 and char_length(btrim("catalogue_entries"."body")) between 1 and 3000 and char_length("catalogue_entries"."site") <= 200 and char_length("catalogue_entries"."for_whom") <= 500 and char_length("catalogue_entries"."amount_note") <= 300 and char_length("catalogue_entries"."return_reason") <= 1000),
	CONSTRAINT "catalogue_entries_language" CHECK ("catalogue_entries"."language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	CONSTRAINT "catalogue_entries_themes" CHECK (cardinality("catalogue_entries"."themes") between 1 and 8),
	CONSTRAINT "catalogue_entries_country" CHECK ("catalogue_entries"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "catalogue_entries_maturity" CHECK ("catalogue_entries"."maturity" between 1 and 9),
	CONSTRAINT "catalogue_entries_offer_kind" CHECK ("catalogue_entries"."offer_kind" in ('support', 'investor')),
	CONSTRAINT "catalogue_entries_offer" CHECK (("catalogue_entries"."kind" = 'offer') = ("catalogue_entries"."offer_kind" is not null)),
	CONSTRAINT "catalogue_entries_amount" CHECK (("catalogue_entries"."amount" is null) = ("catalogue_entries"."currency" is null) and ("catalogue_entries"."amount" is null or ("catalogue_entries"."kind" = 'offer' and "catalogue_entries"."amount" > 0 and "catalogue_entries"."currency" ~ '^[A-Z]{3}$'))),
	CONSTRAINT "catalogue_entries_consent" CHECK ("catalogue_entries"."consent_version" >= 1),
	CONSTRAINT "catalogue_entries_returned" CHECK (("catalogue_entries"."state" = 'returned') = (btrim("catalogue_entries"."return_reason") <> '') and ("catalogue_entries"."state" <> 'returned' or "catalogue_entries"."checked_at" is not null)),
	CONSTRAINT "catalogue_entries_withdrawn" CHECK (("catalogue_entries"."state" = 'withdrawn') = ("catalogue_entries"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "introduction_steps" (
	"introduction_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"state" text NOT NULL,
	"happened_on" date NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"noted_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"noted_by" uuid,
	CONSTRAINT "introduction_steps_introduction_id_number_pk" PRIMARY KEY("introduction_id","number"),
	CONSTRAINT "introduction_steps_state" CHECK ("introduction_steps"."state" in ('suggested', 'interested', 'introduced', 'letter_of_intent', 'pilot', 'joint_venture', 'declined')),
	CONSTRAINT "introduction_steps_number" CHECK ("introduction_steps"."number" >= 1),
	CONSTRAINT "introduction_steps_outcome" CHECK (char_length("introduction_steps"."outcome") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "introductions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"first_entry_id" uuid NOT NULL,
	"second_entry_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"suggested_by" uuid,
	"begun_at" timestamp with time zone NOT NULL,
	"first_answer" text,
	"second_answer" text,
	"introduced_at" timestamp with time zone,
	"first_shows" boolean DEFAULT false NOT NULL,
	"second_shows" boolean DEFAULT false NOT NULL,
	CONSTRAINT "introductions_number" UNIQUE("programme_id","number"),
	CONSTRAINT "introductions_two" CHECK ("introductions"."first_entry_id" <> "introductions"."second_entry_id"),
	CONSTRAINT "introductions_state" CHECK ("introductions"."state" in ('suggested', 'interested', 'introduced', 'letter_of_intent', 'pilot', 'joint_venture', 'declined')),
	CONSTRAINT "introductions_note" CHECK (char_length("introductions"."note") <= 600),
	CONSTRAINT "introductions_first" CHECK ("introductions"."first_answer" in ('yes', 'no')),
	CONSTRAINT "introductions_second" CHECK ("introductions"."second_answer" in ('yes', 'no')),
	CONSTRAINT "introductions_both" CHECK (("introductions"."introduced_at" is not null) = ("introductions"."first_answer" is not distinct from 'yes' and "introductions"."second_answer" is not distinct from 'yes')),
	CONSTRAINT "introductions_made" CHECK (case when "introductions"."state" = 'suggested' then "introductions"."first_answer" is null and "introductions"."second_answer" is null when "introductions"."state" = 'interested' then num_nonnulls("introductions"."first_answer", "introductions"."second_answer") = 1 and "introductions"."introduced_at" is null when "introductions"."state" = 'declined' then true else "introductions"."introduced_at" is not null end),
	CONSTRAINT "introductions_shown" CHECK (not ("introductions"."first_shows" or "introductions"."second_shows") or "introductions"."introduced_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "open_introductions" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD CONSTRAINT "catalogue_entries_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD CONSTRAINT "catalogue_entries_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD CONSTRAINT "catalogue_entries_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD CONSTRAINT "catalogue_entries_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_steps" ADD CONSTRAINT "introduction_steps_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_steps" ADD CONSTRAINT "introduction_steps_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_suggested_by_people_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_first_entry" FOREIGN KEY ("first_entry_id","programme_id") REFERENCES "public"."catalogue_entries"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_second_entry" FOREIGN KEY ("second_entry_id","programme_id") REFERENCES "public"."catalogue_entries"("id","programme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_introductions" ADD CONSTRAINT "open_introductions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_entries_one_profile" ON "catalogue_entries" USING btree ("proposal_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "catalogue_entries_programme" ON "catalogue_entries" USING btree ("programme_id","state","kind");--> statement-breakpoint
CREATE INDEX "catalogue_entries_owner" ON "catalogue_entries" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "introductions_once" ON "introductions" USING btree (least("first_entry_id", "second_entry_id"),greatest("first_entry_id", "second_entry_id"));--> statement-breakpoint
CREATE INDEX "introductions_first_index" ON "introductions" USING btree ("first_entry_id");--> statement-breakpoint
CREATE INDEX "introductions_second_index" ON "introductions" USING btree ("second_entry_id");