-- What an entry of a catalogue is found by: as of a challenge, its title weighs most.
CREATE FUNCTION catalogue_terms(language text, title text, body text, organisation text, site text, for_whom text, themes text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(public.search_terms(language, title), 'A')
    || setweight(public.search_terms(language, array_to_string(themes, ' ')), 'B')
    || setweight(public.search_terms(language, organisation || ' ' || site), 'C')
    || setweight(public.search_terms(language, body || ' ' || for_whom), 'D')
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION catalogue_terms(text, text, text, text, text, text, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION catalogue_terms(text, text, text, text, text, text, text[]) TO haaste_app;
--> statement-breakpoint
ALTER TABLE "catalogue_entries" DROP CONSTRAINT "catalogue_entries_state";--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD COLUMN "terms" "tsvector" GENERATED ALWAYS AS (catalogue_terms(language, title, body, organisation, site, for_whom, themes)) STORED;--> statement-breakpoint
CREATE INDEX "catalogue_entries_terms" ON "catalogue_entries" USING gin ("terms");--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD CONSTRAINT "catalogue_entries_state" CHECK ("catalogue_entries"."state" in ('waiting', 'public', 'returned', 'handed_over', 'withdrawn'));