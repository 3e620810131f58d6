CREATE TABLE "comment_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"step" text NOT NULL,
	"original" text NOT NULL,
	"wording" text,
	"language" text,
	"reason" text,
	"said_by" uuid,
	"said_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "comment_checks_number" UNIQUE("scorecard_id","number"),
	CONSTRAINT "comment_checks_numbered" CHECK ("comment_checks"."number" >= 1),
	CONSTRAINT "comment_checks_step" CHECK ("comment_checks"."step" in ('approved', 'edited', 'sent_back', 'rewritten', 'withheld')),
	CONSTRAINT "comment_checks_wording" CHECK (case when "comment_checks"."step" in ('sent_back', 'withheld') then "comment_checks"."wording" is null and "comment_checks"."language" is null
        else char_length(btrim(coalesce("comment_checks"."wording", ''))) between 1 and 20000 and "comment_checks"."language" is not null end),
	CONSTRAINT "comment_checks_reason" CHECK (case when "comment_checks"."step" in ('sent_back', 'withheld') then char_length(btrim(coalesce("comment_checks"."reason", ''))) between 1 and 2000
        else "comment_checks"."reason" is null end)
);
--> statement-breakpoint
CREATE TABLE "feedback_bands" (
	"proposal_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"band" text,
	"lack" text,
	CONSTRAINT "feedback_bands_proposal_id_criterion_id_pk" PRIMARY KEY("proposal_id","criterion_id"),
	CONSTRAINT "feedback_bands_band_or_lack" CHECK (("feedback_bands"."band" is null) <> ("feedback_bands"."lack" is null)),
	CONSTRAINT "feedback_bands_band" CHECK ("feedback_bands"."band" in ('top-quarter', 'second-quarter', 'third-quarter', 'lowest-quarter', 'upper-half', 'lower-half')),
	CONSTRAINT "feedback_bands_lack" CHECK ("feedback_bands"."lack" in ('few-proposals', 'few-jurors', 'close-together'))
);
--> statement-breakpoint
CREATE TABLE "feedback_ratings" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"challenge_id" uuid NOT NULL,
	"usefulness" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	CONSTRAINT "feedback_ratings_usefulness" CHECK ("feedback_ratings"."usefulness" in ('useful', 'partly', 'not')),
	CONSTRAINT "feedback_ratings_words" CHECK (char_length("feedback_ratings"."words") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "feedback_waivers" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"agreed_by" uuid,
	"agreed_at" timestamp with time zone,
	CONSTRAINT "feedback_waivers_reason" CHECK (char_length(btrim("feedback_waivers"."reason")) between 20 and 2000),
	CONSTRAINT "feedback_waivers_two_people" CHECK ("feedback_waivers"."agreed_by" is null or "feedback_waivers"."agreed_by" is distinct from "feedback_waivers"."asked_by"),
	CONSTRAINT "feedback_waivers_agreed" CHECK ("feedback_waivers"."agreed_by" is null or "feedback_waivers"."agreed_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "comment_checks" ADD CONSTRAINT "comment_checks_said_by_people_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_checks" ADD CONSTRAINT "comment_checks_scorecard" FOREIGN KEY ("scorecard_id","challenge_id") REFERENCES "public"."scorecards"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_bands" ADD CONSTRAINT "feedback_bands_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_bands" ADD CONSTRAINT "feedback_bands_criterion" FOREIGN KEY ("criterion_id","challenge_id") REFERENCES "public"."criteria"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_ratings" ADD CONSTRAINT "feedback_ratings_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_waivers" ADD CONSTRAINT "feedback_waivers_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_waivers" ADD CONSTRAINT "feedback_waivers_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_waivers" ADD CONSTRAINT "feedback_waivers_agreed_by_people_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_checks_challenge" ON "comment_checks" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "feedback_bands_challenge" ON "feedback_bands" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "feedback_ratings_challenge" ON "feedback_ratings" USING btree ("challenge_id");