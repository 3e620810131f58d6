ALTER TABLE "criteria" DROP CONSTRAINT "criteria_weight";--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_weight" CHECK ("criteria"."weight" between 1 and 10000);