GRANT SELECT, INSERT, UPDATE ON frameworks, framework_terms, framework_goals, framework_needs, partnership_projects, framework_reports TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON framework_speakers, project_shares, project_milestones, goal_values TO haaste_app;
--> statement-breakpoint
-- Terms follow each other: of two that hold on one day nobody could say which one ends.
CREATE FUNCTION framework_terms_are_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM framework_terms t WHERE t.programme_id = NEW.programme_id AND t.id <> NEW.id
      AND daterange(t.starts_on, t.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')) THEN
    RAISE EXCEPTION 'two terms of a framework do not overlap' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_terms_apart';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER framework_terms_apart BEFORE INSERT OR UPDATE ON framework_terms FOR EACH ROW EXECUTE FUNCTION framework_terms_are_apart();
--> statement-breakpoint
-- A report is about a year that a term reaches into. One that is published stays, with its values; only names of accounts go.
CREATE FUNCTION framework_report_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM framework_terms t WHERE t.programme_id = NEW.programme_id
      AND NEW.year BETWEEN extract(year FROM t.starts_on) AND extract(year FROM t.ends_on)) THEN
    RAISE EXCEPTION 'a report is about a year of a term' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_reports_in_term';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'a report is written by one person and published by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_reports_two_people';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND (NEW.published_by IS NULL OR OLD.drafted_by IS NULL
        OR ROW(NEW.body, NEW.drafted_by, NEW.drafted_at) IS DISTINCT FROM ROW(OLD.body, OLD.drafted_by, OLD.drafted_at)) THEN
      RAISE EXCEPTION 'a report is written by one person and published by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_reports_two_people';
    END IF;
    IF OLD.published_at IS NOT NULL AND (
         ROW(NEW.body, NEW.drafted_at, NEW.published_at) IS DISTINCT FROM ROW(OLD.body, OLD.drafted_at, OLD.published_at)
         OR (NEW.drafted_by IS DISTINCT FROM OLD.drafted_by AND NEW.drafted_by IS NOT NULL)
         OR (NEW.published_by IS DISTINCT FROM OLD.published_by AND NEW.published_by IS NOT NULL)) THEN
      RAISE EXCEPTION 'a published report stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_reports_stay';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER framework_reports_kept BEFORE INSERT OR UPDATE ON framework_reports FOR EACH ROW EXECUTE FUNCTION framework_report_is_kept();
--> statement-breakpoint
CREATE FUNCTION published_goal_values_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_programme uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.programme_id ELSE NEW.programme_id END;
  of_year smallint := CASE WHEN TG_OP = 'DELETE' THEN OLD.year ELSE NEW.year END;
BEGIN
  IF EXISTS (SELECT FROM framework_reports r WHERE r.programme_id = of_programme AND r.year = of_year AND r.published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the values of a published report stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'goal_values_stay';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER goal_values_stay BEFORE INSERT OR UPDATE OR DELETE ON goal_values FOR EACH ROW EXECUTE FUNCTION published_goal_values_stay();
--> statement-breakpoint
-- A decision on a project is what one person wrote and another confirmed to the letter; of two organising sides one each.
-- Whoever proposed it does neither. What was confirmed stays, unless it was sent back; only the names of accounts that are gone go.
CREATE FUNCTION project_is_decided_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN
    IF ROW(NEW.outcome, NEW.reasons, NEW.decided_by, NEW.decided_at, NEW.title, NEW.plan, NEW.starts_on, NEW.ends_on)
         IS DISTINCT FROM ROW(OLD.outcome, OLD.reasons, OLD.decided_by, OLD.decided_at, OLD.title, OLD.plan, OLD.starts_on, OLD.ends_on)
       OR OLD.decided_by IS NULL OR NEW.confirmed_by IS NULL THEN
      RAISE EXCEPTION 'a project is decided by one person and confirmed by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'partnership_projects_two_people';
    END IF;
    IF NEW.proposed_by IN (NEW.decided_by, NEW.confirmed_by) THEN
      RAISE EXCEPTION 'nobody decides on what they proposed' USING ERRCODE = 'check_violation', CONSTRAINT = 'partnership_projects_not_own';
    END IF;
    IF (SELECT count(DISTINCT p.organisation_id) FROM programme_parties p WHERE p.programme_id = NEW.programme_id AND p.relation = 'organiser') > 1
       AND (SELECT count(DISTINCT s.organisation_id) FROM framework_speakers s
            WHERE s.programme_id = NEW.programme_id AND s.person_id IN (NEW.decided_by, NEW.confirmed_by)) < 2 THEN
      RAISE EXCEPTION 'two sides decide together' USING ERRCODE = 'check_violation', CONSTRAINT = 'partnership_projects_two_sides';
    END IF;
  END IF;
  IF OLD.state NOT IN ('proposed', 'sent_back') AND (
       ROW(NEW.outcome, NEW.reasons, NEW.decided_at, NEW.confirmed_at, NEW.title, NEW.plan, NEW.currency, NEW.vat, NEW.starts_on, NEW.ends_on)
         IS DISTINCT FROM ROW(OLD.outcome, OLD.reasons, OLD.decided_at, OLD.confirmed_at, OLD.title, OLD.plan, OLD.currency, OLD.vat, OLD.starts_on, OLD.ends_on)
       OR (NEW.decided_by IS DISTINCT FROM OLD.decided_by AND NEW.decided_by IS NOT NULL)
       OR (NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND NEW.confirmed_by IS NOT NULL)
       OR (NEW.proposed_by IS DISTINCT FROM OLD.proposed_by AND NEW.proposed_by IS NOT NULL)) THEN
    RAISE EXCEPTION 'what was decided stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'partnership_projects_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER partnership_projects_decided_by_two BEFORE UPDATE ON partnership_projects FOR EACH ROW EXECUTE FUNCTION project_is_decided_by_two();
--> statement-breakpoint
CREATE FUNCTION decided_shares_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_project uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.project_id ELSE OLD.project_id END;
BEGIN
  IF EXISTS (SELECT FROM partnership_projects p WHERE p.id = of_project AND p.state NOT IN ('proposed', 'sent_back')) THEN
    RAISE EXCEPTION 'the money of a decided project stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'project_shares_stay';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER project_shares_stay BEFORE INSERT OR UPDATE OR DELETE ON project_shares FOR EACH ROW EXECUTE FUNCTION decided_shares_stay();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION framework_terms_are_apart(), framework_report_is_kept(), published_goal_values_stay(), project_is_decided_by_two(), decided_shares_stay() FROM PUBLIC;
--> statement-breakpoint
-- What the public reads of a framework: nothing before it was published, of projects only those that were agreed, of reports
-- only those that two people have signed.
CREATE VIEW pub_frameworks AS
SELECT f.programme_id, f.purpose, f.content_locale, f.published_at FROM frameworks f WHERE f.published_at <= haaste_now();
--> statement-breakpoint
CREATE VIEW pub_framework_terms AS
SELECT t.programme_id, t.number, t.starts_on, t.ends_on FROM framework_terms t JOIN pub_frameworks f ON f.programme_id = t.programme_id;
--> statement-breakpoint
CREATE VIEW pub_framework_goals AS
SELECT g.id, g.programme_id, g.position, g.name, g.unit, g.baseline, g.baseline_year, g.baseline_basis, g.target, g.target_year
FROM framework_goals g JOIN pub_frameworks f ON f.programme_id = g.programme_id;
--> statement-breakpoint
CREATE VIEW pub_framework_needs AS
SELECT n.id, n.programme_id, n.number, n.title, n.description, n.year, n.state, n.close_reason
FROM framework_needs n JOIN pub_frameworks f ON f.programme_id = n.programme_id;
--> statement-breakpoint
CREATE VIEW pub_partnership_projects AS
SELECT p.id, p.programme_id, p.number, p.need_id, o.name AS proposed_by_party, p.title, p.plan, p.content_locale, p.currency, p.vat,
  p.starts_on, p.ends_on, p.state, p.state_at, p.reasons, p.confirmed_at, p.stop_reason
FROM partnership_projects p JOIN pub_frameworks f ON f.programme_id = p.programme_id JOIN organisations o ON o.id = p.organisation_id
WHERE p.state IN ('agreed', 'running', 'finished', 'stopped');
--> statement-breakpoint
CREATE VIEW pub_project_shares AS
SELECT s.project_id, o.name AS party, s.agreed FROM project_shares s
JOIN pub_partnership_projects p ON p.id = s.project_id JOIN organisations o ON o.id = s.organisation_id WHERE s.agreed IS NOT NULL;
--> statement-breakpoint
CREATE VIEW pub_project_milestones AS
SELECT m.project_id, m.position, m.title, m.due_on, m.report, m.reported_at
FROM project_milestones m JOIN pub_partnership_projects p ON p.id = m.project_id;
--> statement-breakpoint
CREATE VIEW pub_framework_reports AS
SELECT r.programme_id, r.year, r.body, r.published_at
FROM framework_reports r JOIN pub_frameworks f ON f.programme_id = r.programme_id WHERE r.published_at IS NOT NULL;
--> statement-breakpoint
CREATE VIEW pub_goal_values AS
SELECT v.programme_id, v.goal_id, v.year, v.value, v.basis, v.note
FROM goal_values v JOIN pub_framework_reports r ON r.programme_id = v.programme_id AND r.year = v.year;
--> statement-breakpoint
-- What became, by the next session, of what was promised at the one before: done there and then, or carried over and reported.
CREATE VIEW pub_session_outcomes AS
SELECT s.id AS session_id, b.id AS promised_at_id, a.text, a.owner, a.due_on, coalesce(c.done_at, a.done_at) AS done_at,
  coalesce(nullif(c.report, ''), a.report) AS report, c.id IS NOT NULL AS is_carried
FROM pub_sessions s JOIN pub_sessions b ON b.id = s.previous_id JOIN pub_frameworks f ON f.programme_id = s.programme_id
JOIN session_actions a ON a.session_id = b.id
LEFT JOIN session_actions c ON c.session_id = s.id AND c.carried_from = a.id
WHERE haaste_now() >= b.ends_at OR a.carried_from IS NOT NULL OR c.id IS NOT NULL;
--> statement-breakpoint
GRANT SELECT ON pub_frameworks, pub_framework_terms, pub_framework_goals, pub_framework_needs, pub_partnership_projects, pub_project_shares,
  pub_project_milestones, pub_framework_reports, pub_goal_values, pub_session_outcomes TO haaste_app, haaste_public;
