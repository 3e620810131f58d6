ALTER TABLE "challenges" ADD COLUMN "expected_proposals" smallint;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "holiday_countries" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_expected_proposals" CHECK ("challenges"."expected_proposals" between 1 and 10000);--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_holiday_countries" CHECK (array_to_string("programmes"."holiday_countries", ',', '?') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$' and cardinality("programmes"."holiday_countries") <= 12);--> statement-breakpoint
UPDATE "programmes" p SET "holiday_countries" = coalesce((
	SELECT array_agg(country ORDER BY country) FROM (
		SELECT DISTINCT o.country FROM "programme_parties" x JOIN "organisations" o ON o.id = x.organisation_id
		WHERE x.programme_id = p.id AND o.country ~ '^[A-Z]{2}$' ORDER BY o.country LIMIT 12
	) known
), '{}');
