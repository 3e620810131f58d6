ALTER TABLE "criteria" DROP CONSTRAINT "criteria_scale";--> statement-breakpoint
ALTER TABLE "criteria" DROP CONSTRAINT "criteria_minimum";--> statement-breakpoint
ALTER TABLE "criteria" DROP COLUMN "lowest";--> statement-breakpoint
ALTER TABLE "criteria" DROP COLUMN "highest";--> statement-breakpoint
ALTER TABLE "criteria" DROP COLUMN "minimum";