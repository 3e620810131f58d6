CREATE TABLE "consortium_partners" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"part" text NOT NULL,
	"contact_name" text,
	"has_agreed" boolean DEFAULT false NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "consortium_partners_country" CHECK ("consortium_partners"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "consortium_partners_lengths" CHECK (char_length("consortium_partners"."name") between 1 and 200 and char_length("consortium_partners"."part") between 1 and 500 and char_length("consortium_partners"."contact_name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "proposal_reuses" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid,
	"source_reference" text NOT NULL,
	"copied" text[] NOT NULL,
	"left_behind" jsonb NOT NULL,
	"reused_by" uuid,
	"reused_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "proposal_reuses_another" CHECK ("proposal_reuses"."source_id" <> "proposal_reuses"."proposal_id"),
	CONSTRAINT "proposal_reuses_left" CHECK (jsonb_typeof("proposal_reuses"."left_behind") = 'array')
);
--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "consortium" text DEFAULT 'allowed' NOT NULL;--> statement-breakpoint
ALTER TABLE "consortium_partners" ADD CONSTRAINT "consortium_partners_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortium_partners" ADD CONSTRAINT "consortium_partners_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_reuses" ADD CONSTRAINT "proposal_reuses_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_reuses" ADD CONSTRAINT "proposal_reuses_source_id_proposals_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."proposals"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_reuses" ADD CONSTRAINT "proposal_reuses_reused_by_people_id_fk" FOREIGN KEY ("reused_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consortium_partners_proposal" ON "consortium_partners" USING btree ("proposal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consortium_partners_once" ON "consortium_partners" USING btree ("proposal_id",lower("name"));--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_consortium" CHECK ("challenges"."consortium" in ('allowed', 'required', 'excluded'));--> statement-breakpoint
GRANT SELECT, INSERT ON "proposal_reuses" TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "consortium_partners" TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION consortium_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled') THEN
    RAISE EXCEPTION 'who may apply to a published challenge stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_eligibility_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_consortium_stays BEFORE UPDATE OF consortium ON challenges
  FOR EACH ROW WHEN (OLD.consortium IS DISTINCT FROM NEW.consortium) EXECUTE FUNCTION consortium_stays();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION consortium_stays() FROM PUBLIC;
--> statement-breakpoint
CREATE VIEW pub_consortia AS
SELECT c.id AS challenge_id, c.consortium FROM challenges c JOIN pub_challenges p ON p.id = c.id WHERE c.consortium <> 'allowed';
--> statement-breakpoint
GRANT SELECT ON pub_consortia TO haaste_app, haaste_public;
