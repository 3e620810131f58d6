ALTER TABLE "messages" ADD COLUMN "recipient_name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "count";--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "last_request";