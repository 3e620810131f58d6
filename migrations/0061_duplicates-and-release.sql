ALTER TABLE "proposal_documents" DROP CONSTRAINT "proposal_documents_standing";--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "screening_released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "duplicate_of" uuid;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_duplicate_of" FOREIGN KEY ("duplicate_of","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_duplicate_of_index" ON "proposals" USING btree ("duplicate_of");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_released" CHECK ("proposals"."screening_released_at" is null or "proposals"."screening" is not null);--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_duplicate" CHECK ("proposals"."duplicate_of" is null or ("proposals"."screening" = 'ineligible' and "proposals"."duplicate_of" <> "proposals"."id"));--> statement-breakpoint
ALTER TABLE "proposal_documents" ADD CONSTRAINT "proposal_documents_standing" CHECK ("proposal_documents"."standing" in ('unscreened', 'eligible', 'ineligible', 'duplicate', 'withdrawn'));