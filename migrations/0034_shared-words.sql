CREATE TABLE "message_words" (
	"hash" text PRIMARY KEY NOT NULL,
	"html" json NOT NULL,
	"text" json NOT NULL,
	"written_at" timestamp with time zone DEFAULT haaste_now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail_services" ADD COLUMN "margin_ms" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "words_hash" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "own_words" json;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_words_hash_message_words_hash_fk" FOREIGN KEY ("words_hash") REFERENCES "public"."message_words"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_services" ADD CONSTRAINT "mail_services_margin" CHECK ("mail_services"."margin_ms" >= 0);--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_words" CHECK (("messages"."words_hash" is null) = ("messages"."own_words" is null) and ("messages"."words_hash" is null or ("messages"."html" is null and "messages"."text" is null)));--> statement-breakpoint
GRANT SELECT, INSERT ON message_words TO haaste_app;
