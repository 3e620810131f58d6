CREATE TABLE "images" (
	"hash" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "images_hash" CHECK ("images"."hash" ~ '^[0-9a-f]{64}$' and "images"."hash" = encode(sha256("images"."bytes"), 'hex')),
	CONSTRAINT "images_size" CHECK (octet_length("images"."bytes") between 1 and 200000),
	CONSTRAINT "images_sides" CHECK ("images"."width" between 1 and 2000 and "images"."height" between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "section_remarks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"section" text NOT NULL,
	"remark" text NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "section_remarks_section" CHECK ("section_remarks"."section" in ('brief', 'facts', 'criteria', 'timeline', 'general')),
	CONSTRAINT "section_remarks_written" CHECK (char_length("section_remarks"."remark") between 1 and 2000),
	CONSTRAINT "section_remarks_answer" CHECK ("section_remarks"."answer" = '' or "section_remarks"."answered_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "brief_texts" ADD COLUMN "affected" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD COLUMN "tried" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD COLUMN "themes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD COLUMN "terms_link" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD COLUMN "faq" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD COLUMN "links" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "grant_vat" text;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "sdg_goals" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_parties" ADD COLUMN "logo_hash" text;--> statement-breakpoint
ALTER TABLE "programme_texts" ADD COLUMN "logo_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "accent_light" text;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "accent_dark" text;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "sender_name" text;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "logo_hash" text;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_remarks" ADD CONSTRAINT "section_remarks_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_remarks" ADD CONSTRAINT "section_remarks_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_remarks" ADD CONSTRAINT "section_remarks_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "section_remarks_challenge" ON "section_remarks" USING btree ("challenge_id","written_at");--> statement-breakpoint
ALTER TABLE "programme_parties" ADD CONSTRAINT "programme_parties_logo_hash_images_hash_fk" FOREIGN KEY ("logo_hash") REFERENCES "public"."images"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_logo_hash_images_hash_fk" FOREIGN KEY ("logo_hash") REFERENCES "public"."images"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief_texts" ADD CONSTRAINT "brief_texts_faq" CHECK (jsonb_typeof("brief_texts"."faq") = 'array' and jsonb_array_length("brief_texts"."faq") <= 30);--> statement-breakpoint
ALTER TABLE "brief_texts" ADD CONSTRAINT "brief_texts_links" CHECK (jsonb_typeof("brief_texts"."links") = 'array' and jsonb_array_length("brief_texts"."links") <= 20);--> statement-breakpoint
ALTER TABLE "brief_texts" ADD CONSTRAINT "brief_texts_terms_link" CHECK ("brief_texts"."terms_link" = '' or "brief_texts"."terms_link" ~ '^https?://');--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_grant_vat" CHECK ("challenges"."grant_vat" is null or ("challenges"."grant_amount" is not null and "challenges"."grant_vat" in ('without', 'with', 'outside')));--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_sdg_goals" CHECK ("challenges"."sdg_goals" <@ array[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]::smallint[] and cardinality("challenges"."sdg_goals") <= 17);--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_accents" CHECK (("programmes"."accent_light" is null) = ("programmes"."accent_dark" is null) and ("programmes"."accent_light" is null or ("programmes"."accent_light" ~ '^#[0-9a-f]{6}$' and "programmes"."accent_dark" ~ '^#[0-9a-f]{6}$')));--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_sender_name" CHECK (char_length("programmes"."sender_name") between 1 and 60);