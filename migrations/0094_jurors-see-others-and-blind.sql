ALTER TABLE "scorecards" ADD COLUMN "others_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "jurors_see_others" text DEFAULT 'after-judging' NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "is_blind" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_jurors_see_others" CHECK ("challenges"."jurors_see_others" in ('never', 'after-own-final', 'after-judging'));