-- What is shown of a text that is kept in several languages: those that its programme works in. A language that was taken
-- out of a programme takes its texts out of the public pages and out of the search; they are kept, and come back with it.
-- Where nothing is written in any language of the programme, what there is is shown. What was issued, decided or answered
-- stays as it was published.
CREATE OR REPLACE VIEW pub_programme_texts AS
SELECT t.programme_id, t.locale, t.name, t.tagline, t.about, t.logo_alt
FROM programme_texts t JOIN pub_programmes p ON p.id = t.programme_id
WHERE t.locale = ANY (p.languages)
   OR NOT EXISTS (SELECT FROM programme_texts x WHERE x.programme_id = t.programme_id AND x.locale = ANY (p.languages));
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_brief_texts AS
SELECT b.challenge_id, b.number, t.locale, t.title, t.question, t.tagline, t.background, t.outcome, t.out_of_scope, t.offer, t.eligibility, t.terms,
  t.affected, t.tried, t.themes, t.terms_link, t.faq, t.links
FROM briefs b JOIN pub_challenges c ON c.id = b.challenge_id JOIN programmes m ON m.id = c.programme_id JOIN brief_texts t ON t.brief_id = b.id
WHERE b.is_published AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = b.challenge_id AND n.is_published)
  AND (t.locale = ANY (m.languages)
    OR NOT EXISTS (SELECT FROM brief_texts x WHERE x.brief_id = b.id AND x.locale = ANY (m.languages)));
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_criteria AS
SELECT k.challenge_id, k.position, k.weight, k.lowest, k.highest, k.minimum, t.locale, t.name, t.question, t.anchors
FROM criteria k JOIN pub_challenges c ON c.id = k.challenge_id JOIN programmes m ON m.id = c.programme_id
JOIN criterion_texts t ON t.criterion_id = k.id
WHERE t.locale = ANY (m.languages)
   OR NOT EXISTS (SELECT FROM criterion_texts x WHERE x.criterion_id = k.id AND x.locale = ANY (m.languages));
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_sites AS
SELECT s.challenge_id, s.position, s.maximum_pilots, s.minimum_months, s.maximum_months, t.locale, t.name, t.limits
FROM sites s JOIN pub_challenges c ON c.id = s.challenge_id JOIN programmes m ON m.id = c.programme_id
JOIN site_texts t ON t.site_id = s.id
WHERE t.locale = ANY (m.languages)
   OR NOT EXISTS (SELECT FROM site_texts x WHERE x.site_id = s.id AND x.locale = ANY (m.languages));
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_session_texts AS
SELECT t.session_id, t.locale, t.title, t.description
FROM programme_session_texts t JOIN pub_sessions s ON s.id = t.session_id JOIN programmes m ON m.id = s.programme_id
WHERE t.locale = ANY (m.languages)
   OR NOT EXISTS (SELECT FROM programme_session_texts x WHERE x.session_id = t.session_id AND x.locale = ANY (m.languages));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refresh_search(challenge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  near text;
  near_countries text[];
  far text;
  far_countries text[];
  place record;
  around tsvector := '';
  words text := '';
BEGIN
  DELETE FROM search_documents d WHERE d.challenge_id = challenge;
  IF NOT EXISTS (SELECT FROM briefs b WHERE b.challenge_id = challenge AND b.is_published) THEN
    RETURN;
  END IF;
  SELECT concat_ws(' ', o.name, o.short_name, s.names), array_remove(ARRAY[o.country], NULL) INTO near, near_countries
  FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id,
    LATERAL (SELECT string_agg(t.name, ' ') AS names FROM sites x JOIN site_texts t ON t.site_id = x.id WHERE x.challenge_id = c.id) s
  WHERE c.id = challenge;
  SELECT string_agg(n.name, ' '), array_remove(array_agg(n.country), NULL) INTO far, far_countries
  FROM (
    SELECT concat_ws(' ', o.name, o.short_name) AS name, o.country FROM challenges c
    JOIN programme_parties x ON x.programme_id = c.programme_id JOIN organisations o ON o.id = x.organisation_id WHERE c.id = challenge
    UNION ALL SELECT concat_ws(' ', l.host, l.site), NULL FROM pub_pilots l WHERE l.challenge_id = challenge) n;
  FOR place IN
    SELECT t.locale, 'C'::"char" AS weight, t.name AS names FROM sites x JOIN site_texts t ON t.site_id = x.id WHERE x.challenge_id = challenge
    UNION ALL SELECT p.locale, 'C', p.names FROM search_places(near, near_countries) p
    UNION ALL SELECT p.locale, 'D', p.names FROM search_places(far, far_countries) p
    UNION ALL SELECT DISTINCT t.locale, 'D'::"char", far FROM briefs b JOIN brief_texts t ON t.brief_id = b.id
      WHERE b.challenge_id = challenge AND b.is_published AND far IS NOT NULL
  LOOP
    around := around || setweight(search_terms(place.locale, place.names), place.weight);
    words := concat_ws(' ', words, search_fold(place.names));
  END LOOP;
  INSERT INTO search_documents (challenge_id, locales, facets, terms, wording)
  SELECT f.id, f.locales, search_facets(f.theme, f.eligible_kinds, f.eligible_countries, f.locales), f.terms || around, f.wording || words
  FROM (
    SELECT c.id, m.theme, c.eligible_kinds, c.eligible_countries,
      array_agg(t.locale ORDER BY array_position('{en,fi,sv,zh-CN}'::text[], t.locale)) AS locales,
      string_agg((
        setweight(search_terms(t.locale, t.title), 'A')
        || setweight(search_terms(t.locale, concat_ws(' ', t.question, t.tagline, t.themes)), 'B')
        || setweight(search_terms(t.locale, concat_ws(' ', o.name, o.short_name, p.name)), 'C')
        || setweight(search_terms(t.locale, concat_ws(' ', t.background, t.affected, t.tried, t.outcome, t.offer, t.eligibility)), 'D'))::text, ' ')::tsvector AS terms,
      string_agg(search_fold(concat_ws(' ', t.title, t.question, t.tagline, o.name, o.short_name, p.name)), ' ') AS wording
    FROM challenges c
    JOIN programmes m ON m.id = c.programme_id
    JOIN briefs b ON b.challenge_id = c.id AND b.is_published
      AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = c.id AND n.is_published)
    JOIN brief_texts t ON t.brief_id = b.id AND (t.locale = ANY (m.languages)
      OR NOT EXISTS (SELECT FROM brief_texts x WHERE x.brief_id = b.id AND x.locale = ANY (m.languages)))
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
CREATE FUNCTION search_follows_languages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(c.id) FROM (SELECT id FROM challenges WHERE programme_id = NEW.id ORDER BY id) c;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_languages AFTER UPDATE OF languages ON programmes
  FOR EACH ROW WHEN (OLD.languages IS DISTINCT FROM NEW.languages) EXECUTE FUNCTION search_follows_languages();
--> statement-breakpoint
SELECT refresh_search(id) FROM challenges ORDER BY id;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION search_follows_languages() FROM PUBLIC;
