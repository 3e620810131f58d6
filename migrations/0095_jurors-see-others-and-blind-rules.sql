-- What was promised to applicants and jurors stays: blindness once a challenge is on the calendar, what jurors see of
-- each other once judging has begun.
CREATE FUNCTION judging_rules_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.is_blind <> OLD.is_blind AND OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved') THEN
    RAISE EXCEPTION 'the announced blindness stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_blindness_stays';
  END IF;
  IF NEW.jurors_see_others <> OLD.jurors_see_others
     AND OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'open', 'closed') THEN
    RAISE EXCEPTION 'what jurors see of each other stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_peer_sight_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_judging_rules BEFORE UPDATE OF is_blind, jurors_see_others ON challenges
  FOR EACH ROW EXECUTE FUNCTION judging_rules_stay();
--> statement-breakpoint
-- Having seen cannot be undone.
CREATE FUNCTION others_seen_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.others_seen_at IS NOT NULL AND NEW.others_seen_at IS DISTINCT FROM OLD.others_seen_at THEN
    RAISE EXCEPTION 'when a juror first saw the others stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'scorecards_others_seen_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scorecards_others_seen BEFORE UPDATE OF others_seen_at ON scorecards
  FOR EACH ROW EXECUTE FUNCTION others_seen_stays();
--> statement-breakpoint
CREATE VIEW pub_blind_challenges AS
SELECT c.id AS challenge_id FROM challenges c JOIN pub_challenges p ON p.id = c.id WHERE c.is_blind;
--> statement-breakpoint
GRANT SELECT ON pub_blind_challenges TO haaste_public, haaste_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION judging_rules_stay(), others_seen_stays() FROM PUBLIC;
