CREATE TABLE "mail_refusals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"notice" text,
	"challenge_id" uuid,
	"refused_at" timestamp with time zone DEFAULT haaste_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_services" (
	"name" text PRIMARY KEY NOT NULL,
	"calls_per_second" double precision,
	"next_call_at" timestamp with time zone,
	"blocked_until" timestamp with time zone,
	"blocked_for" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"quota_day" date,
	"quota_used" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "mail_services_blocked_for" CHECK ("mail_services"."blocked_for" in ('pace', 'quota', 'down'))
);
--> statement-breakpoint
CREATE TABLE "message_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"transport" text NOT NULL,
	"state" text DEFAULT 'frozen' NOT NULL,
	"expires_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_tried_at" timestamp with time zone,
	"leased_by" text,
	"leased_until" timestamp with time zone,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"state_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "message_batches_state" CHECK ("message_batches"."state" in ('frozen', 'accepted', 'dissolved', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "message_holds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"challenge_id" uuid,
	"reason" text NOT NULL,
	"held_by" uuid,
	"held_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"released_at" timestamp with time zone,
	CONSTRAINT "message_holds_reason" CHECK (char_length("message_holds"."reason") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "service_tellings" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"message_id" uuid,
	"provider_id" text,
	"email" text,
	"happened_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT haaste_now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "messages_due";--> statement-breakpoint
ALTER TABLE "message_events" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "batch_position" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "envelope" json;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "origin" text DEFAULT 'here' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "agreed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_holds" ADD CONSTRAINT "message_holds_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_holds" ADD CONSTRAINT "message_holds_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_holds" ADD CONSTRAINT "message_holds_held_by_people_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_tellings" ADD CONSTRAINT "service_tellings_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_refusals_once" ON "mail_refusals" USING btree ("person_id",coalesce(notice, ''),coalesce(challenge_id, '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "message_batches_frozen" ON "message_batches" USING btree ("leased_until") WHERE state = 'frozen';--> statement-breakpoint
CREATE UNIQUE INDEX "message_holds_once" ON "message_holds" USING btree ("programme_id",coalesce(challenge_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "service_tellings_message" ON "service_tellings" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "service_tellings_email" ON "service_tellings" USING btree ("email","happened_at");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_batch_id_message_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."message_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_waiting_expiry" ON "messages" USING btree ("expires_at") WHERE state in ('planned', 'queued', 'held');--> statement-breakpoint
CREATE INDEX "messages_provider" ON "messages" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "messages_email" ON "messages" USING btree ("email");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("class","send_at") WHERE state in ('planned', 'queued');--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_batch_place" UNIQUE("batch_id","batch_position");--> statement-breakpoint
-- What was on its way travelled under its own id as key: it goes on as a batch of one under the same key.
INSERT INTO "message_batches" ("id", "transport", "expires_at", "attempts", "first_tried_at")
  SELECT "id", 'resend', "expires_at", "attempts", "state_at" FROM "messages" WHERE "state" = 'sending';--> statement-breakpoint
UPDATE "messages" m SET "batch_id" = m."id", "batch_position" = 0, "envelope" = json_build_object(
    'replyTo', (SELECT p."contact_email" FROM "programmes" p WHERE p."id" = m."programme_id"),
    'headers', json_build_object(),
    'tags', json_strip_nulls(json_build_object('message', m."id", 'notice', replace(m."notice", '.', '-'), 'challenge', m."challenge_id")))
  WHERE m."state" = 'sending';--> statement-breakpoint
UPDATE "suppressions" SET "email" = lower("email") WHERE "email" <> lower("email");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_frozen" CHECK ("messages"."state" <> 'sending' or "messages"."batch_id" is not null);--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_origin" CHECK ("suppressions"."origin" in ('here', 'service'));--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_email_lower" CHECK ("suppressions"."email" = lower("suppressions"."email"));