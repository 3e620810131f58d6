GRANT SELECT, INSERT, UPDATE ON intakes, cohorts, incubation_mentors, open_intakes TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_texts, intake_themes, mentor_themes, incubation_milestones, intake_applications TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON mentor_matches TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON mentor_matches TO haaste_app;
--> statement-breakpoint
-- 1. Places of a cohort: counted here, so that no way of writing gives away more than there are. A graduate keeps its place.
CREATE FUNCTION count_cohort_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  freed uuid := CASE WHEN TG_OP <> 'INSERT' AND OLD.state IN ('offered', 'joined', 'graduated') THEN OLD.cohort_id END;
  taken uuid := CASE WHEN TG_OP <> 'DELETE' AND NEW.state IN ('offered', 'joined', 'graduated') THEN NEW.cohort_id END;
  most smallint;
BEGIN
  IF freed IS NOT DISTINCT FROM taken THEN RETURN NULL; END IF;
  IF freed IS NOT NULL THEN
    UPDATE cohorts SET places_taken = places_taken - 1 WHERE id = freed;
  END IF;
  IF taken IS NOT NULL THEN
    UPDATE cohorts SET places_taken = places_taken + 1 WHERE id = taken RETURNING most_per_theme INTO most;
    IF most IS NOT NULL AND NEW.theme_id IS NOT NULL AND (
      SELECT count(*) FROM intake_applications a
      WHERE a.cohort_id = taken AND a.theme_id = NEW.theme_id AND a.state IN ('offered', 'joined', 'graduated')) > most THEN
      RAISE EXCEPTION 'this cohort has as many start-ups of the theme as it takes' USING ERRCODE = 'check_violation', CONSTRAINT = 'cohorts_theme_full';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER intake_applications_places AFTER INSERT OR UPDATE OF state, cohort_id OR DELETE ON intake_applications
  FOR EACH ROW EXECUTE FUNCTION count_cohort_places();
--> statement-breakpoint
-- 2. An application is sent while the intake takes them, to the millisecond; it then stays as it was sent, and goes its way.
CREATE FUNCTION intake_application_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.submitted_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.submitted_at IS NULL) THEN
    IF NEW.submitted_at > haaste_now() OR NOT EXISTS (
      SELECT FROM intakes i JOIN programme_modules m ON m.programme_id = i.programme_id AND m.module = 'incubation' AND m.opened_at IS NOT NULL
      WHERE i.programme_id = NEW.programme_id
        AND (i.kind = 'rolling' OR (i.opens_at <= NEW.submitted_at AND NEW.submitted_at < i.closes_at))) THEN
      RAISE EXCEPTION 'the intake takes no applications at this instant' USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_applications_in_time';
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('draft', 'submitted') THEN
      RAISE EXCEPTION 'an application begins as a draft' USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_applications_moves';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.submitted_at IS NOT NULL AND ROW(NEW.programme_id, NEW.reference, NEW.name, NEW.kind, NEW.country, NEW.website, NEW.theme_id, NEW.what,
      NEW.maturity, NEW.team, NEW.wished, NEW.language, NEW.has_consent, NEW.submitted_at, NEW.body_hash)
    IS DISTINCT FROM ROW(OLD.programme_id, OLD.reference, OLD.name, OLD.kind, OLD.country, OLD.website, OLD.theme_id, OLD.what,
      OLD.maturity, OLD.team, OLD.wished, OLD.language, OLD.has_consent, OLD.submitted_at, OLD.body_hash) THEN
    RAISE EXCEPTION 'what was sent stays as it was sent' USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_applications_stay';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN ('draft>submitted',
      'submitted>waiting', 'submitted>offered', 'submitted>declined', 'submitted>withdrawn',
      'waiting>offered', 'waiting>declined', 'waiting>withdrawn',
      'offered>joined', 'offered>withdrawn', 'offered>lapsed', 'joined>left', 'joined>graduated') THEN
    RAISE EXCEPTION 'an application does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_applications_moves';
  END IF;
  IF NEW.state = 'graduated' AND OLD.state <> 'graduated' AND EXISTS (
      SELECT FROM incubation_milestones m WHERE m.application_id = NEW.id AND m.done_at IS NULL AND m.waived_at IS NULL) THEN
    RAISE EXCEPTION 'a milestone is neither done nor waived' USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_applications_milestones_open';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER intake_applications_way BEFORE INSERT OR UPDATE ON intake_applications
  FOR EACH ROW EXECUTE FUNCTION intake_application_goes_its_way();
--> statement-breakpoint
CREATE FUNCTION sent_applications_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an application that was sent is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_applications_kept';
END $$;
--> statement-breakpoint
CREATE TRIGGER intake_applications_kept BEFORE DELETE ON intake_applications
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION sent_applications_are_kept();
--> statement-breakpoint
-- 3. Milestones are work of a start-up in a cohort; what is done or waived stays.
CREATE FUNCTION incubation_milestone_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND (OLD.done_at IS NOT NULL OR OLD.waived_at IS NOT NULL)
     AND (TG_OP = 'DELETE' OR ROW(NEW.title, NEW.due_on, NEW.report, NEW.reported_at, NEW.done_at, NEW.waived_at, NEW.waive_reason)
       IS DISTINCT FROM ROW(OLD.title, OLD.due_on, OLD.report, OLD.reported_at, OLD.done_at, OLD.waived_at, OLD.waive_reason)) THEN
    RAISE EXCEPTION 'a milestone that is done or waived stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'incubation_milestones_stay';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM intake_applications a WHERE a.id = NEW.application_id AND a.state = 'joined') THEN
    RAISE EXCEPTION 'milestones are for start-ups in a cohort' USING ERRCODE = 'check_violation', CONSTRAINT = 'incubation_milestones_joined';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER incubation_milestones_open BEFORE INSERT OR UPDATE OR DELETE ON incubation_milestones
  FOR EACH ROW EXECUTE FUNCTION incubation_milestone_is_open();
--> statement-breakpoint
-- 4. A mentor who said yes helps start-ups in a cohort, so many at most, and none that they judge as a juror.
CREATE FUNCTION judges_organisation(person uuid, application uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM intake_applications a
    JOIN organisations o ON lower(regexp_replace(btrim(o.name), '\s+', ' ', 'g')) = lower(regexp_replace(btrim(a.name), '\s+', ' ', 'g'))
      AND coalesce(o.country = a.country, true)
    JOIN proposals p ON p.organisation_id = o.id AND p.state = 'submitted'
    JOIN jurors j ON j.challenge_id = p.challenge_id AND j.person_id = person AND j.state = 'accepted'
    WHERE a.id = application)
$$;
--> statement-breakpoint
CREATE FUNCTION mentor_may_be_matched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person uuid;
BEGIN
  IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
  SELECT m.person_id INTO person FROM incubation_mentors m WHERE m.id = NEW.mentor_id AND m.state = 'accepted' FOR UPDATE;
  IF person IS NULL OR NOT EXISTS (SELECT FROM intake_applications a WHERE a.id = NEW.application_id AND a.state = 'joined') THEN
    RAISE EXCEPTION 'mentors who said yes help start-ups in a cohort' USING ERRCODE = 'check_violation', CONSTRAINT = 'mentor_matches_ready';
  END IF;
  IF judges_organisation(person, NEW.application_id) THEN
    RAISE EXCEPTION 'a juror does not mentor whom they judge' USING ERRCODE = 'check_violation', CONSTRAINT = 'mentor_matches_no_juror';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mentor_matches_may_be BEFORE INSERT ON mentor_matches FOR EACH ROW EXECUTE FUNCTION mentor_may_be_matched();
--> statement-breakpoint
CREATE FUNCTION count_mentor_teams() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.ended_at IS NULL THEN change := change - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.ended_at IS NULL THEN change := change + 1; END IF;
  IF change <> 0 THEN
    UPDATE incubation_mentors SET teams_taken = teams_taken + change
      WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.mentor_id ELSE NEW.mentor_id END;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER mentor_matches_counted AFTER INSERT OR UPDATE OF ended_at OR DELETE ON mentor_matches
  FOR EACH ROW EXECUTE FUNCTION count_mentor_teams();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION count_cohort_places(), intake_application_goes_its_way(), sent_applications_are_kept(), incubation_milestone_is_open(),
  judges_organisation(uuid, uuid), mentor_may_be_matched(), count_mentor_teams() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION judges_organisation(uuid, uuid) TO haaste_app;
--> statement-breakpoint
-- 5. What the public reads, once the module is open.
CREATE VIEW pub_intakes AS
SELECT i.programme_id, i.kind, i.zone, i.opens_at, i.closes_at, i.equity, i.equity_percent, i.languages, i.answer_days
FROM intakes i JOIN pub_programme_modules m ON m.programme_id = i.programme_id AND m.module = 'incubation';
--> statement-breakpoint
CREATE VIEW pub_intake_texts AS
SELECT t.programme_id, t.locale, t.offered, t.for_whom FROM intake_texts t JOIN pub_intakes i ON i.programme_id = t.programme_id;
--> statement-breakpoint
CREATE VIEW pub_intake_themes AS
SELECT t.programme_id, t.position, t.names,
  (SELECT count(*)::int FROM mentor_themes x JOIN incubation_mentors n ON n.id = x.mentor_id AND n.state = 'accepted' WHERE x.theme_id = t.id) AS mentors
FROM intake_themes t JOIN pub_intakes i ON i.programme_id = t.programme_id;
--> statement-breakpoint
CREATE VIEW pub_cohorts AS
SELECT c.programme_id, c.number, c.name, c.starts_on, c.ends_on, c.capacity, (c.capacity - c.places_taken)::smallint AS places_left, c.most_per_theme
FROM cohorts c JOIN pub_intakes i ON i.programme_id = c.programme_id;
--> statement-breakpoint
CREATE VIEW pub_graduates AS
SELECT a.programme_id, a.name, a.country, a.website, t.names AS theme, c.number AS cohort, a.state_at AS graduated_at
FROM intake_applications a JOIN pub_intakes i ON i.programme_id = a.programme_id
JOIN cohorts c ON c.id = a.cohort_id LEFT JOIN intake_themes t ON t.id = a.theme_id
WHERE a.state = 'graduated' AND a.may_be_shown;
--> statement-breakpoint
CREATE VIEW pub_open_intakes AS
SELECT o.programme_id, o.body FROM open_intakes o JOIN pub_intakes i ON i.programme_id = o.programme_id;
--> statement-breakpoint
GRANT SELECT ON pub_intakes, pub_intake_texts, pub_intake_themes, pub_cohorts, pub_graduates, pub_open_intakes TO haaste_app, haaste_public;
