-- 1. Words as search sees them ------------------------------------------------------------------------------------
-- Small letters without accents, full-width letters as plain ones: `Hållbar` and `hallbar` are one word.
CREATE FUNCTION search_fold(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(regexp_replace(normalize(lower(body), NFKD), '[\u0300-\u036f]', '', 'g'), 'øđłı', 'odli')
$$;
--> statement-breakpoint
-- Finnish changes the consonants before many endings (kaupunki, kaupungin): both grades of a stem become one.
CREATE FUNCTION search_grade(stem text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN right(stem, 2) = 'nk' THEN left(stem, -1) || 'g'
    WHEN right(stem, 2) IN ('nt', 'mp', 'lt', 'rt') THEN left(stem, -1) || substr(right(stem, 2), 1, 1)
    WHEN right(stem, 2) IN ('kk', 'pp', 'tt') THEN left(stem, -1)
    ELSE stem END
$$;
--> statement-breakpoint
CREATE FUNCTION search_quoted(lexeme text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''''
$$;
--> statement-breakpoint
-- What a text is found by: the stems of its language, its words as they stand, and each pair of neighbouring Chinese
-- characters (the last of a run alone).
CREATE FUNCTION search_terms(language text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  config regconfig := CASE language WHEN 'en' THEN 'pg_catalog.english' WHEN 'fi' THEN 'pg_catalog.finnish'
    WHEN 'sv' THEN 'pg_catalog.swedish' ELSE 'pg_catalog.simple' END;
  latin text := regexp_replace(lower(body), '[㐀-䶿一-鿿]+', ' ', 'g');
BEGIN
  RETURN coalesce((
      SELECT string_agg(public.search_quoted(CASE language WHEN 'fi' THEN public.search_grade(public.search_fold(lexeme)) ELSE public.search_fold(lexeme) END)
        || ':' || array_to_string(positions, ','), ' ')
      FROM unnest(to_tsvector(config, latin))), '')::tsvector
    || to_tsvector('pg_catalog.simple', public.search_fold(latin))
    || coalesce((
      SELECT string_agg('''' || substr(run[1], n, 2) || ''':' || least(n, 16383), ' ')
      FROM regexp_matches(body, '[㐀-䶿一-鿿]+', 'g') run, generate_series(1, char_length(run[1])) n), '')::tsvector;
END $$;
--> statement-breakpoint
-- What somebody typed, in whichever language: every word must be found, as a stem of one of the three languages or as
-- the beginning of a word; stems of the languages that join words together also as beginnings. NULL when nothing that
-- could be found was typed. At most eight words count.
CREATE FUNCTION search_query(typed text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  word text;
  parts text[] := '{}';
BEGIN
  FOR word IN
    SELECT w FROM regexp_split_to_table(
      regexp_replace(lower(normalize(left(typed, 200), NFKC)), '([㐀-䶿一-鿿]+)', ' \1 ', 'g'),
      '[\s!-/:-@\[-`{-~、。，！？；：（）「」《》“”‘’·…—–«»§]+') w
    WHERE w <> '' LIMIT 8
  LOOP
    parts := parts || CASE
      WHEN word ~ '^[㐀-䶿一-鿿]$' THEN public.search_quoted(word) || ':*'
      WHEN word ~ '^[㐀-䶿一-鿿]' THEN
        (SELECT string_agg(public.search_quoted(substr(word, n, 2)), ' & ') FROM generate_series(1, char_length(word) - 1) n)
      ELSE '(' || concat_ws(' | ',
        public.search_quoted(public.search_fold(word)) || ':*',
        (SELECT public.search_quoted(public.search_fold(s)) FROM unnest(ts_lexize('pg_catalog.english_stem', word)) s LIMIT 1),
        (SELECT public.search_quoted(public.search_grade(public.search_fold(s))) || CASE WHEN char_length(s) >= 4 THEN ':*' ELSE '' END
          FROM unnest(ts_lexize('pg_catalog.finnish_stem', word)) s LIMIT 1),
        (SELECT public.search_quoted(public.search_fold(s)) || CASE WHEN char_length(s) >= 4 THEN ':*' ELSE '' END
          FROM unnest(ts_lexize('pg_catalog.swedish_stem', word)) s LIMIT 1)) || ')'
      END;
  END LOOP;
  RETURN CASE WHEN cardinality(parts) > 0 THEN array_to_string(parts, ' & ')::tsquery END;
END $$;
--> statement-breakpoint

-- 2. Documents follow what they are made of, in the same transaction ----------------------------------------------
CREATE FUNCTION refresh_search(challenge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM search_documents d WHERE d.challenge_id = challenge;
  INSERT INTO search_documents (challenge_id, locales, terms, wording)
  SELECT c.id,
    array_agg(t.locale ORDER BY array_position('{en,fi,sv,zh-CN}'::text[], t.locale)),
    string_agg((
      setweight(search_terms(t.locale, t.title), 'A')
      || setweight(search_terms(t.locale, t.question || ' ' || t.tagline), 'B')
      || setweight(search_terms(t.locale, concat_ws(' ', o.name, o.short_name, p.name)), 'C')
      || setweight(search_terms(t.locale, concat_ws(' ', t.background, t.outcome, t.offer, t.eligibility)), 'D'))::text, ' ')::tsvector,
    string_agg(search_fold(concat_ws(' ', t.title, t.question, t.tagline, o.name, o.short_name, p.name)), ' ')
  FROM challenges c
  JOIN briefs b ON b.challenge_id = c.id AND b.is_published
    AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = c.id AND n.is_published)
  JOIN brief_texts t ON t.brief_id = b.id
  LEFT JOIN organisations o ON o.id = c.owner_organisation_id
  LEFT JOIN programme_texts p ON p.programme_id = c.programme_id AND p.locale = t.locale
  WHERE c.id = challenge GROUP BY c.id;
  -- In order, so that two who write the same words at once wait for each other and not in a ring.
  INSERT INTO search_words (word)
  SELECT DISTINCT w FROM search_documents d, regexp_split_to_table(d.wording, '[^a-z]+') w
  WHERE d.challenge_id = challenge AND char_length(w) BETWEEN 4 AND 60
    AND NOT EXISTS (SELECT FROM search_words k WHERE k.word = w)
  ORDER BY w ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_follows_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(b.challenge_id) FROM briefs b
  WHERE b.id = CASE TG_OP WHEN 'DELETE' THEN OLD.brief_id ELSE NEW.brief_id END AND b.is_published;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_text AFTER INSERT OR UPDATE OR DELETE ON brief_texts
  FOR EACH ROW EXECUTE FUNCTION search_follows_text();
--> statement-breakpoint
CREATE FUNCTION search_follows_brief() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(CASE TG_OP WHEN 'DELETE' THEN OLD.challenge_id ELSE NEW.challenge_id END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_brief AFTER INSERT OR DELETE OR UPDATE OF is_published, number ON briefs
  FOR EACH ROW EXECUTE FUNCTION search_follows_brief();
--> statement-breakpoint
CREATE FUNCTION search_follows_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_owner AFTER UPDATE OF owner_organisation_id, programme_id ON challenges
  FOR EACH ROW WHEN ((OLD.owner_organisation_id, OLD.programme_id) IS DISTINCT FROM (NEW.owner_organisation_id, NEW.programme_id))
  EXECUTE FUNCTION search_follows_owner();
--> statement-breakpoint
CREATE FUNCTION search_follows_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(c.id) FROM challenges c WHERE c.owner_organisation_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_name AFTER UPDATE OF name, short_name ON organisations
  FOR EACH ROW WHEN ((OLD.name, OLD.short_name) IS DISTINCT FROM (NEW.name, NEW.short_name))
  EXECUTE FUNCTION search_follows_name();
--> statement-breakpoint
CREATE FUNCTION search_follows_programme() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(c.id) FROM challenges c WHERE c.programme_id = NEW.programme_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_programme AFTER INSERT OR UPDATE OF name ON programme_texts
  FOR EACH ROW EXECUTE FUNCTION search_follows_programme();
--> statement-breakpoint
SELECT refresh_search(id) FROM challenges;
--> statement-breakpoint
CREATE INDEX programme_texts_terms ON programme_texts USING gin (search_terms(locale, name || ' ' || tagline));
--> statement-breakpoint

-- 3. What the public may find ------------------------------------------------------------------------------------
-- As before, with theme and languages; and the clock is read once for a whole query, not once for each row of it.
CREATE OR REPLACE VIEW pub_challenges AS
SELECT c.id, c.programme_id, c.slug, c.number,
  CASE
    WHEN c.state = 'cancelled' THEN 'cancelled'
    WHEN c.state IN ('announced', 'piloting', 'completed') THEN c.state
    WHEN c.state = 'archived' THEN CASE WHEN c.ended_from IN ('announced', 'piloting', 'completed') THEN 'completed' ELSE 'cancelled' END
    WHEN c.state = 'confirmed' AND (SELECT haaste_now()) >= c.announces_at THEN 'announced'
    WHEN (SELECT haaste_now()) < c.closes_at THEN 'open'
    WHEN c.state IN ('scheduled', 'open', 'closed') THEN 'closed'
    WHEN c.state = 'judging' AND (SELECT haaste_now()) < c.judging_ends_at THEN 'judging'
    ELSE 'deciding'
  END AS state,
  c.zone, c.opens_at, c.closes_at, c.judging_ends_at, c.announces_at, c.calendar_version, c.pilots_offered, c.is_sealed,
  o.name AS owner_name, o.short_name AS owner_short_name,
  CASE WHEN c.state = 'cancelled' THEN c.cancel_reason END AS cancel_reason,
  c.eligible_kinds, c.eligible_countries, p.theme, coalesce(d.locales, '{}') AS locales
FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id
LEFT JOIN programmes p ON p.id = c.programme_id LEFT JOIN search_documents d ON d.challenge_id = c.id
WHERE (c.state = 'scheduled' AND (SELECT haaste_now()) >= c.opens_at)
   OR c.state IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed')
   OR (c.state = 'archived' AND c.ended_from IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed'))
   OR (c.state = 'cancelled' AND EXISTS (SELECT 1 FROM briefs b WHERE b.challenge_id = c.id AND b.is_published) AND (SELECT haaste_now()) >= c.opens_at);
--> statement-breakpoint
CREATE VIEW pub_search AS
SELECT d.challenge_id, d.terms, d.wording FROM search_documents d JOIN pub_challenges c ON c.id = d.challenge_id;
--> statement-breakpoint
-- What a word may have been meant to be: up to three that begin alike, are nearest, and stand in what the public may
-- find. One letter off in short words, two in longer ones; a swap counts as two.
CREATE FUNCTION similar_words(typed text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array(
    SELECT near.word FROM (
      SELECT w.word, levenshtein_less_equal(w.word, t.word, 2) AS distance
      FROM search_words w, (SELECT left(public.search_fold(typed), 60) AS word) t
      WHERE char_length(t.word) >= 4
        AND left(w.word, 1) IN (left(t.word, 1), substr(t.word, 2, 1))
        AND char_length(w.word) BETWEEN char_length(t.word) - 2 AND char_length(t.word) + 2
        AND levenshtein_less_equal(w.word, t.word, 2) <= CASE WHEN char_length(t.word) < 6 THEN 1 ELSE 2 END
      ORDER BY distance, w.word LIMIT 20) near
    WHERE EXISTS (SELECT FROM pub_search s WHERE s.terms @@ public.search_quoted(near.word)::tsquery)
    ORDER BY near.distance, near.word LIMIT 3)
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION refresh_search(uuid), similar_words(text), public.search_fold(text), public.search_grade(text), public.search_quoted(text),
  search_terms(text, text), search_query(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public.search_fold(text), public.search_grade(text), public.search_quoted(text), search_terms(text, text), search_query(text), similar_words(text) TO haaste_app, haaste_public;
--> statement-breakpoint
GRANT SELECT ON pub_search TO haaste_app, haaste_public;
