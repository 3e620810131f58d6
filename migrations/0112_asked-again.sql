ALTER TABLE "jurors" ADD COLUMN "asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL;
--> statement-breakpoint
-- So far nobody has kept when somebody was asked again.
UPDATE jurors SET asked_at = invited_at;
