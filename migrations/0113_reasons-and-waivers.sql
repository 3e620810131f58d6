CREATE TABLE "host_waivers" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"stated_by" uuid,
	"stated_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "host_waivers_reason" CHECK (char_length(btrim("host_waivers"."reason")) between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD COLUMN "reopened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD COLUMN "reopened_by" uuid;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD COLUMN "reopen_reason" text;--> statement-breakpoint
ALTER TABLE "pitch_slots" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "host_waivers" ADD CONSTRAINT "host_waivers_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_waivers" ADD CONSTRAINT "host_waivers_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD CONSTRAINT "judging_rounds_reopened_by_people_id_fk" FOREIGN KEY ("reopened_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD CONSTRAINT "judging_rounds_reopened" CHECK (("judging_rounds"."reopened_at" is null) = ("judging_rounds"."reopen_reason" is null) and char_length(btrim("judging_rounds"."reopen_reason")) between 1 and 2000);--> statement-breakpoint
ALTER TABLE "pitch_slots" ADD CONSTRAINT "pitch_slots_cancel_reason" CHECK ("pitch_slots"."cancel_reason" is null or "pitch_slots"."cancelled_at" is not null and char_length(btrim("pitch_slots"."cancel_reason")) between 1 and 1000);