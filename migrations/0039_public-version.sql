CREATE TABLE "public_changes" (
	"transaction" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_version" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "public_version_is_only" CHECK ("public_version"."is_only")
);

--> statement-breakpoint
-- 1. Which commits change what the public reads ------------------------------------------------------------------------
-- Said once per transaction, without a lock; the version is written at the very end, so that its one row is held for the
-- commit alone and in no ring with other rows.
CREATE FUNCTION note_public_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE own text := pg_current_xact_id()::text;
BEGIN
  IF current_setting('haaste.public_change', true) IS DISTINCT FROM own THEN
    INSERT INTO public_changes (transaction) VALUES (own) ON CONFLICT DO NOTHING;
    PERFORM set_config('haaste.public_change', own, true);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION renew_public_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM public_changes WHERE transaction = NEW.transaction;
  INSERT INTO public_version (is_only) VALUES (true) ON CONFLICT (is_only) DO UPDATE SET version = gen_random_uuid();
  PERFORM pg_notify('haaste_public', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER public_changes_renew AFTER INSERT ON public_changes DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION renew_public_version();
--> statement-breakpoint
-- Also for whoever sets the rules aside with `session_replication_role`.
ALTER TABLE public_changes ENABLE ALWAYS TRIGGER public_changes_renew;
--> statement-breakpoint
INSERT INTO public_version DEFAULT VALUES;
--> statement-breakpoint
-- Puts the trigger on every table that the views of `haaste_public` read, and on the clock. Asked after each migration, so
-- that no view can be forgotten. Where applicants write, only the columns count that the views read: a draft is no change.
CREATE FUNCTION follow_public_tables() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  read record;
BEGIN
  FOR read IN
    WITH RECURSIVE views AS (
      SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'v' AND has_table_privilege('haaste_public', c.oid, 'select')
      UNION
      SELECT d.refobjid FROM views v JOIN pg_rewrite r ON r.ev_class = v.oid
      JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
    ), columns AS (
      SELECT d.refobjid AS id, d.refobjsubid AS number FROM views v JOIN pg_rewrite r ON r.ev_class = v.oid
      JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
    )
    SELECT c.relname AS name, (
      SELECT string_agg(DISTINCT quote_ident(a.attname), ', ') FROM columns k
      JOIN pg_attribute a ON a.attrelid = k.id AND a.attnum = k.number AND k.number > 0 WHERE k.id = c.oid) AS columns
    FROM pg_class c WHERE c.relkind = 'r' AND (c.oid IN (SELECT oid FROM views) OR c.oid = 'demo_clock'::regclass)
  LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS public_change_noted ON %I', read.name);
    EXECUTE format('CREATE TRIGGER public_change_noted AFTER %s ON %I FOR EACH STATEMENT EXECUTE FUNCTION note_public_change()',
      CASE WHEN read.name IN ('proposals', 'organisations') THEN 'UPDATE OF ' || read.columns
        ELSE 'INSERT OR UPDATE OR DELETE OR TRUNCATE' END, read.name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER public_change_noted', read.name);
  END LOOP;
END $$;
--> statement-breakpoint

-- 2. How long what was read stays true ---------------------------------------------------------------------------------
-- The next instant at which something public may change by itself; at the latest the next full minute, because pages say
-- how long it is to a deadline, and which day it is.
CREATE FUNCTION next_public_instant(after timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT least(date_trunc('minute', after) + interval '1 minute',
    (SELECT min(opens_at) FROM challenges WHERE opens_at > after),
    (SELECT min(closes_at) FROM challenges WHERE closes_at > after),
    (SELECT min(closes_at) FROM challenges WHERE closes_at > after + interval '7 days') - interval '7 days',
    (SELECT min(judging_ends_at) FROM challenges WHERE judging_ends_at > after),
    (SELECT min(announces_at) FROM challenges WHERE announces_at > after),
    (SELECT min(published_at) FROM programme_sessions WHERE published_at > after),
    (SELECT min(starts_at) FROM programme_sessions WHERE starts_at > after),
    (SELECT min(ends_at) FROM programme_sessions WHERE ends_at > after),
    (SELECT min(closes_at) FROM question_times WHERE closes_at > after),
    (SELECT min(opens_at) FROM listings WHERE opens_at > after),
    (SELECT min(closes_at) FROM listings WHERE closes_at > after))
$$;
--> statement-breakpoint
-- All that a web process asks before it gives what it has kept: the version, the time, and until when both hold. Who says
-- what it knows is spared the search for the next instant. One statement, so one snapshot.
CREATE FUNCTION public_era(known uuid, known_until timestamptz) RETURNS TABLE (version uuid, now timestamptz, until timestamptz)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.version, n.now,
    CASE WHEN v.version = known AND n.now < known_until THEN known_until ELSE next_public_instant(n.now) END
  FROM public_version v, (SELECT haaste_now() AS now) n
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION note_public_change(), renew_public_version(), follow_public_tables(), next_public_instant(timestamptz),
  public_era(uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public_era(uuid, timestamptz) TO haaste_app, haaste_public;
