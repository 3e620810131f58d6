CREATE TABLE "pilot_moves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"to" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"moved_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "pilot_moves_once" UNIQUE("pilot_id","to"),
	CONSTRAINT "pilot_moves_to" CHECK ("pilot_moves"."to" in ('awarded', 'agreed', 'preparing', 'running', 'measured', 'scaled', 'stopped')),
	CONSTRAINT "pilot_moves_stopped" CHECK ("pilot_moves"."to" <> 'stopped' or char_length(btrim("pilot_moves"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "pilot_permits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"authority" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"state_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pilot_permits_position" UNIQUE("pilot_id","position"),
	CONSTRAINT "pilot_permits_state" CHECK ("pilot_permits"."state" in ('needed', 'applied', 'granted', 'refused', 'not_needed')),
	CONSTRAINT "pilot_permits_name" CHECK (char_length(btrim("pilot_permits"."name")) > 0)
);
--> statement-breakpoint
ALTER TABLE "pilots" DROP CONSTRAINT "pilots_state";--> statement-breakpoint
ALTER TABLE "pilots" ALTER COLUMN "state" SET DEFAULT 'awarded';--> statement-breakpoint
ALTER TABLE "pilots" ADD COLUMN "site_limits" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_moves" ADD CONSTRAINT "pilot_moves_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_permits" ADD CONSTRAINT "pilot_permits_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilots" ADD CONSTRAINT "pilots_state" CHECK ("pilots"."state" in ('awarded', 'agreed', 'preparing', 'running', 'measured', 'scaled', 'stopped'));