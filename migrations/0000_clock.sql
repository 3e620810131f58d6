-- The clock. One function tells the time to everybody: clock_timestamp() (never now(), which is the transaction's
-- start), plus the demo's shift where there is one. plpgsql, so that it may name a table that comes later.
CREATE FUNCTION haaste_now() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE shifted interval;
BEGIN
  SELECT shift INTO shifted FROM demo_clock;
  RETURN clock_timestamp() + coalesce(shifted, interval '0');
END $$;
