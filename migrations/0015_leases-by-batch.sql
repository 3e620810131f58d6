ALTER TABLE "messages" DROP COLUMN "leased_until";--> statement-breakpoint
ALTER TABLE "messages" DROP COLUMN "leased_by";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON message_batches, message_holds, mail_services, service_tellings TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_refusals TO haaste_app;
--> statement-breakpoint
-- The history of what the mail service told is never rewritten.
REVOKE UPDATE ON service_tellings FROM haaste_app;
