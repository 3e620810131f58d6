ALTER TABLE "briefs" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "briefs" ADD COLUMN "facts_before" jsonb;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_facts" CHECK ("briefs"."facts" is null or "briefs"."number" > 1);--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_facts_before" CHECK (("briefs"."facts_before" is null) = ("briefs"."facts" is null or not "briefs"."is_published"));