-- The service's own checks, the outages they found, and what the public reads of them.

-- Said every quarter of a minute by each web process. More than a minute without any is an outage, from the last answer to
-- this one; where the database itself was away, nobody could say anything, and the gap shows it. By the true clock, so that
-- the clock of a demo may jump; written down in the time everybody reads.
CREATE FUNCTION service_beat() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last timestamptz; this timestamptz;
BEGIN
  INSERT INTO service_pulse (beat_at) VALUES (clock_timestamp()) ON CONFLICT DO NOTHING;
  SELECT beat_at INTO last FROM service_pulse FOR UPDATE;
  this := clock_timestamp();
  IF this - last > interval '1 minute' THEN
    INSERT INTO outages (began_at, ended_at) SELECT now - (this - last), now FROM (SELECT haaste_now() AS now) n;
  END IF;
  UPDATE service_pulse SET beat_at = greatest(beat_at, this);
END $$;
--> statement-breakpoint
CREATE TRIGGER outages_are_fixed BEFORE UPDATE OR DELETE ON outages FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER extension_proposals_are_fixed BEFORE UPDATE OR DELETE ON extension_proposals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE VIEW pub_outages AS SELECT o.id, o.began_at, o.ended_at FROM outages o;
--> statement-breakpoint
CREATE VIEW pub_extension_proposals AS
SELECT e.challenge_id, e.closes_at, e.failed_minutes, e.proposed_at
FROM extension_proposals e JOIN pub_challenges c ON c.id = e.challenge_id;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION service_beat() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION service_beat() TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON outages, service_pulse TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON extension_proposals TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_outages, pub_extension_proposals TO haaste_app, haaste_public;
