ALTER TABLE "mail_services" DROP COLUMN "calls_per_second";--> statement-breakpoint
ALTER TABLE "mail_services" DROP COLUMN "next_call_at";