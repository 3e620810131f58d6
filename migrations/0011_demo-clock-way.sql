ALTER TABLE "demo_clock" ADD COLUMN "moving_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "demo_clock" ADD COLUMN "moving_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "demo_clock" ADD CONSTRAINT "demo_clock_way" CHECK (("demo_clock"."moving_from" is null) = ("demo_clock"."moving_to" is null));