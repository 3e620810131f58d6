ALTER TABLE "scores" ALTER COLUMN "points" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "judging_rule" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "type" text DEFAULT 'anchored-scale' NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "config" jsonb DEFAULT '{"lowest":1,"highest":5}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "minimum_points" numeric;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "is_for_finalists" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_judging_rule" CHECK (jsonb_typeof("challenges"."judging_rule") = 'object');--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_type" CHECK ("criteria"."type" in ('anchored-scale', 'points', 'yes-partly-no', 'steps', 'measured'));--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_config" CHECK (coalesce(case "criteria"."type"
        when 'anchored-scale' then ("criteria"."config" ->> 'lowest')::numeric < ("criteria"."config" ->> 'highest')::numeric
        when 'points' then ("criteria"."config" ->> 'lowest')::numeric < ("criteria"."config" ->> 'highest')::numeric
          and ("criteria"."config" ->> 'step' is null or ("criteria"."config" ->> 'step')::numeric > 0)
        when 'steps' then jsonb_array_length("criteria"."config" -> 'values') between 2 and 20
        when 'measured' then ("criteria"."config" ->> 'worst')::numeric <> ("criteria"."config" ->> 'best')::numeric
        else "criteria"."config" = '{}'::jsonb end, false));--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_least" CHECK ("criteria"."minimum_points" is null or coalesce(case "criteria"."type"
        when 'anchored-scale' then "criteria"."minimum_points" between ("criteria"."config" ->> 'lowest')::numeric and ("criteria"."config" ->> 'highest')::numeric
        when 'points' then "criteria"."minimum_points" between ("criteria"."config" ->> 'lowest')::numeric and ("criteria"."config" ->> 'highest')::numeric
        when 'yes-partly-no' then "criteria"."minimum_points" between 0 and 1
        else true end, false));