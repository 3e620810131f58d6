ALTER TABLE "decisions" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "embargo_hours" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "answer_days" smallint DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "winners_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_embargo_hours" CHECK ("challenges"."embargo_hours" between 0 and 336);--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_answer_days" CHECK ("challenges"."answer_days" between 3 and 60);--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_winners_told" CHECK ("challenges"."winners_told_at" is null or ("challenges"."confirmed_by" is not null and "challenges"."held_until" is not null and "challenges"."held_until" <= "challenges"."winners_told_at" and "challenges"."winners_told_at" < "challenges"."announces_at"));