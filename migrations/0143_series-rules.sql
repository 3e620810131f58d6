GRANT SELECT, INSERT, UPDATE ON series TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON series_venues, series_rounds, series_sittings, series_criteria, series_jurors TO haaste_app;
--> statement-breakpoint
-- A team stays countable, a result and a sheet stay as they were entered, and what was published stays.
GRANT SELECT, INSERT, UPDATE ON series_teams TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON series_results, series_sheets TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (confirmed_by, confirmed_at) ON series_results, series_sheets TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON series_publications TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (published_by, published_at) ON series_publications TO haaste_app;
--> statement-breakpoint
-- Whether the rule by which a series is counted stands for good: something was entered, or a round has begun.
CREATE FUNCTION series_has_begun(of_programme uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM series_results r WHERE r.programme_id = of_programme)
      OR EXISTS (SELECT FROM series_sheets s WHERE s.programme_id = of_programme)
      OR EXISTS (SELECT FROM series_sittings s JOIN series_rounds r ON r.id = s.round_id
                 WHERE s.programme_id = of_programme AND r.kind <> 'registration' AND s.begins_at <= haaste_now())
$$;
--> statement-breakpoint
CREATE FUNCTION series_rule_is_stated_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.rule, NEW.rule_stated_at) IS DISTINCT FROM ROW(OLD.rule, OLD.rule_stated_at) AND series_has_begun(NEW.programme_id) THEN
    RAISE EXCEPTION 'the rule is stated before the first round' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_rule_before';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_rule_before BEFORE UPDATE ON series FOR EACH ROW EXECUTE FUNCTION series_rule_is_stated_before();
--> statement-breakpoint
-- Criteria stand with the rule. With their series they go.
CREATE FUNCTION series_criteria_are_stated_before() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_programme uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.programme_id ELSE NEW.programme_id END;
BEGIN
  IF EXISTS (SELECT FROM series s WHERE s.programme_id = of_programme) AND series_has_begun(of_programme) THEN
    RAISE EXCEPTION 'criteria are stated before the first round' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_criteria_before';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_criteria_before BEFORE INSERT OR UPDATE OR DELETE ON series_criteria FOR EACH ROW EXECUTE FUNCTION series_criteria_are_stated_before();
--> statement-breakpoint
-- What is measured in a round stays what it was for everything that was entered.
CREATE FUNCTION series_discipline_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.kind, NEW.position, NEW.discipline, NEW.unit, NEW.better, NEW.decimals, NEW.attempts, NEW.counting, NEW.worst, NEW.best, NEW.is_judged, NEW.advances)
       IS DISTINCT FROM ROW(OLD.kind, OLD.position, OLD.discipline, OLD.unit, OLD.better, OLD.decimals, OLD.attempts, OLD.counting, OLD.worst, OLD.best, OLD.is_judged, OLD.advances)
     AND (EXISTS (SELECT FROM series_results r WHERE r.round_id = NEW.id) OR EXISTS (SELECT FROM series_sheets s WHERE s.round_id = NEW.id)) THEN
    RAISE EXCEPTION 'a round with results stays what it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_rounds_stay';
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published'
     AND NOT EXISTS (SELECT FROM series_publications p WHERE p.round_id = NEW.id AND p.published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a round is published with its standings' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_rounds_published';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_rounds_stay BEFORE UPDATE ON series_rounds FOR EACH ROW EXECUTE FUNCTION series_discipline_stays();
--> statement-breakpoint
-- Registration closes by the clock of the database. Withdrawing is possible at any time, and is not undone.
CREATE FUNCTION series_registration_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
      RAISE EXCEPTION 'a team that has withdrawn stays withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_teams_withdrawn';
    END IF;
    IF ROW(NEW.name, NEW.organisation, NEW.country, NEW.members, NEW.venue_id, NEW.number)
         IS NOT DISTINCT FROM ROW(OLD.name, OLD.organisation, OLD.country, OLD.members, OLD.venue_id, OLD.number) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT EXISTS (SELECT FROM series_sittings s JOIN series_rounds r ON r.id = s.round_id
      WHERE s.programme_id = NEW.programme_id AND r.kind = 'registration' AND s.begins_at <= haaste_now() AND haaste_now() < s.ends_at) THEN
    RAISE EXCEPTION 'registration is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_teams_registration';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_teams_registration BEFORE INSERT OR UPDATE ON series_teams FOR EACH ROW EXECUTE FUNCTION series_registration_is_open();
--> statement-breakpoint
-- Entered by one person, confirmed by another, once; only the names of accounts that are gone go.
CREATE FUNCTION series_entry_is_confirmed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_at IS NOT NULL OR NEW.entered_by IS NULL THEN
      RAISE EXCEPTION 'a result is entered by one person and confirmed by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_entries_two_people';
    END IF;
  ELSIF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL AND (NEW.confirmed_by IS NULL OR NEW.entered_by IS NULL) THEN
    RAISE EXCEPTION 'a result is entered by one person and confirmed by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_entries_two_people';
  ELSIF OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at
      OR (NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND NEW.confirmed_by IS NOT NULL)) THEN
    RAISE EXCEPTION 'what was confirmed stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_entries_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_results_confirmed BEFORE INSERT OR UPDATE ON series_results FOR EACH ROW EXECUTE FUNCTION series_entry_is_confirmed_once();
--> statement-breakpoint
CREATE TRIGGER series_sheets_confirmed BEFORE INSERT OR UPDATE ON series_sheets FOR EACH ROW EXECUTE FUNCTION series_entry_is_confirmed_once();
--> statement-breakpoint
-- Proposed by one person, published by another. What is published is not taken back; with its programme it goes.
CREATE FUNCTION series_publication_is_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.published_at IS NOT NULL AND EXISTS (SELECT FROM series_rounds r WHERE r.id = OLD.round_id) THEN
      RAISE EXCEPTION 'published standings stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_publications_stay';
    END IF;
    RETURN OLD;
  END IF;
  IF (TG_OP = 'INSERT' AND (NEW.published_at IS NOT NULL OR NEW.proposed_by IS NULL))
     OR (TG_OP = 'UPDATE' AND OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND (NEW.published_by IS NULL OR NEW.proposed_by IS NULL)) THEN
    RAISE EXCEPTION 'standings are proposed by one person and published by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_publications_two_people';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL AND (NEW.published_at IS DISTINCT FROM OLD.published_at
      OR (NEW.published_by IS DISTINCT FROM OLD.published_by AND NEW.published_by IS NOT NULL)) THEN
    RAISE EXCEPTION 'published standings stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_publications_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_publications_by_two BEFORE INSERT OR UPDATE OR DELETE ON series_publications FOR EACH ROW EXECUTE FUNCTION series_publication_is_by_two();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION series_has_begun(uuid), series_rule_is_stated_before(), series_criteria_are_stated_before(), series_discipline_stays(),
  series_registration_is_open(), series_entry_is_confirmed_once(), series_publication_is_by_two() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION series_has_begun(uuid) TO haaste_app;
--> statement-breakpoint
-- What the public reads of a series: nothing unless its module is open, and of results only what two people have published.
CREATE VIEW pub_series AS
SELECT s.programme_id, s.content_locale, s.least_members, s.most_members, s.has_several_teams_per_organisation, s.rule, s.rule_stated_at
FROM series s JOIN pub_programme_modules m ON m.programme_id = s.programme_id AND m.module = 'series';
--> statement-breakpoint
CREATE VIEW pub_series_venues AS
SELECT v.id, v.programme_id, v.position, v.city, v.zone, v.place FROM series_venues v JOIN pub_series s ON s.programme_id = v.programme_id;
--> statement-breakpoint
CREATE VIEW pub_series_rounds AS
SELECT r.id, r.programme_id, r.position, r.kind, r.name, r.state, r.advances, r.discipline, r.unit, r.better, r.decimals, r.attempts,
  r.counting, r.worst, r.best, r.is_judged
FROM series_rounds r JOIN pub_series s ON s.programme_id = r.programme_id;
--> statement-breakpoint
CREATE VIEW pub_series_sittings AS
SELECT t.round_id, t.programme_id, t.venue_id, t.begins_at, t.ends_at FROM series_sittings t JOIN pub_series s ON s.programme_id = t.programme_id;
--> statement-breakpoint
CREATE VIEW pub_series_criteria AS
SELECT c.id, c.programme_id, c.position, c.name, c.weight, c.most FROM series_criteria c JOIN pub_series s ON s.programme_id = c.programme_id;
--> statement-breakpoint
CREATE VIEW pub_series_publications AS
SELECT p.programme_id, p.round_id, p.number, p.body, p.hash, p.reason, p.published_at
FROM series_publications p JOIN pub_series s ON s.programme_id = p.programme_id WHERE p.published_at <= haaste_now();
--> statement-breakpoint
-- A team that did not want to be named has a number and nothing else.
CREATE VIEW pub_series_teams AS
SELECT t.programme_id, t.number, CASE WHEN t.is_named THEN t.name END AS name, CASE WHEN t.is_named THEN t.organisation END AS organisation,
  CASE WHEN t.is_named THEN t.country END AS country
FROM series_teams t WHERE EXISTS (SELECT FROM pub_series_publications p WHERE p.programme_id = t.programme_id);
--> statement-breakpoint
GRANT SELECT ON pub_series, pub_series_venues, pub_series_rounds, pub_series_sittings, pub_series_criteria, pub_series_publications, pub_series_teams
  TO haaste_app, haaste_public;
