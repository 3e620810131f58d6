-- What the public reads of a framework: nothing while the module is not open, of projects only those that were agreed, of reports
-- only those that two people have signed.
CREATE VIEW pub_frameworks AS
SELECT f.programme_id, f.purpose, f.content_locale FROM frameworks f
JOIN pub_programme_modules m ON m.programme_id = f.programme_id AND m.module = 'partnership';
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
FROM pub_sessions s JOIN pub_sessions b ON b.id = s.previous_id
JOIN pub_programme_modules m ON m.programme_id = s.programme_id AND m.module = 'partnership'
JOIN session_actions a ON a.session_id = b.id
LEFT JOIN session_actions c ON c.session_id = s.id AND c.carried_from = a.id
WHERE haaste_now() >= b.ends_at OR a.carried_from IS NOT NULL OR c.id IS NOT NULL;
--> statement-breakpoint
GRANT SELECT ON pub_frameworks, pub_framework_terms, pub_framework_goals, pub_framework_needs, pub_partnership_projects, pub_project_shares,
  pub_project_milestones, pub_framework_reports, pub_goal_values, pub_session_outcomes TO haaste_app, haaste_public;
