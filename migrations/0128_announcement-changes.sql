CREATE TABLE "announcement_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"previous_announces_at" timestamp with time zone NOT NULL,
	"announces_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "announcement_changes_moved" CHECK ("announcement_changes"."announces_at" <> "announcement_changes"."previous_announces_at"),
	CONSTRAINT "announcement_changes_reason" CHECK (btrim("announcement_changes"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "announcement_changes" ADD CONSTRAINT "announcement_changes_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_changes" ADD CONSTRAINT "announcement_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_changes_challenge" ON "announcement_changes" USING btree ("challenge_id","changed_at");