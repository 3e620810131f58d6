CREATE TABLE "proposal_extensions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"previous_closes_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "proposal_extensions_later" CHECK ("proposal_extensions"."closes_at" > "proposal_extensions"."previous_closes_at"),
	CONSTRAINT "proposal_extensions_reason" CHECK (char_length(btrim("proposal_extensions"."reason")) between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "grace_minutes" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "own_deadlines_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD COLUMN "is_in_grace" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "own_closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "proposal_extensions" ADD CONSTRAINT "proposal_extensions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_extensions" ADD CONSTRAINT "proposal_extensions_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposal_extensions_proposal" ON "proposal_extensions" USING btree ("proposal_id");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_grace" CHECK ("challenges"."grace_minutes" between 0 and 60);--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_own_deadlines" CHECK ("challenges"."own_deadlines_until" is null or "challenges"."own_deadlines_until" < "challenges"."judging_ends_at");