CREATE TABLE "ended_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"ended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_posts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"path" text NOT NULL,
	"fields" text NOT NULL,
	"kept_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "kept_posts_path" CHECK ("kept_posts"."path" ~ '^/[^/\\]' and char_length("kept_posts"."path") <= 2000),
	CONSTRAINT "kept_posts_size" CHECK (char_length("kept_posts"."fields") <= 500000)
);
--> statement-breakpoint
ALTER TABLE "ended_sessions" ADD CONSTRAINT "ended_sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_posts" ADD CONSTRAINT "kept_posts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ended_sessions_person" ON "ended_sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ended_sessions_ended" ON "ended_sessions" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "kept_posts_person" ON "kept_posts" USING btree ("person_id","kept_at");--> statement-breakpoint
CREATE INDEX "kept_posts_kept" ON "kept_posts" USING btree ("kept_at");