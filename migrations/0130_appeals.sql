CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"ground" text NOT NULL,
	"body" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"outcome" text,
	"reasons" text DEFAULT '' NOT NULL,
	"correction" text DEFAULT '' NOT NULL,
	"correction_language" text,
	"drafted_by" uuid,
	"drafted_at" timestamp with time zone,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "appeals_number" UNIQUE("proposal_id","number"),
	CONSTRAINT "appeals_ground" CHECK ("appeals"."ground" in ('procedure', 'fact', 'conflict', 'other')),
	CONSTRAINT "appeals_outcome" CHECK ("appeals"."outcome" in ('upheld', 'partly', 'dismissed')),
	CONSTRAINT "appeals_body" CHECK (btrim("appeals"."body") <> ''),
	CONSTRAINT "appeals_drafted" CHECK (("appeals"."outcome" is null) = ("appeals"."drafted_at" is null)),
	CONSTRAINT "appeals_reasons" CHECK (("appeals"."outcome" is null) = (btrim("appeals"."reasons") = '')),
	CONSTRAINT "appeals_correction" CHECK ((btrim("appeals"."correction") = '') = ("appeals"."outcome" is null or "appeals"."outcome" = 'dismissed')),
	CONSTRAINT "appeals_correction_language" CHECK (("appeals"."correction" = '') = ("appeals"."correction_language" is null)),
	CONSTRAINT "appeals_answered" CHECK ("appeals"."answered_at" is null or "appeals"."drafted_at" is not null),
	CONSTRAINT "appeals_four_eyes" CHECK ("appeals"."answered_by" is null or "appeals"."answered_by" is distinct from "appeals"."drafted_by")
);
--> statement-breakpoint
CREATE TABLE "open_appeals" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "appeal_days" smallint DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_appeals" ADD CONSTRAINT "open_appeals_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_one_open" ON "appeals" USING btree ("proposal_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "appeals_challenge" ON "appeals" USING btree ("challenge_id","made_at");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_appeal_days" CHECK ("challenges"."appeal_days" between 7 and 60);