CREATE TABLE "completion_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"version" smallint NOT NULL,
	"message" text NOT NULL,
	"questions" text[] NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_version" smallint,
	"closed_at" timestamp with time zone,
	CONSTRAINT "completion_requests_due" CHECK ("completion_requests"."due_at" > "completion_requests"."asked_at"),
	CONSTRAINT "completion_requests_message" CHECK (char_length("completion_requests"."message") between 1 and 2000),
	CONSTRAINT "completion_requests_questions" CHECK (cardinality("completion_requests"."questions") between 1 and 30),
	CONSTRAINT "completion_requests_answered" CHECK (("completion_requests"."answered_at" is null) = ("completion_requests"."answered_version" is null)),
	CONSTRAINT "completion_requests_ended" CHECK ("completion_requests"."answered_at" is null or "completion_requests"."closed_at" is null)
);
--> statement-breakpoint
ALTER TABLE "proposal_documents" DROP CONSTRAINT "proposal_documents_standing";--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "completion_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "completion_requests" ADD CONSTRAINT "completion_requests_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion_requests" ADD CONSTRAINT "completion_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion_requests" ADD CONSTRAINT "completion_requests_version" FOREIGN KEY ("proposal_id","version") REFERENCES "public"."proposal_versions"("proposal_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "completion_requests_one_pending" ON "completion_requests" USING btree ("proposal_id") WHERE answered_at is null and closed_at is null;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_completion" CHECK ("proposals"."completion_due_at" is null or "proposals"."screening" is null);--> statement-breakpoint
ALTER TABLE "proposal_documents" ADD CONSTRAINT "proposal_documents_standing" CHECK ("proposal_documents"."standing" in ('unscreened', 'eligible', 'ineligible', 'duplicate', 'asked', 'withdrawn'));