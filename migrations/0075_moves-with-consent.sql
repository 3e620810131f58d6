CREATE TABLE "move_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"version" smallint NOT NULL,
	"from_challenge_id" uuid NOT NULL,
	"to_challenge_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"answer" text,
	"words" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"moved_version" smallint,
	"closed_at" timestamp with time zone,
	CONSTRAINT "move_requests_elsewhere" CHECK ("move_requests"."from_challenge_id" <> "move_requests"."to_challenge_id"),
	CONSTRAINT "move_requests_due" CHECK ("move_requests"."due_at" > "move_requests"."asked_at"),
	CONSTRAINT "move_requests_reason" CHECK (char_length("move_requests"."reason") between 1 and 2000),
	CONSTRAINT "move_requests_words" CHECK (char_length("move_requests"."words") <= 2000),
	CONSTRAINT "move_requests_answer" CHECK ("move_requests"."answer" in ('agreed', 'declined')),
	CONSTRAINT "move_requests_answered" CHECK (("move_requests"."answer" is null) = ("move_requests"."answered_at" is null) and ("move_requests"."answer" is null) = ("move_requests"."words" is null)),
	CONSTRAINT "move_requests_ended" CHECK ("move_requests"."answered_at" is null or "move_requests"."closed_at" is null),
	CONSTRAINT "move_requests_moved" CHECK ("move_requests"."moved_version" is null or coalesce("move_requests"."answer" = 'agreed', false))
);
--> statement-breakpoint
ALTER TABLE "move_requests" ADD CONSTRAINT "move_requests_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_requests" ADD CONSTRAINT "move_requests_from_challenge_id_challenges_id_fk" FOREIGN KEY ("from_challenge_id") REFERENCES "public"."challenges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_requests" ADD CONSTRAINT "move_requests_to_challenge_id_challenges_id_fk" FOREIGN KEY ("to_challenge_id") REFERENCES "public"."challenges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_requests" ADD CONSTRAINT "move_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_requests" ADD CONSTRAINT "move_requests_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_requests" ADD CONSTRAINT "move_requests_version" FOREIGN KEY ("proposal_id","version") REFERENCES "public"."proposal_versions"("proposal_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "move_requests_one_pending" ON "move_requests" USING btree ("proposal_id") WHERE answered_at is null and closed_at is null;--> statement-breakpoint
CREATE INDEX "move_requests_proposal" ON "move_requests" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "move_requests_from" ON "move_requests" USING btree ("from_challenge_id");