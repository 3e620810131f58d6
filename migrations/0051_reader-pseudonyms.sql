CREATE TABLE "proposal_readers" (
	"proposal_id" uuid NOT NULL,
	"pseudonym" text NOT NULL,
	"person_id" uuid,
	CONSTRAINT "proposal_readers_proposal_id_pseudonym_pk" PRIMARY KEY("proposal_id","pseudonym"),
	CONSTRAINT "proposal_readers_once" UNIQUE("proposal_id","person_id"),
	CONSTRAINT "proposal_readers_pseudonym" CHECK ("proposal_readers"."pseudonym" ~ '^[A-HJ-NP-Z]{1,2}$')
);
--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD COLUMN "pseudonym" text;--> statement-breakpoint
ALTER TABLE "proposal_readers" ADD CONSTRAINT "proposal_readers_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readers" ADD CONSTRAINT "proposal_readers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE TEMPORARY TABLE "known_readers" ON COMMIT DROP AS
SELECT "proposal_id", "person_id", "key",
  row_number() OVER (PARTITION BY "proposal_id" ORDER BY random())::int AS "place"
FROM (SELECT DISTINCT "proposal_id", "person_id", coalesce("person_id", "id") AS "key"
  FROM "proposal_readings" WHERE "capacity" = 'juror') AS "each";--> statement-breakpoint
CREATE TEMPORARY TABLE "known_names" ON COMMIT DROP AS
WITH "single" AS (SELECT regexp_split_to_table('ABCDEFGHJKLMNPQRSTUVWXYZ', '') AS "letter"),
"names" AS (SELECT "letter" AS "name" FROM "single"
  UNION ALL SELECT a."letter" || b."letter" FROM "single" a CROSS JOIN "single" b)
SELECT "name", row_number() OVER (ORDER BY char_length("name"), random())::int AS "place" FROM "names";--> statement-breakpoint
INSERT INTO "proposal_readers" ("proposal_id", "pseudonym", "person_id")
SELECT r."proposal_id", n."name", r."person_id" FROM "known_readers" r JOIN "known_names" n ON n."place" = r."place";--> statement-breakpoint
UPDATE "proposal_readings" v SET "pseudonym" = n."name"
FROM "known_readers" r JOIN "known_names" n ON n."place" = r."place"
WHERE v."capacity" = 'juror' AND r."proposal_id" = v."proposal_id" AND r."key" = coalesce(v."person_id", v."id");--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_reader" FOREIGN KEY ("proposal_id","pseudonym") REFERENCES "public"."proposal_readers"("proposal_id","pseudonym") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_juror" CHECK (("proposal_readings"."capacity" = 'juror') = ("proposal_readings"."pseudonym" is not null));--> statement-breakpoint
GRANT SELECT, INSERT ON "proposal_readers" TO haaste_app;
