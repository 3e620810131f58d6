ALTER TABLE "mail_services" ADD COLUMN "window_calls" integer;--> statement-breakpoint
ALTER TABLE "mail_services" ADD COLUMN "window_ms" integer;--> statement-breakpoint
ALTER TABLE "mail_services" ADD COLUMN "recent_calls" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_services" ADD CONSTRAINT "mail_services_window" CHECK ("mail_services"."window_calls" > 0 and "mail_services"."window_ms" > 0);