-- A wall clock without a zone lies between the first and the last place on earth where it is shown: UTC+14 and UTC-12.
-- A day without a clock is over with its last minute.
CREATE FUNCTION listing_state(closes_local text, closes_at timestamptz) RETURNS text
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN closes_at IS NOT NULL THEN CASE WHEN haaste_now() < closes_at THEN 'open' ELSE 'closed' END
    WHEN closes_local IS NULL THEN 'unknown'
    WHEN haaste_now() >= (wall AT TIME ZONE 'UTC') + interval '12 hours' THEN 'closed'
    WHEN haaste_now() < (wall AT TIME ZONE 'UTC') - interval '14 hours' THEN 'open'
    ELSE 'unknown'
  END
  FROM (SELECT CASE WHEN closes_local LIKE '%T%' THEN closes_local::timestamp ELSE closes_local::timestamp + interval '1 day' END AS wall) read
$$;
--> statement-breakpoint
CREATE VIEW pub_listings AS
SELECT slug, source, source_url, title, tagline, publisher, body, opens_text, closes_text, closes_local, zone, closes_at, prize_text,
  listing_state(closes_local, closes_at) AS state
FROM listings;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION listing_state(text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION listing_state(text, timestamptz) TO haaste_app, haaste_public;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON listings TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_listings TO haaste_app, haaste_public;
