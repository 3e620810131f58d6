CREATE TABLE "answer_translations" (
	"proposal_id" uuid NOT NULL,
	"question" text NOT NULL,
	"language" text NOT NULL,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"source_hash" text NOT NULL,
	"origin" text NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	CONSTRAINT "answer_translations_proposal_id_question_language_side_pk" PRIMARY KEY("proposal_id","question","language","side"),
	CONSTRAINT "answer_translations_side" CHECK ("answer_translations"."side" in ('team', 'house')),
	CONSTRAINT "answer_translations_origin" CHECK ("answer_translations"."origin" in ('human', 'machine')),
	CONSTRAINT "answer_translations_hash" CHECK ("answer_translations"."source_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "answer_translations_length" CHECK (char_length("answer_translations"."text") between 1 and 20000),
	CONSTRAINT "answer_translations_checked" CHECK ("answer_translations"."checked_by" is null or "answer_translations"."checked_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "trade_secrets" (
	"proposal_id" uuid NOT NULL,
	"question" text NOT NULL,
	"reason" text NOT NULL,
	"marked_by" uuid,
	"marked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "trade_secrets_proposal_id_question_pk" PRIMARY KEY("proposal_id","question"),
	CONSTRAINT "trade_secrets_reason" CHECK (char_length("trade_secrets"."reason") between 1 and 500),
	CONSTRAINT "trade_secrets_question" CHECK ("trade_secrets"."question" not in ('title', 'summary', 'language'))
);
--> statement-breakpoint
ALTER TABLE "proposal_documents" DROP CONSTRAINT "proposal_documents_language";--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "working_language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "answer_translations" ADD CONSTRAINT "answer_translations_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_translations" ADD CONSTRAINT "answer_translations_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_translations" ADD CONSTRAINT "answer_translations_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_secrets" ADD CONSTRAINT "trade_secrets_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_secrets" ADD CONSTRAINT "trade_secrets_marked_by_people_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_working_language" CHECK ("programmes"."working_language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_language" CHECK ("proposals"."language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');--> statement-breakpoint
ALTER TABLE "proposal_documents" ADD CONSTRAINT "proposal_documents_language" CHECK ("proposal_documents"."language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "answer_translations", "trade_secrets" TO haaste_app;
