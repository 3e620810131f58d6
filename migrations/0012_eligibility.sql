ALTER TABLE "organisations" DROP CONSTRAINT "organisations_kind";--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "eligible_kinds" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "eligible_countries" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Challenges written before took every kind of organisation.
UPDATE "challenges" SET "eligible_kinds" = array['university', 'research_institute', 'enterprise', 'city', 'association', 'public_body', 'other'];--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('university', 'research_institute', 'enterprise', 'city', 'association', 'public_body', 'other', 'individual'));--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_eligible_kinds" CHECK ("challenges"."eligible_kinds" <@ array['university', 'research_institute', 'enterprise', 'city', 'association', 'public_body', 'other', 'individual']::text[]);--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_eligible_countries" CHECK (array_to_string("challenges"."eligible_countries", ',', '?') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$');--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_eligibility_said" CHECK (cardinality("challenges"."eligible_kinds") > 0 or "challenges"."approved_by" is null);