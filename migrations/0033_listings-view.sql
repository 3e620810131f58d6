-- A wall clock without a zone lies between the first and the last place on earth where it is shown: UTC+14 and UTC-12.
-- A day without a clock is over with its last minute.
CREATE FUNCTION listing_state(opens_local text, opens_at timestamptz, closes_local text, closes_at timestamptz) RETURNS text
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN haaste_now() >= surely_closed THEN 'closed'
    WHEN haaste_now() < perhaps_open THEN 'coming'
    WHEN haaste_now() >= surely_open AND haaste_now() < perhaps_closed THEN 'open'
    ELSE 'unknown'
  END
  FROM (SELECT
    coalesce(closes_at, (closes_wall AT TIME ZONE 'UTC') + interval '12 hours') AS surely_closed,
    coalesce(closes_at, (closes_wall AT TIME ZONE 'UTC') - interval '14 hours') AS perhaps_closed,
    coalesce(opens_at, (opens_local::timestamp AT TIME ZONE 'UTC') - interval '14 hours') AS perhaps_open,
    coalesce(opens_at, (opens_wall AT TIME ZONE 'UTC') + interval '12 hours') AS surely_open
    FROM (SELECT
      CASE WHEN closes_local LIKE '%T%' THEN closes_local::timestamp ELSE closes_local::timestamp + interval '1 day' END AS closes_wall,
      CASE WHEN opens_local LIKE '%T%' THEN opens_local::timestamp ELSE opens_local::timestamp + interval '1 day' END AS opens_wall) walls) bounds
$$;
--> statement-breakpoint
CREATE VIEW pub_listings AS
SELECT slug, source, source_url, title, tagline, publisher, body, opens_text, closes_text, closes_local, zone, closes_at, prize_text,
  listing_state(opens_local, opens_at, closes_local, closes_at) AS state
FROM listings;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION listing_state(text, timestamptz, text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION listing_state(text, timestamptz, text, timestamptz) TO haaste_app, haaste_public;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON listings TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_listings TO haaste_app, haaste_public;
