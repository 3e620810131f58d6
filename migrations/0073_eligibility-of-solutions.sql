ALTER TABLE "challenges" ADD COLUMN "maturity_from" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "maturity_to" smallint DEFAULT 9 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "is_once_per_organisation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "maturity" smallint;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_maturity" CHECK (1 <= "challenges"."maturity_from" and "challenges"."maturity_from" <= "challenges"."maturity_to" and "challenges"."maturity_to" <= 9);--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_maturity" CHECK ("proposals"."maturity" between 1 and 9);