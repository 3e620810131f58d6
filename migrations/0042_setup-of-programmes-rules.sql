-- What a brief says by now, where the public reads it.
CREATE VIEW pub_goals AS
SELECT c.id AS challenge_id, c.sdg_goals AS goals FROM challenges c JOIN pub_challenges p ON p.id = c.id WHERE cardinality(c.sdg_goals) > 0;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_brief_texts AS
SELECT b.challenge_id, b.number, t.locale, t.title, t.question, t.tagline, t.background, t.outcome, t.out_of_scope, t.offer, t.eligibility, t.terms,
  t.affected, t.tried, t.themes, t.terms_link, t.faq, t.links
FROM briefs b JOIN pub_challenges c ON c.id = b.challenge_id JOIN brief_texts t ON t.brief_id = b.id
WHERE b.is_published AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = b.challenge_id AND n.is_published);
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_grants AS
SELECT c.id AS challenge_id, c.grant_amount AS amount, c.grant_currency AS currency, c.grant_vat AS vat
FROM challenges c JOIN pub_challenges p ON p.id = c.id WHERE c.grant_amount IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION grant_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')
     AND (NEW.grant_amount, NEW.grant_currency, NEW.grant_vat) IS DISTINCT FROM (OLD.grant_amount, OLD.grant_currency, OLD.grant_vat) THEN
    RAISE EXCEPTION 'what a published challenge pays stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_grant_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER challenges_grant_stays ON challenges;
--> statement-breakpoint
CREATE TRIGGER challenges_grant_stays BEFORE UPDATE OF grant_amount, grant_currency, grant_vat ON challenges
  FOR EACH ROW EXECUTE FUNCTION grant_stays();
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
        || setweight(search_terms(t.locale, concat_ws(' ', t.question, t.tagline, t.themes)), 'B')
        || setweight(search_terms(t.locale, concat_ws(' ', o.name, o.short_name, p.name)), 'C')
        || setweight(search_terms(t.locale, concat_ws(' ', t.background, t.affected, t.tried, t.outcome, t.offer, t.eligibility)), 'D'))::text, ' ')::tsvector AS terms,
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
-- A programme's own colours and pictures, where the public sees them.
CREATE OR REPLACE VIEW pub_programmes AS
SELECT p.id, p.slug, p.theme, p.zone, p.partner_zones, p.languages, p.contact_email, p.edition, p.accent_light, p.accent_dark, p.logo_hash
FROM programmes p WHERE EXISTS (SELECT 1 FROM pub_challenges c WHERE c.programme_id = p.id);
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_programme_texts AS
SELECT t.programme_id, t.locale, t.name, t.tagline, t.about, t.logo_alt
FROM programme_texts t JOIN pub_programmes p ON p.id = t.programme_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_parties AS
SELECT x.programme_id, x.relation, x.position, o.name, o.short_name, o.kind, o.country, o.website, x.logo_hash
FROM programme_parties x JOIN pub_programmes p ON p.id = x.programme_id JOIN organisations o ON o.id = x.organisation_id;
--> statement-breakpoint
CREATE VIEW pub_images AS
SELECT i.hash, i.bytes FROM images i
WHERE EXISTS (SELECT 1 FROM pub_programmes p WHERE p.logo_hash = i.hash) OR EXISTS (SELECT 1 FROM pub_parties x WHERE x.logo_hash = i.hash);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON images TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON section_remarks TO haaste_app;
--> statement-breakpoint
-- What a reviewer wrote stays, and is dealt with once.
CREATE FUNCTION keep_section_remark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.challenge_id, NEW.section, NEW.remark, NEW.written_at) IS DISTINCT FROM (OLD.challenge_id, OLD.section, OLD.remark, OLD.written_at)
     OR (OLD.answered_at IS NOT NULL AND (NEW.answer, NEW.answered_at) IS DISTINCT FROM (OLD.answer, OLD.answered_at)) THEN
    RAISE EXCEPTION 'a remark and its answer stay as they were written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER section_remarks_kept BEFORE UPDATE ON section_remarks FOR EACH ROW EXECUTE FUNCTION keep_section_remark();
--> statement-breakpoint
GRANT SELECT ON pub_images, pub_goals TO haaste_app, haaste_public;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION keep_section_remark() FROM PUBLIC;
