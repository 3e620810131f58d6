GRANT SELECT, INSERT, UPDATE, DELETE ON award_rules, budget_lines, award_lines, award_line_texts TO haaste_app;
--> statement-breakpoint
-- What a decision gives from a budget line never comes to more than that holds: whoever has declined gives it free again.
CREATE FUNCTION awards_are_within_budget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.award_line_id IS NOT NULL AND EXISTS (
    SELECT FROM award_lines own
    JOIN budget_lines b ON b.id = own.budget_line_id
    JOIN award_lines l ON l.budget_line_id = b.id
    JOIN awards a ON a.award_line_id = l.id AND a.decision_id = NEW.decision_id
      AND (a.outcome IN ('winner', 'honourable_mention') OR a.moved_up_at IS NOT NULL) AND a.answer IS DISTINCT FROM 'declined'
    WHERE own.id = NEW.award_line_id
    GROUP BY b.id HAVING sum(coalesce(a.amount, 0)) > b.amount
  ) THEN
    RAISE EXCEPTION 'a budget line is overdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_within_budget';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER awards_within_budget AFTER INSERT OR UPDATE ON awards DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION awards_are_within_budget();
--> statement-breakpoint
-- Where a programme has named who confirms decisions, nobody else does.
CREATE FUNCTION decision_is_confirmed_by_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM approval_people n JOIN challenges c ON c.programme_id = n.programme_id
      WHERE c.id = NEW.challenge_id AND n.approval = 'decision')
    AND NOT EXISTS (SELECT FROM approval_people n JOIN challenges c ON c.programme_id = n.programme_id
      WHERE c.id = NEW.challenge_id AND n.approval = 'decision' AND n.person_id = NEW.confirmed_by) THEN
    RAISE EXCEPTION 'the programme has named others for confirming decisions' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_confirmed_by_named';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_confirmed_by_named BEFORE UPDATE OF state ON decisions
  FOR EACH ROW WHEN (NEW.state = 'confirmed' AND OLD.state <> 'confirmed') EXECUTE FUNCTION decision_is_confirmed_by_named();
--> statement-breakpoint
CREATE VIEW pub_award_lines AS
SELECT l.challenge_id, l.position, l.kind, l.places, l.amount, r.currency, b.name AS budget_name, b.amount AS budget_amount,
  r.budget_rule, r.wins_per_organisation, t.locale, t.name
FROM award_lines l
JOIN pub_challenges c ON c.id = l.challenge_id
JOIN programmes m ON m.id = c.programme_id
JOIN award_rules r ON r.challenge_id = l.challenge_id
LEFT JOIN budget_lines b ON b.id = l.budget_line_id
JOIN award_line_texts t ON t.award_line_id = l.id
WHERE t.locale = ANY (m.languages)
   OR NOT EXISTS (SELECT FROM award_line_texts x WHERE x.award_line_id = l.id AND x.locale = ANY (m.languages));
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_winners AS
SELECT a.id AS award_id, a.challenge_id, a.place, CASE WHEN a.outcome = 'winner' THEN a.reason ELSE '' END AS reason,
  a.answer, p.reference, v.title, v.language,
  coalesce(said.answers ->> 'summary', '') AS summary,
  o.name AS organisation, o.kind AS organisation_kind, o.country,
  a.moved_up_at, v.form_number, said.answers - 'summary' AS answers, l.position AS award_line, a.amount
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
LEFT JOIN award_lines l ON l.id = a.award_line_id
CROSS JOIN LATERAL (
  SELECT CASE WHEN v.form_number = 0
    THEN jsonb_strip_nulls(jsonb_build_object('summary', v.body::jsonb -> 'answers' -> 'summary'))
    ELSE coalesce((
      SELECT jsonb_object_agg(q ->> 'key', v.body::jsonb -> 'answers' -> (q ->> 'key'))
      FROM forms f, jsonb_array_elements(f.body -> 'sections') s, jsonb_array_elements(s -> 'questions') q
      WHERE f.challenge_id = p.challenge_id AND f.number = v.form_number AND q ->> 'visibility' = 'public' AND q ->> 'type' NOT IN ('file', 'member')
        AND NOT EXISTS (SELECT FROM marked_secrets m WHERE m.proposal_id = p.id AND m.question = q ->> 'key')
        AND (v.body::jsonb -> 'answers') ? (q ->> 'key')), '{}'::jsonb)
  END AS answers) said
WHERE a.outcome = 'winner' OR a.moved_up_at IS NOT NULL;
--> statement-breakpoint
CREATE VIEW pub_mentions AS
SELECT a.challenge_id, a.reason, p.reference, v.title, v.language, o.name AS organisation, o.country, l.position AS award_line
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
LEFT JOIN award_lines l ON l.id = a.award_line_id
WHERE a.outcome = 'honourable_mention';
--> statement-breakpoint
GRANT SELECT ON pub_award_lines, pub_mentions TO haaste_app, haaste_public;
