CREATE TABLE "place_names" (
	"place" text NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	"is_telling" boolean DEFAULT true NOT NULL,
	"plain" text GENERATED ALWAYS AS (' ' || btrim(regexp_replace(search_fold(name), '[^a-z0-9㐀-䶿一-鿿]+', ' ', 'g')) || ' ') STORED,
	CONSTRAINT "place_names_place_locale_name_pk" PRIMARY KEY("place","locale","name"),
	CONSTRAINT "place_names_locale" CHECK ("place_names"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "terms" "tsvector" GENERATED ALWAYS AS (setweight(search_terms('en', title), 'A') || setweight(search_terms('en', tagline), 'B') || setweight(search_terms('en', publisher), 'C') || setweight(search_terms('en', left(body, 20000)), 'D')) STORED;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "wording" text GENERATED ALWAYS AS (search_fold(title || ' ' || tagline || ' ' || publisher)) STORED;--> statement-breakpoint
CREATE INDEX "listings_terms" ON "listings" USING gin ("terms");