CREATE TABLE "pilot_followups" (
	"pilot_id" uuid NOT NULL,
	"months" smallint NOT NULL,
	"side" text NOT NULL,
	"standing" text NOT NULL,
	"text" text NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "pilot_followups_pilot_id_months_side_pk" PRIMARY KEY("pilot_id","months","side"),
	CONSTRAINT "pilot_followups_months" CHECK ("pilot_followups"."months" in (6, 12)),
	CONSTRAINT "pilot_followups_side" CHECK ("pilot_followups"."side" in ('team', 'host', 'manager')),
	CONSTRAINT "pilot_followups_standing" CHECK ("pilot_followups"."standing" in ('in_use', 'extended', 'changed', 'ended')),
	CONSTRAINT "pilot_followups_text" CHECK (char_length(btrim("pilot_followups"."text")) > 0)
);
--> statement-breakpoint
CREATE TABLE "scaling_decisions" (
	"pilot_id" uuid PRIMARY KEY NOT NULL,
	"way" text NOT NULL,
	"decider" text NOT NULL,
	"decided_on" date NOT NULL,
	"reasons" text NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "scaling_decisions_way" CHECK ("scaling_decisions"."way" in ('own_cost', 'extend', 'procure', 'direct_award', 'invest', 'replicate')),
	CONSTRAINT "scaling_decisions_said" CHECK (char_length(btrim("scaling_decisions"."decider")) > 0 and char_length(btrim("scaling_decisions"."reasons")) > 0)
);
--> statement-breakpoint
ALTER TABLE "pilot_followups" ADD CONSTRAINT "pilot_followups_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_followups" ADD CONSTRAINT "pilot_followups_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scaling_decisions" ADD CONSTRAINT "scaling_decisions_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scaling_decisions" ADD CONSTRAINT "scaling_decisions_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;
