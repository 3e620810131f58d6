CREATE TABLE "pilot_plan_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"item" text NOT NULL,
	"item_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"changes" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "pilot_plan_changes_item" CHECK ("pilot_plan_changes"."item" in ('milestone', 'measure')),
	CONSTRAINT "pilot_plan_changes_kind" CHECK ("pilot_plan_changes"."kind" in ('added', 'changed', 'retired')),
	CONSTRAINT "pilot_plan_changes_retired" CHECK ("pilot_plan_changes"."kind" <> 'retired' or char_length(btrim("pilot_plan_changes"."reason")) > 0)
);
--> statement-breakpoint
-- Until now no unit could change: the measure's is the one each value was entered in.
ALTER TABLE "measurements" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "measurements" DISABLE TRIGGER "measurements_are_fixed";--> statement-breakpoint
UPDATE "measurements" SET "unit" = (SELECT "unit" FROM "measures" WHERE "measures"."id" = "measurements"."measure_id");--> statement-breakpoint
ALTER TABLE "measurements" ENABLE TRIGGER "measurements_are_fixed";--> statement-breakpoint
ALTER TABLE "measurements" ALTER COLUMN "unit" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "retire_reason" text;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "retire_reason" text;--> statement-breakpoint
ALTER TABLE "pilot_plan_changes" ADD CONSTRAINT "pilot_plan_changes_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_plan_changes" ADD CONSTRAINT "pilot_plan_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pilot_plan_changes_pilot" ON "pilot_plan_changes" USING btree ("pilot_id","changed_at");--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_retired" CHECK (("measures"."retired_at" is null) = ("measures"."retire_reason" is null));--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_retired" CHECK (("milestones"."retired_at" is null) = ("milestones"."retire_reason" is null));--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_reported_stay" CHECK ("milestones"."retired_at" is null or "milestones"."reported_at" is null);