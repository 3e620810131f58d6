GRANT SELECT, INSERT ON catalogue_entries TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (state, owner_id, organisation, title, body, language, themes, country, site, maturity, offer_kind, for_whom, amount, currency, amount_note, until_on, consent_version, consented_at, return_reason, checked_by, checked_at, withdrawn_at, version) ON catalogue_entries TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON introductions TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (state, suggested_by, first_answer, second_answer, introduced_at, first_shows, second_shows) ON introductions TO haaste_app;
--> statement-breakpoint
-- A step stays as it was noted.
GRANT SELECT, INSERT ON introduction_steps TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON open_introductions TO haaste_app;
--> statement-breakpoint
-- A profile says that a team took part: only its lead says so, and only when everybody knows what was decided.
CREATE FUNCTION profile_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM proposals p JOIN pub_challenges c ON c.id = p.challenge_id
      WHERE p.id = NEW.proposal_id AND p.state = 'submitted' AND c.programme_id = NEW.programme_id
        AND c.state IN ('announced', 'piloting', 'completed')) THEN
    RAISE EXCEPTION 'a profile is written after the announcement' USING ERRCODE = 'check_violation', CONSTRAINT = 'catalogue_entries_announced';
  END IF;
  IF NOT EXISTS (SELECT FROM team_members m WHERE m.proposal_id = NEW.proposal_id AND m.person_id = NEW.owner_id AND m.role = 'lead') THEN
    RAISE EXCEPTION 'the lead of a team agrees for it' USING ERRCODE = 'check_violation', CONSTRAINT = 'catalogue_entries_lead';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER catalogue_entries_due BEFORE INSERT ON catalogue_entries
  FOR EACH ROW WHEN (NEW.proposal_id IS NOT NULL) EXECUTE FUNCTION profile_is_due();
--> statement-breakpoint
-- What was taken back stays so: whoever agrees again writes a new entry.
CREATE FUNCTION withdrawn_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry that was taken back stays so' USING ERRCODE = 'check_violation', CONSTRAINT = 'catalogue_entries_stay_withdrawn';
END $$;
--> statement-breakpoint
CREATE TRIGGER catalogue_entries_stay_withdrawn BEFORE UPDATE ON catalogue_entries
  FOR EACH ROW WHEN (OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn') EXECUTE FUNCTION withdrawn_entry_stays();
--> statement-breakpoint
-- A no stays a no, and what both have agreed to is not taken back: only each side's name on the public page is.
CREATE FUNCTION introduction_answers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.first_answer = 'no' AND NEW.first_answer IS DISTINCT FROM 'no' OR OLD.second_answer = 'no' AND NEW.second_answer IS DISTINCT FROM 'no'
     OR OLD.introduced_at IS NOT NULL AND ROW(NEW.first_answer, NEW.second_answer, NEW.introduced_at) IS DISTINCT FROM ROW(OLD.first_answer, OLD.second_answer, OLD.introduced_at) THEN
    RAISE EXCEPTION 'an introduction is answered once' USING ERRCODE = 'check_violation', CONSTRAINT = 'introductions_answers_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER introductions_answers_stay BEFORE UPDATE ON introductions
  FOR EACH ROW EXECUTE FUNCTION introduction_answers_stay();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION profile_is_due(), withdrawn_entry_stays(), introduction_answers_stay() FROM PUBLIC;
--> statement-breakpoint
CREATE VIEW pub_catalogue_entries AS
SELECT e.id, e.programme_id, e.kind, e.organisation, e.title, e.body, e.language, e.themes, e.country, e.site, e.maturity,
  e.offer_kind, e.for_whom, e.amount, e.currency, e.amount_note, e.until_on
FROM catalogue_entries e
JOIN pub_programme_modules m ON m.programme_id = e.programme_id AND m.module = 'matchmaking'
JOIN pub_programmes p ON p.id = e.programme_id
WHERE e.state = 'public' AND e.owner_id IS NOT NULL
  AND (e.until_on IS NULL OR e.until_on >= ((SELECT haaste_now_once()) AT TIME ZONE p.zone)::date);
--> statement-breakpoint
CREATE VIEW pub_introductions AS
SELECT i.programme_id, i.number, i.state, a.organisation AS first_organisation, a.country AS first_country, a.title AS first_title, a.language AS first_language,
  b.organisation AS second_organisation, b.country AS second_country, b.title AS second_title, b.language AS second_language,
  s.happened_on, s.outcome
FROM introductions i
JOIN pub_programme_modules m ON m.programme_id = i.programme_id AND m.module = 'matchmaking'
JOIN catalogue_entries a ON a.id = i.first_entry_id AND a.state <> 'withdrawn' AND a.owner_id IS NOT NULL
JOIN catalogue_entries b ON b.id = i.second_entry_id AND b.state <> 'withdrawn' AND b.owner_id IS NOT NULL
CROSS JOIN LATERAL (SELECT x.happened_on, x.outcome FROM introduction_steps x WHERE x.introduction_id = i.id ORDER BY x.number DESC LIMIT 1) s
WHERE i.first_shows AND i.second_shows AND i.introduced_at IS NOT NULL AND i.state <> 'declined';
--> statement-breakpoint
CREATE VIEW pub_open_introductions AS
SELECT o.programme_id, o.body
FROM open_introductions o
JOIN pub_programme_modules m ON m.programme_id = o.programme_id AND m.module = 'matchmaking';
--> statement-breakpoint
GRANT SELECT ON pub_catalogue_entries, pub_introductions, pub_open_introductions TO haaste_app, haaste_public;
