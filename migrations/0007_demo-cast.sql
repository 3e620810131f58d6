CREATE TABLE "cast_deeds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text DEFAULT 'demo' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"position" integer NOT NULL,
	"deed" jsonb NOT NULL,
	"done_at" timestamp with time zone,
	"refusal" text,
	CONSTRAINT "cast_deeds_in_demo_only" CHECK ("cast_deeds"."kind" = 'demo')
);
--> statement-breakpoint
ALTER TABLE "cast_deeds" ADD CONSTRAINT "cast_deeds_installation" FOREIGN KEY ("kind") REFERENCES "public"."installation"("kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cast_deeds_waiting" ON "cast_deeds" USING btree ("at","position") WHERE done_at is null;--> statement-breakpoint
-- Written when the demo is made, by the owner; the application only ticks them off.
GRANT SELECT, UPDATE ON cast_deeds TO haaste_app;
