-- What rankings are made of has a version: a number that rises with every change of it, of whatever challenge, before that
-- change is committed. A sequence waits for nobody. The lock, shared by all who change something and let go of when they
-- commit, tells a reader whether a change is under way: what was read then is not kept (decision 0014).
CREATE SEQUENCE ranking_changes;
--> statement-breakpoint
CREATE FUNCTION ranking_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('ranking changes', 0)), nextval('ranking_changes');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ranking_changes_written AFTER INSERT ON scorecards
  FOR EACH ROW WHEN (NEW.state = 'final') EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
CREATE TRIGGER ranking_changes_changed AFTER UPDATE ON scorecards
  FOR EACH ROW WHEN (OLD.state = 'final' OR NEW.state = 'final') EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
CREATE TRIGGER ranking_changes_deleted AFTER DELETE ON scorecards
  FOR EACH ROW WHEN (OLD.state = 'final') EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
CREATE TRIGGER ranking_changes AFTER INSERT OR DELETE OR UPDATE OF state, screening, challenge_id ON proposals
  FOR EACH ROW EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
CREATE TRIGGER ranking_changes AFTER INSERT OR UPDATE OR DELETE ON finalists
  FOR EACH STATEMENT EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
CREATE TRIGGER ranking_changes AFTER INSERT OR UPDATE OR DELETE ON criteria
  FOR EACH STATEMENT EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
CREATE TRIGGER ranking_changes AFTER UPDATE OF judging_rule, pilots_offered ON challenges
  FOR EACH STATEMENT EXECUTE FUNCTION ranking_changes();
--> statement-breakpoint
-- Also for whoever sets the rules aside: a database that was mended by hand has changed all the same.
ALTER TABLE scorecards ENABLE ALWAYS TRIGGER ranking_changes_written, ENABLE ALWAYS TRIGGER ranking_changes_changed,
  ENABLE ALWAYS TRIGGER ranking_changes_deleted;
--> statement-breakpoint
ALTER TABLE proposals ENABLE ALWAYS TRIGGER ranking_changes;
--> statement-breakpoint
ALTER TABLE finalists ENABLE ALWAYS TRIGGER ranking_changes;
--> statement-breakpoint
ALTER TABLE criteria ENABLE ALWAYS TRIGGER ranking_changes;
--> statement-breakpoint
ALTER TABLE challenges ENABLE ALWAYS TRIGGER ranking_changes;
--> statement-breakpoint
-- The number, by which sequence: one that was restored from a copy is another.
CREATE FUNCTION ranking_version() RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE number bigint;
BEGIN
  SELECT last_value INTO number FROM ranking_changes;
  RETURN 'ranking_changes'::regclass::oid::text || '.' || number;
END $$;
--> statement-breakpoint
-- The same for whoever wants to keep what they read after it: null while a change is under way.
CREATE FUNCTION settled_ranking_version() RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Whoever has changed something themselves has not committed it.
  IF pg_current_xact_id_if_assigned() IS NOT NULL OR NOT pg_try_advisory_xact_lock(hashtextextended('ranking changes', 0)) THEN RETURN NULL; END IF;
  RETURN ranking_version();
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION ranking_changes(), ranking_version(), settled_ranking_version() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ranking_version(), settled_ranking_version() TO haaste_app;
