CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"source_url" text,
	"hash" text NOT NULL,
	"title" text NOT NULL,
	"tagline" text DEFAULT '' NOT NULL,
	"publisher" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"opens_text" text DEFAULT '' NOT NULL,
	"opens_local" text,
	"closes_text" text DEFAULT '' NOT NULL,
	"closes_local" text,
	"zone" text,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"prize_text" text DEFAULT '' NOT NULL,
	"prize_amount" numeric,
	"imported_by" uuid,
	"imported_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "listings_slug_unique" UNIQUE("slug"),
	CONSTRAINT "listings_once" UNIQUE("source","source_id"),
	CONSTRAINT "listings_slug" CHECK ("listings"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("listings"."slug") <= 100),
	CONSTRAINT "listings_hash" CHECK ("listings"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "listings_title" CHECK (char_length(btrim("listings"."title")) between 1 and 500),
	CONSTRAINT "listings_url" CHECK ("listings"."source_url" ~ '^https?://'),
	CONSTRAINT "listings_local" CHECK (coalesce("listings"."opens_local", '2000-01-01') ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$' and coalesce("listings"."closes_local", '2000-01-01') ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$'),
	CONSTRAINT "listings_no_instant_without_zone" CHECK ("listings"."zone" is not null or ("listings"."opens_at" is null and "listings"."closes_at" is null))
);
--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listings_order" ON "listings" USING btree ("closes_local","slug");