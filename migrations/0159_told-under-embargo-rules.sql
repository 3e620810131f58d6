-- When the winners of a confirmed decision will be told under embargo; null where it is not before the announcement.
CREATE FUNCTION tells_winners_at(announces_at timestamptz, embargo_hours smallint, held_until timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN embargo_hours > 0 AND held_until < announces_at
    THEN greatest(announces_at - embargo_hours * interval '1 hour', held_until) END
$$;
--> statement-breakpoint
-- When winners are told and how long they have to answer is part of what the public was told before the deadline.
CREATE FUNCTION announced_embargo_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the announced embargo and time to answer stay as they are' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_embargo_stays';
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_embargo_stays BEFORE UPDATE OF embargo_hours, answer_days ON challenges
  FOR EACH ROW WHEN (OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved')
    AND (NEW.embargo_hours <> OLD.embargo_hours OR NEW.answer_days <> OLD.answer_days))
  EXECUTE FUNCTION announced_embargo_stays();
--> statement-breakpoint
-- Nobody is told before the instant, by this database's clock.
CREATE FUNCTION winners_told_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.embargo_hours = 0 OR NEW.winners_told_at > haaste_now() THEN
    RAISE EXCEPTION 'winners are told at their instant' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_winners_told_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_winners_told_in_time BEFORE INSERT OR UPDATE OF winners_told_at ON challenges
  FOR EACH ROW WHEN (NEW.winners_told_at IS NOT NULL) EXECUTE FUNCTION winners_told_in_time();
--> statement-breakpoint
-- An award is answered, and a reserve moves up, once the winners have been told or announced.
CREATE FUNCTION award_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = NEW.challenge_id AND (c.state IN ('deliberating', 'decided') OR (c.state = 'confirmed'
      AND haaste_now() < coalesce(c.winners_told_at, tells_winners_at(c.announces_at, c.embargo_hours, c.held_until), c.announces_at)))) THEN
    RAISE EXCEPTION 'an award is answered once its team was told' USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_told';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER awards_told BEFORE UPDATE OF answer, moved_up_at ON awards
  FOR EACH ROW WHEN (NEW.answer IS DISTINCT FROM OLD.answer OR NEW.moved_up_at IS DISTINCT FROM OLD.moved_up_at)
  EXECUTE FUNCTION award_is_told();
--> statement-breakpoint
-- Who has been told of a place under embargo: the awards that hold one, from the instant on until the announcement. All else
-- of the decision is not here.
CREATE VIEW told_awards AS
SELECT a.id AS award_id, a.proposal_id, a.challenge_id, greatest(t.told_at, a.moved_up_at) AS told_at
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN challenges c ON c.id = a.challenge_id AND c.state = 'confirmed'
CROSS JOIN LATERAL (
  SELECT coalesce(c.winners_told_at, tells_winners_at(c.announces_at, c.embargo_hours, c.held_until)) AS told_at
) t
WHERE (a.outcome = 'winner' OR a.moved_up_at IS NOT NULL) AND t.told_at <= (SELECT haaste_now_once());
--> statement-breakpoint
-- Whoever declined before the announcement is not announced.
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
WHERE (a.outcome = 'winner' OR a.moved_up_at IS NOT NULL)
  AND NOT coalesce(a.answer = 'declined' AND a.answered_at < c.announces_at, false);
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_citations AS
SELECT a.challenge_id, p.reference, t.locale, t.citation
FROM citations t
JOIN awards a ON a.id = t.award_id AND a.outcome IN ('winner', 'honourable_mention')
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
WHERE NOT coalesce(a.answer = 'declined' AND a.answered_at < c.announces_at, false);
--> statement-breakpoint
-- How many did: the public reads the number alone.
CREATE VIEW pub_declined_before AS
SELECT a.challenge_id, count(*)::int AS places
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
WHERE a.answer = 'declined' AND a.answered_at < c.announces_at
GROUP BY a.challenge_id;
--> statement-breakpoint
CREATE VIEW pub_embargoes AS
SELECT c.id AS challenge_id, c.embargo_hours AS hours, c.answer_days FROM challenges c JOIN pub_challenges p ON p.id = c.id;
--> statement-breakpoint
GRANT SELECT ON told_awards TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_declined_before, pub_embargoes TO haaste_app, haaste_public;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tells_winners_at(timestamptz, smallint, timestamptz), announced_embargo_stays(), winners_told_in_time(), award_is_told() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tells_winners_at(timestamptz, smallint, timestamptz) TO haaste_app;
