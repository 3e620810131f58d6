GRANT SELECT, INSERT ON appeals TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (made_by, outcome, reasons, correction, correction_language, drafted_by, drafted_at, answered_by, answered_at) ON appeals TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON open_appeals TO haaste_app;
--> statement-breakpoint
-- How long teams may appeal is part of what the public was told before the deadline.
CREATE FUNCTION announced_appeal_days_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the announced time for appeals stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_appeal_days_stay';
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_appeal_days_stay BEFORE UPDATE OF appeal_days ON challenges
  FOR EACH ROW WHEN (OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved') AND NEW.appeal_days <> OLD.appeal_days)
  EXECUTE FUNCTION announced_appeal_days_stay();
--> statement-breakpoint
-- An appeal is made after the announcement and in time, by this database's clock, about a proposal that was handed in.
CREATE FUNCTION appeal_is_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM challenges c JOIN pub_challenges p ON p.id = c.id AND p.state IN ('announced', 'piloting', 'completed')
      WHERE c.id = NEW.challenge_id AND haaste_now() < c.announces_at + c.appeal_days * interval '1 day') THEN
    RAISE EXCEPTION 'appeals are taken after the announcement and in time' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_in_time';
  END IF;
  IF NOT EXISTS (SELECT FROM proposals p WHERE p.id = NEW.proposal_id AND p.state = 'submitted') THEN
    RAISE EXCEPTION 'only teams that handed in appeal' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_of_submitted';
  END IF;
  IF NEW.made_by IS NULL OR NEW.outcome IS NOT NULL OR NEW.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'an appeal is made by somebody and answered later' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_answered_later';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_in_time BEFORE INSERT ON appeals FOR EACH ROW EXECUTE FUNCTION appeal_is_in_time();
--> statement-breakpoint
-- An answer is what one person wrote and another confirmed to the letter; who recorded the decision does not confirm, and whoever
-- is kept from the proposal does neither. An answered appeal stays; only the names of accounts that are gone go.
CREATE FUNCTION appeal_is_answered_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hand uuid;
BEGIN
  IF (NEW.made_by IS DISTINCT FROM OLD.made_by AND NEW.made_by IS NOT NULL)
     OR (OLD.answered_at IS NOT NULL AND (
       ROW(NEW.outcome, NEW.reasons, NEW.correction, NEW.correction_language, NEW.drafted_at, NEW.answered_at)
         IS DISTINCT FROM ROW(OLD.outcome, OLD.reasons, OLD.correction, OLD.correction_language, OLD.drafted_at, OLD.answered_at)
       OR (NEW.drafted_by IS DISTINCT FROM OLD.drafted_by AND NEW.drafted_by IS NOT NULL)
       OR (NEW.answered_by IS DISTINCT FROM OLD.answered_by AND NEW.answered_by IS NOT NULL))) THEN
    RAISE EXCEPTION 'an appeal is made once and answered once' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_stay';
  END IF;
  IF OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL AND (
       ROW(NEW.outcome, NEW.reasons, NEW.correction, NEW.correction_language, NEW.drafted_by, NEW.drafted_at)
         IS DISTINCT FROM ROW(OLD.outcome, OLD.reasons, OLD.correction, OLD.correction_language, OLD.drafted_by, OLD.drafted_at)
       OR OLD.drafted_by IS NULL OR NEW.answered_by IS NULL) THEN
    RAISE EXCEPTION 'an answer is written by one person and confirmed by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_two_people';
  END IF;
  IF OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL AND NEW.answered_by = (
       SELECT c.decided_by FROM challenges c WHERE c.id = NEW.challenge_id) THEN
    RAISE EXCEPTION 'who recorded the decision does not confirm an answer' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_not_decider';
  END IF;
  hand := CASE WHEN NEW.answered_at IS NOT NULL THEN NEW.answered_by ELSE NEW.drafted_by END;
  IF OLD.answered_at IS NULL AND hand IS NOT NULL AND (
       EXISTS (SELECT FROM team_members m WHERE m.proposal_id = NEW.proposal_id AND m.person_id = hand)
       OR EXISTS (SELECT FROM conflicts f JOIN jurors j ON j.id = f.juror_id
         WHERE f.proposal_id = NEW.proposal_id AND f.standing <> 'clear' AND j.person_id = hand)) THEN
    RAISE EXCEPTION 'somebody is kept from this proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_no_conflict';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_answered_by_two BEFORE UPDATE ON appeals FOR EACH ROW EXECUTE FUNCTION appeal_is_answered_by_two();
--> statement-breakpoint
CREATE VIEW pub_appeal_days AS
SELECT c.id AS challenge_id, c.appeal_days AS days FROM challenges c JOIN pub_challenges p ON p.id = c.id;
--> statement-breakpoint
CREATE VIEW pub_corrections AS
SELECT a.challenge_id, a.correction, a.correction_language AS language, a.answered_at AS noted_at
FROM appeals a JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
WHERE a.answered_at IS NOT NULL AND a.correction <> '';
--> statement-breakpoint
CREATE VIEW pub_open_appeals AS
SELECT o.challenge_id, o.body
FROM open_appeals o JOIN pub_challenges c ON c.id = o.challenge_id AND c.state IN ('announced', 'piloting', 'completed');
--> statement-breakpoint
GRANT SELECT ON pub_appeal_days, pub_corrections, pub_open_appeals TO haaste_app, haaste_public;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION announced_appeal_days_stay(), appeal_is_in_time(), appeal_is_answered_by_two() FROM PUBLIC;
