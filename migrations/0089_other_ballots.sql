CREATE TABLE "ballot_comparisons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ballot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"standing" text DEFAULT 'clear',
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "ballot_comparisons_once" UNIQUE("ballot_id","first_id","second_id","standing"),
	CONSTRAINT "ballot_comparisons_number" UNIQUE("ballot_id","number"),
	CONSTRAINT "ballot_comparisons_answer" CHECK ("ballot_comparisons"."answer" in ('first', 'second', 'equal', 'skipped')),
	CONSTRAINT "ballot_comparisons_order" CHECK ("ballot_comparisons"."first_id" < "ballot_comparisons"."second_id")
);
--> statement-breakpoint
CREATE TABLE "ballot_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ballot_id" uuid NOT NULL,
	"juror_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"standing" text DEFAULT 'clear',
	"place" smallint,
	"voided_at" timestamp with time zone,
	CONSTRAINT "ballot_lines_standing" UNIQUE("ballot_id","proposal_id","standing"),
	CONSTRAINT "ballot_lines_place_from_one" CHECK ("ballot_lines"."place" >= 1),
	CONSTRAINT "ballot_lines_clear_unless_void" CHECK (("ballot_lines"."voided_at" is null and "ballot_lines"."standing" is not null and "ballot_lines"."standing" = 'clear') or ("ballot_lines"."voided_at" is not null and "ballot_lines"."standing" is null))
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"juror_id" uuid NOT NULL,
	"way" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"finalised_at" timestamp with time zone,
	CONSTRAINT "ballots_once" UNIQUE("juror_id"),
	CONSTRAINT "ballots_of_juror" UNIQUE("id","juror_id","challenge_id"),
	CONSTRAINT "ballots_state" CHECK ("ballots"."state" in ('draft', 'final')),
	CONSTRAINT "ballots_final" CHECK (("ballots"."state" = 'final') = ("ballots"."finalised_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "public_ballots" (
	"challenge_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"cast_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "public_ballots_challenge_id_person_id_pk" PRIMARY KEY("challenge_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "public_picks" (
	"challenge_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	CONSTRAINT "public_picks_challenge_id_person_id_proposal_id_pk" PRIMARY KEY("challenge_id","person_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "public_votes" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"budget" integer NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"maximum" smallint,
	"is_within_budget" boolean DEFAULT false NOT NULL,
	"after_unaffordable" text DEFAULT 'next-affordable' NOT NULL,
	"weight" text DEFAULT 'advice' NOT NULL,
	"stated_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"stated_by" uuid,
	CONSTRAINT "public_votes_period" CHECK ("public_votes"."opens_at" < "public_votes"."closes_at"),
	CONSTRAINT "public_votes_budget" CHECK ("public_votes"."budget" between 1 and 1000000000),
	CONSTRAINT "public_votes_currency" CHECK ("public_votes"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "public_votes_maximum" CHECK ("public_votes"."maximum" between 1 and 100),
	CONSTRAINT "public_votes_after" CHECK ("public_votes"."after_unaffordable" in ('next-affordable', 'stop')),
	CONSTRAINT "public_votes_weight" CHECK ("public_votes"."weight" in ('advice', 'own-award'))
);
--> statement-breakpoint
CREATE TABLE "vote_consents" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"challenge_id" uuid NOT NULL,
	"cost" integer NOT NULL,
	"summary" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"given_by" uuid,
	CONSTRAINT "vote_consents_in_challenge" UNIQUE("proposal_id","challenge_id"),
	CONSTRAINT "vote_consents_cost" CHECK ("vote_consents"."cost" between 1 and 1000000000),
	CONSTRAINT "vote_consents_summary" CHECK (char_length("vote_consents"."summary") between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "ways_of_judging" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"way" text NOT NULL,
	"rank_rule" text,
	"points" smallint[],
	"stated_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"stated_by" uuid,
	CONSTRAINT "ways_of_judging_way" UNIQUE("challenge_id","way"),
	CONSTRAINT "ways_of_judging_word" CHECK ("ways_of_judging"."way" in ('ranked', 'pairwise')),
	CONSTRAINT "ways_of_judging_rule_word" CHECK ("ways_of_judging"."rank_rule" in ('mean-rank', 'borda', 'schulze')),
	CONSTRAINT "ways_of_judging_rule" CHECK (("ways_of_judging"."way" = 'ranked') = ("ways_of_judging"."rank_rule" is not null)),
	CONSTRAINT "ways_of_judging_points" CHECK ("ways_of_judging"."points" is null or ("ways_of_judging"."rank_rule" = 'borda' and cardinality("ways_of_judging"."points") between 1 and 100))
);
--> statement-breakpoint
ALTER TABLE "ballot_comparisons" ADD CONSTRAINT "ballot_comparisons_first" FOREIGN KEY ("ballot_id","first_id","standing") REFERENCES "public"."ballot_lines"("ballot_id","proposal_id","standing") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_comparisons" ADD CONSTRAINT "ballot_comparisons_second" FOREIGN KEY ("ballot_id","second_id","standing") REFERENCES "public"."ballot_lines"("ballot_id","proposal_id","standing") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_comparisons" ADD CONSTRAINT "ballot_comparisons_ballot" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_lines" ADD CONSTRAINT "ballot_lines_ballot" FOREIGN KEY ("ballot_id","juror_id","challenge_id") REFERENCES "public"."ballots"("id","juror_id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_lines" ADD CONSTRAINT "ballot_lines_assigned" FOREIGN KEY ("juror_id","proposal_id","standing") REFERENCES "public"."assignments"("juror_id","proposal_id","standing") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_lines" ADD CONSTRAINT "ballot_lines_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_way" FOREIGN KEY ("challenge_id","way") REFERENCES "public"."ways_of_judging"("challenge_id","way") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_ballots" ADD CONSTRAINT "public_ballots_challenge_id_public_votes_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."public_votes"("challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_ballots" ADD CONSTRAINT "public_ballots_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_picks" ADD CONSTRAINT "public_picks_ballot" FOREIGN KEY ("challenge_id","person_id") REFERENCES "public"."public_ballots"("challenge_id","person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_picks" ADD CONSTRAINT "public_picks_consented" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."vote_consents"("proposal_id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_votes" ADD CONSTRAINT "public_votes_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_votes" ADD CONSTRAINT "public_votes_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_consents" ADD CONSTRAINT "vote_consents_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_consents" ADD CONSTRAINT "vote_consents_challenge_id_public_votes_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."public_votes"("challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_consents" ADD CONSTRAINT "vote_consents_given_by_people_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ways_of_judging" ADD CONSTRAINT "ways_of_judging_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ways_of_judging" ADD CONSTRAINT "ways_of_judging_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_lines_place" ON "ballot_lines" USING btree ("ballot_id","place") WHERE standing = 'clear';--> statement-breakpoint
CREATE INDEX "ballot_lines_challenge" ON "ballot_lines" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "ballots_challenge" ON "ballots" USING btree ("challenge_id","state");--> statement-breakpoint
CREATE INDEX "public_picks_proposal" ON "public_picks" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "vote_consents_challenge" ON "vote_consents" USING btree ("challenge_id");