CREATE TABLE "extension_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"failed_minutes" smallint NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "extension_proposals_once" UNIQUE("challenge_id","closes_at"),
	CONSTRAINT "extension_proposals_minutes" CHECK ("extension_proposals"."failed_minutes" between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "outages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outages_last" CHECK ("outages"."ended_at" > "outages"."began_at")
);
--> statement-breakpoint
CREATE TABLE "service_pulse" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_pulse_is_only" CHECK ("service_pulse"."is_only")
);
--> statement-breakpoint
ALTER TABLE "extension_proposals" ADD CONSTRAINT "extension_proposals_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outages_ended" ON "outages" USING btree ("ended_at");