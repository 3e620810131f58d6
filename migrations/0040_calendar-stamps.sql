ALTER TABLE "challenges" ADD COLUMN "calendar_changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_sessions" ADD COLUMN "moved_at" timestamp with time zone DEFAULT haaste_now() NOT NULL;
--> statement-breakpoint
UPDATE challenges c SET calendar_changed_at = greatest(c.created_at, (SELECT max(d.changed_at) FROM deadline_changes d WHERE d.challenge_id = c.id));
--> statement-breakpoint
UPDATE programme_sessions SET moved_at = greatest(created_at, published_at, cancelled_at) WHERE coalesce(published_at, created_at) <= haaste_now();
--> statement-breakpoint
-- When what a subscribed calendar shows has last changed. A file that changes with every download is never the same file.
CREATE FUNCTION stamp_calendar() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.opens_at, NEW.closes_at, NEW.judging_ends_at, NEW.announces_at, NEW.calendar_version, NEW.state = 'cancelled')
     IS DISTINCT FROM (OLD.opens_at, OLD.closes_at, OLD.judging_ends_at, OLD.announces_at, OLD.calendar_version, OLD.state = 'cancelled') THEN
    NEW.calendar_changed_at := haaste_now();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_stamp_calendar BEFORE UPDATE ON challenges FOR EACH ROW EXECUTE FUNCTION stamp_calendar();
--> statement-breakpoint
CREATE FUNCTION stamp_session() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.sequence, NEW.starts_at, NEW.ends_at, NEW.place, NEW.cancelled_at IS NULL)
     IS DISTINCT FROM (OLD.sequence, OLD.starts_at, OLD.ends_at, OLD.place, OLD.cancelled_at IS NULL) THEN
    NEW.moved_at := haaste_now();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER programme_sessions_stamp BEFORE UPDATE ON programme_sessions FOR EACH ROW EXECUTE FUNCTION stamp_session();
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_challenges AS
SELECT c.id, c.programme_id, c.slug, c.number,
  CASE
    WHEN c.state = 'cancelled' THEN 'cancelled'
    WHEN c.state IN ('announced', 'piloting', 'completed') THEN c.state
    WHEN c.state = 'archived' THEN CASE WHEN c.ended_from IN ('announced', 'piloting', 'completed') THEN 'completed' ELSE 'cancelled' END
    WHEN c.state = 'confirmed' AND (SELECT haaste_now_once()) >= c.announces_at THEN 'announced'
    WHEN (SELECT haaste_now_once()) < c.closes_at THEN 'open'
    WHEN c.state IN ('scheduled', 'open', 'closed') THEN 'closed'
    WHEN c.state = 'judging' AND (SELECT haaste_now_once()) < c.judging_ends_at THEN 'judging'
    ELSE 'deciding'
  END AS state,
  c.zone, c.opens_at, c.closes_at, c.judging_ends_at, c.announces_at, c.calendar_version, c.pilots_offered, c.is_sealed,
  o.name AS owner_name, o.short_name AS owner_short_name,
  CASE WHEN c.state = 'cancelled' THEN c.cancel_reason END AS cancel_reason,
  c.eligible_kinds, c.eligible_countries, p.theme, coalesce(d.locales, '{}') AS locales,
  coalesce(d.facets, search_facets(p.theme, c.eligible_kinds, c.eligible_countries, '{}')) AS facets,
  c.state IN ('cancelled', 'archived') AS is_ended, c.calendar_changed_at
FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id
LEFT JOIN programmes p ON p.id = c.programme_id LEFT JOIN search_documents d ON d.challenge_id = c.id
WHERE (c.state = 'scheduled' AND (SELECT haaste_now_once()) >= c.opens_at)
   OR c.state IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed')
   OR (c.state = 'archived' AND c.ended_from IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed'))
   OR (c.state = 'cancelled' AND has_published_brief(c.id) AND (SELECT haaste_now_once()) >= c.opens_at);
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_sessions AS
SELECT s.id, s.slug, s.programme_id, c.id AS challenge_id, s.kind, s.edition, s.zone, s.starts_at, s.ends_at, s.place,
  s.join_link IS NOT NULL AS has_join_link, s.capacity, s.capacity - s.places_taken AS places_left, s.sequence,
  s.cancelled_at IS NOT NULL AS is_cancelled, s.cancel_reason,
  CASE WHEN (SELECT haaste_now_once()) >= s.ends_at THEN s.recording_link END AS recording_link,
  CASE WHEN (SELECT haaste_now_once()) >= s.ends_at THEN s.slides_link END AS slides_link, s.previous_id, s.moved_at
FROM programme_sessions s LEFT JOIN pub_challenges c ON c.id = s.challenge_id
WHERE s.published_at <= (SELECT haaste_now_once());
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION stamp_calendar(), stamp_session() FROM PUBLIC;
