CREATE TABLE "announcement_moves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"announces_at" timestamp with time zone,
	"reason" text NOT NULL,
	"calendar_version" integer NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "announcement_moves_kind" CHECK ("announcement_moves"."kind" in ('later', 'sooner')),
	CONSTRAINT "announcement_moves_state" CHECK ("announcement_moves"."state" in ('asked', 'agreed', 'dropped')),
	CONSTRAINT "announcement_moves_reason" CHECK (btrim("announcement_moves"."reason") <> ''),
	CONSTRAINT "announcement_moves_instant" CHECK (("announcement_moves"."kind" = 'later') = ("announcement_moves"."announces_at" is not null)),
	CONSTRAINT "announcement_moves_answered" CHECK (("announcement_moves"."state" = 'asked') = ("announcement_moves"."answered_at" is null)),
	CONSTRAINT "announcement_moves_four_eyes" CHECK ("announcement_moves"."state" <> 'agreed' or "announcement_moves"."answered_by" is null or "announcement_moves"."answered_by" is distinct from "announcement_moves"."asked_by")
);
--> statement-breakpoint
ALTER TABLE "announcement_moves" ADD CONSTRAINT "announcement_moves_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_moves" ADD CONSTRAINT "announcement_moves_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_moves" ADD CONSTRAINT "announcement_moves_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_moves" ADD CONSTRAINT "announcement_moves_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_moves_one_open" ON "announcement_moves" USING btree ("challenge_id") WHERE state = 'asked';