-- Steps of a check are added and never changed; who comes after reads all of them.
GRANT SELECT, INSERT ON comment_checks TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON feedback_bands TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON feedback_waivers TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (agreed_by, agreed_at) ON feedback_waivers TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON feedback_ratings TO haaste_app;
--> statement-breakpoint
CREATE VIEW comment_standings AS
SELECT s.id AS scorecard_id, s.challenge_id, s.proposal_id, s.juror_id, s.comment_to_team AS original,
  coalesce(k.number, 0::smallint) AS number,
  k.step, k.wording, k.language, k.reason, k.said_by, k.said_at,
  k.step IS NULL OR k.step IN ('sent_back', 'rewritten') AS is_waiting
FROM scorecards s
JOIN proposals p ON p.id = s.proposal_id AND p.state = 'submitted' AND p.screening = 'eligible'
LEFT JOIN LATERAL (
  SELECT n.number, n.said_by, n.said_at,
    CASE WHEN n.original = s.comment_to_team THEN n.step END AS step,
    CASE WHEN n.original = s.comment_to_team THEN n.wording END AS wording,
    CASE WHEN n.original = s.comment_to_team THEN n.language END AS language,
    CASE WHEN n.original = s.comment_to_team THEN n.reason END AS reason
  FROM comment_checks n WHERE n.scorecard_id = s.id ORDER BY n.number DESC LIMIT 1) k ON true
WHERE s.state = 'final' AND s.comment_to_team ~ '\S';
--> statement-breakpoint
GRANT SELECT ON comment_standings TO haaste_app;
--> statement-breakpoint
-- What a team reads: nothing before the announcement, whoever asks, and nothing that nobody has checked.
CREATE VIEW told_comments AS
SELECT k.challenge_id, k.proposal_id,
  (row_number() OVER (PARTITION BY k.proposal_id ORDER BY md5(k.scorecard_id::text)))::smallint AS place, k.wording, k.language
FROM comment_standings k
JOIN pub_challenges c ON c.id = k.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
WHERE k.step IN ('approved', 'edited');
--> statement-breakpoint
CREATE VIEW told_bands AS
SELECT b.challenge_id, b.proposal_id, b.criterion_id, b.band, b.lack
FROM feedback_bands b
JOIN pub_challenges c ON c.id = b.challenge_id AND c.state IN ('announced', 'piloting', 'completed');
--> statement-breakpoint
GRANT SELECT ON told_comments, told_bands TO haaste_app;
--> statement-breakpoint
-- A comment is checked as it stands in a final scorecard, by somebody who did not write it and has no conflict; only its juror
-- writes it anew, once it was sent back; and what a team has read stays as it is.
CREATE FUNCTION comment_check_is_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  card comment_standings;
  author uuid;
BEGIN
  SELECT * INTO card FROM comment_standings k WHERE k.scorecard_id = NEW.scorecard_id;
  IF card IS NULL OR card.original <> NEW.original THEN
    RAISE EXCEPTION 'it is another comment that was read' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_checks_as_written';
  END IF;
  SELECT j.person_id INTO author FROM jurors j WHERE j.id = card.juror_id;
  IF NEW.said_by IS NULL OR (NEW.step = 'rewritten') <> (NEW.said_by = author) THEN
    RAISE EXCEPTION 'nobody checks a comment of their own' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_checks_not_own';
  END IF;
  IF NEW.step = 'rewritten' AND card.step IS DISTINCT FROM 'sent_back' THEN
    RAISE EXCEPTION 'it was not sent back' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_checks_sent_back';
  END IF;
  IF EXISTS (SELECT FROM conflicts f JOIN jurors j ON j.id = f.juror_id
      WHERE f.proposal_id = card.proposal_id AND f.standing <> 'clear' AND j.person_id = NEW.said_by)
    OR EXISTS (SELECT FROM team_members m WHERE m.proposal_id = card.proposal_id AND m.person_id = NEW.said_by) THEN
    RAISE EXCEPTION 'somebody is kept from this proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_checks_no_conflict';
  END IF;
  IF NOT card.is_waiting AND EXISTS (SELECT FROM pub_challenges c
      WHERE c.id = NEW.challenge_id AND c.state IN ('announced', 'piloting', 'completed')) THEN
    RAISE EXCEPTION 'the team has read it' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_checks_told';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER comment_checks_allowed BEFORE INSERT ON comment_checks
  FOR EACH ROW EXECUTE FUNCTION comment_check_is_allowed();
--> statement-breakpoint
-- Bands go with a decision that is withdrawn, and stay once they were told.
CREATE FUNCTION feedback_bands_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM pub_challenges c WHERE c.id = coalesce(NEW.challenge_id, OLD.challenge_id)
      AND c.state IN ('announced', 'piloting', 'completed')) THEN
    RAISE EXCEPTION 'bands that were told stay as they are' USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_bands_stay';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER feedback_bands_stay BEFORE INSERT OR DELETE ON feedback_bands
  FOR EACH ROW EXECUTE FUNCTION feedback_bands_stay();
--> statement-breakpoint
CREATE FUNCTION feedback_waiver_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.agreed_at IS NOT NULL AND (NEW.agreed_at IS DISTINCT FROM OLD.agreed_at
      OR (NEW.agreed_by IS NOT NULL AND NEW.agreed_by IS DISTINCT FROM OLD.agreed_by)) THEN
    RAISE EXCEPTION 'two persons have said so' USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_waivers_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER feedback_waivers_stay BEFORE UPDATE ON feedback_waivers
  FOR EACH ROW EXECUTE FUNCTION feedback_waiver_stays();
--> statement-breakpoint
-- Were the second person there when it is written, one person would be enough.
CREATE FUNCTION feedback_waiver_is_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.asked_by IS NULL OR NEW.agreed_by IS NOT NULL OR NEW.agreed_at IS NOT NULL THEN
    RAISE EXCEPTION 'one person asks, another agrees' USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_waivers_asked_first';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER feedback_waivers_asked_first BEFORE INSERT ON feedback_waivers
  FOR EACH ROW EXECUTE FUNCTION feedback_waiver_is_asked();
--> statement-breakpoint
-- Every comment is checked and every team that was not selected reads something, or two persons say why not.
CREATE FUNCTION decision_has_feedback() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM feedback_waivers w WHERE w.decision_id = NEW.id AND w.agreed_by IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM comment_standings k WHERE k.challenge_id = NEW.challenge_id AND k.is_waiting) THEN
    RAISE EXCEPTION 'comments wait to be checked' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_comments_checked';
  END IF;
  IF EXISTS (SELECT FROM awards a WHERE a.decision_id = NEW.id AND a.outcome = 'not_selected' AND a.feedback !~ '\S'
      AND NOT EXISTS (SELECT FROM comment_standings k WHERE k.proposal_id = a.proposal_id AND k.step IN ('approved', 'edited'))
      AND NOT EXISTS (SELECT FROM feedback_bands b WHERE b.proposal_id = a.proposal_id AND b.band IS NOT NULL)) THEN
    RAISE EXCEPTION 'a team would read no feedback' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_feedback_given';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_feedback BEFORE UPDATE OF state ON decisions
  FOR EACH ROW WHEN (NEW.state = 'confirmed' AND OLD.state = 'recorded') EXECUTE FUNCTION decision_has_feedback();
--> statement-breakpoint
-- A team rates what it has read, for thirty days.
CREATE FUNCTION feedback_rating_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pub_challenges c WHERE c.id = NEW.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
      AND haaste_now() < c.announces_at + interval '30 days')
    OR NOT EXISTS (SELECT FROM awards a JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
      WHERE a.proposal_id = NEW.proposal_id) THEN
    RAISE EXCEPTION 'there is no feedback to rate' USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_ratings_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER feedback_ratings_in_time BEFORE INSERT OR UPDATE ON feedback_ratings
  FOR EACH ROW EXECUTE FUNCTION feedback_rating_in_time();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION comment_check_is_allowed(), feedback_bands_stay(), feedback_waiver_stays(), feedback_waiver_is_asked(),
  decision_has_feedback(), feedback_rating_in_time() FROM PUBLIC;
