ALTER TABLE "search_documents" ADD COLUMN "facets" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "challenges_ended_closing" ON "challenges" USING btree ("closes_at","slug") WHERE "challenges"."state" in ('cancelled', 'archived');
--> statement-breakpoint
-- 1. What the filters ask for, kept beside what is searched -----------------------------------------------------------
CREATE FUNCTION search_facets(theme text, kinds text[], countries text[], locales text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT concat_ws('|', theme, array_to_string(kinds, ','), array_to_string(countries, ','), array_to_string(locales, ','))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refresh_search(challenge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM search_documents d WHERE d.challenge_id = challenge;
  INSERT INTO search_documents (challenge_id, locales, facets, terms, wording)
  SELECT f.id, f.locales, search_facets(f.theme, f.eligible_kinds, f.eligible_countries, f.locales), f.terms, f.wording
  FROM (
    SELECT c.id, m.theme, c.eligible_kinds, c.eligible_countries,
      array_agg(t.locale ORDER BY array_position('{en,fi,sv,zh-CN}'::text[], t.locale)) AS locales,
      string_agg((
        setweight(search_terms(t.locale, t.title), 'A')
        || setweight(search_terms(t.locale, t.question || ' ' || t.tagline), 'B')
        || setweight(search_terms(t.locale, concat_ws(' ', o.name, o.short_name, p.name)), 'C')
        || setweight(search_terms(t.locale, concat_ws(' ', t.background, t.outcome, t.offer, t.eligibility)), 'D'))::text, ' ')::tsvector AS terms,
      string_agg(search_fold(concat_ws(' ', t.title, t.question, t.tagline, o.name, o.short_name, p.name)), ' ') AS wording
    FROM challenges c
    JOIN programmes m ON m.id = c.programme_id
    JOIN briefs b ON b.challenge_id = c.id AND b.is_published
      AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = c.id AND n.is_published)
    JOIN brief_texts t ON t.brief_id = b.id
    LEFT JOIN organisations o ON o.id = c.owner_organisation_id
    LEFT JOIN programme_texts p ON p.programme_id = c.programme_id AND p.locale = t.locale
    WHERE c.id = challenge GROUP BY c.id, m.theme) f;
  -- In order, so that two who write the same words at once wait for each other and not in a ring.
  INSERT INTO search_words (word)
  SELECT DISTINCT w FROM search_documents d, regexp_split_to_table(d.wording, '[^a-z]+') w
  WHERE d.challenge_id = challenge AND char_length(w) BETWEEN 4 AND 60
    AND NOT EXISTS (SELECT FROM search_words k WHERE k.word = w)
  ORDER BY w ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION facets_follow_applicants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE search_documents d SET facets = search_facets(p.theme, NEW.eligible_kinds, NEW.eligible_countries, d.locales)
  FROM programmes p WHERE d.challenge_id = NEW.id AND p.id = NEW.programme_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER facets_follow_applicants AFTER UPDATE OF eligible_kinds, eligible_countries ON challenges
  FOR EACH ROW WHEN ((OLD.eligible_kinds, OLD.eligible_countries) IS DISTINCT FROM (NEW.eligible_kinds, NEW.eligible_countries))
  EXECUTE FUNCTION facets_follow_applicants();
--> statement-breakpoint
CREATE FUNCTION facets_follow_theme() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE search_documents d SET facets = search_facets(NEW.theme, c.eligible_kinds, c.eligible_countries, d.locales)
  FROM challenges c WHERE c.programme_id = NEW.id AND d.challenge_id = c.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER facets_follow_theme AFTER UPDATE OF theme ON programmes
  FOR EACH ROW WHEN (OLD.theme IS DISTINCT FROM NEW.theme) EXECUTE FUNCTION facets_follow_theme();
--> statement-breakpoint
UPDATE search_documents d SET facets = search_facets(p.theme, c.eligible_kinds, c.eligible_countries, d.locales)
FROM challenges c JOIN programmes p ON p.id = c.programme_id WHERE c.id = d.challenge_id;
--> statement-breakpoint

-- 2. Public views that the planner can see through ---------------------------------------------------------------------
-- The clock for one statement. A view with a volatile function in it is worked out whole, in no useful order, before
-- anybody picks the first page of it; `haaste_now()` stays volatile for the rules that ask after a lock.
CREATE FUNCTION haaste_now_once() RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN RETURN haaste_now(); END $$;
--> statement-breakpoint
-- Asked of cancelled challenges alone. As a part of the view it would make every reading of it look dear.
CREATE FUNCTION has_published_brief(challenge uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 20 SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM briefs b WHERE b.challenge_id = challenge AND b.is_published);
END $$;
--> statement-breakpoint
-- What taking a text apart costs, so that its index is preferred to doing it again.
ALTER FUNCTION search_terms(text, text) COST 2000;
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
  c.state IN ('cancelled', 'archived') AS is_ended
FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id
LEFT JOIN programmes p ON p.id = c.programme_id LEFT JOIN search_documents d ON d.challenge_id = c.id
WHERE (c.state = 'scheduled' AND (SELECT haaste_now_once()) >= c.opens_at)
   OR c.state IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed')
   OR (c.state = 'archived' AND c.ended_from IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed'))
   OR (c.state = 'cancelled' AND has_published_brief(c.id) AND (SELECT haaste_now_once()) >= c.opens_at);
--> statement-breakpoint
-- With all that one page and its counts need, so that each row is met once.
CREATE OR REPLACE VIEW pub_search AS
SELECT d.challenge_id, d.terms, d.wording, c.slug, c.state, c.closes_at, c.theme, c.eligible_kinds, c.eligible_countries, d.locales, d.facets
FROM search_documents d JOIN pub_challenges c ON c.id = d.challenge_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_sessions AS
SELECT s.id, s.slug, s.programme_id, c.id AS challenge_id, s.kind, s.edition, s.zone, s.starts_at, s.ends_at, s.place,
  s.join_link IS NOT NULL AS has_join_link, s.capacity, s.capacity - s.places_taken AS places_left, s.sequence,
  s.cancelled_at IS NOT NULL AS is_cancelled, s.cancel_reason,
  CASE WHEN (SELECT haaste_now_once()) >= s.ends_at THEN s.recording_link END AS recording_link,
  CASE WHEN (SELECT haaste_now_once()) >= s.ends_at THEN s.slides_link END AS slides_link, s.previous_id
FROM programme_sessions s LEFT JOIN pub_challenges c ON c.id = s.challenge_id
WHERE s.published_at <= (SELECT haaste_now_once());
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_session_actions AS
SELECT a.session_id, a.text, a.owner, a.due_on, a.done_at, a.report, a.carried_from IS NOT NULL AS is_carried
FROM session_actions a JOIN pub_sessions s ON s.id = a.session_id
WHERE (SELECT haaste_now_once()) >= s.ends_at OR a.carried_from IS NOT NULL;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION haaste_now_once(), has_published_brief(uuid), search_facets(text, text[], text[], text[]),
  facets_follow_applicants(), facets_follow_theme() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION haaste_now_once(), has_published_brief(uuid), search_facets(text, text[], text[], text[]) TO haaste_app, haaste_public;
