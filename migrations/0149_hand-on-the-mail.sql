CREATE TABLE "broadcasts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"challenge_id" uuid,
	"audience" text NOT NULL,
	"texts" json NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone,
	"seen_hash" text,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"goes_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "broadcasts_state" CHECK ("broadcasts"."state" in ('draft', 'asked', 'approved', 'undone')),
	CONSTRAINT "broadcasts_asked" CHECK ("broadcasts"."state" <> 'asked' or ("broadcasts"."asked_at" is not null and "broadcasts"."seen_hash" is not null)),
	CONSTRAINT "broadcasts_approved" CHECK (("broadcasts"."approved_at" is null) = ("broadcasts"."goes_at" is null) and ("broadcasts"."state" <> 'approved' or ("broadcasts"."approved_at" is not null and "broadcasts"."seen_hash" is not null and "broadcasts"."goes_at" > "broadcasts"."approved_at"))),
	CONSTRAINT "broadcasts_undone" CHECK (("broadcasts"."state" = 'undone') = ("broadcasts"."undone_at" is not null)),
	CONSTRAINT "broadcasts_two_people" CHECK ("broadcasts"."approved_by" <> "broadcasts"."asked_by" and "broadcasts"."approved_by" <> "broadcasts"."written_by")
);
--> statement-breakpoint
CREATE TABLE "wordings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"notice" text NOT NULL,
	"locale" text NOT NULL,
	"number" integer NOT NULL,
	"subject" text,
	"body" text,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "wordings_version" UNIQUE("programme_id","notice","locale","number"),
	CONSTRAINT "wordings_locale" CHECK ("wordings"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "wordings_number" CHECK ("wordings"."number" >= 1),
	CONSTRAINT "wordings_whole" CHECK (("wordings"."subject" is null) = ("wordings"."body" is null)),
	CONSTRAINT "wordings_subject" CHECK (char_length("wordings"."subject") between 1 and 200 and "wordings"."subject" !~ '[
]'),
	CONSTRAINT "wordings_body" CHECK (char_length("wordings"."body") between 1 and 5000)
);
--> statement-breakpoint
DROP INDEX "message_holds_once";--> statement-breakpoint
ALTER TABLE "message_holds" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "message_holds" ADD COLUMN "from_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message_holds" ADD COLUMN "to_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "wording_id" uuid;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcasts_programme" ON "broadcasts" USING btree ("programme_id","written_at");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_wording_id_wordings_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."wordings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "message_holds_once" ON "message_holds" USING btree ("programme_id",coalesce(challenge_id, '00000000-0000-0000-0000-000000000000'::uuid),coalesce(notice, ''),coalesce(from_at, '-infinity'::timestamptz)) WHERE released_at is null;--> statement-breakpoint
ALTER TABLE "message_holds" ADD CONSTRAINT "message_holds_wave" CHECK (("message_holds"."notice" is null) = ("message_holds"."from_at" is null) and ("message_holds"."from_at" is null) = ("message_holds"."to_at" is null) and ("message_holds"."from_at" is null or "message_holds"."from_at" < "message_holds"."to_at"));