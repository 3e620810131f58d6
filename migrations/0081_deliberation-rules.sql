GRANT SELECT, INSERT, UPDATE, DELETE ON judging_rounds, finalists, meeting_items TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON consensus_rules, shortlists, consensus_meetings, meeting_presences, pitch_slots TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON meeting_item_jurors, consensus_scores, meeting_minutes TO haaste_app;
--> statement-breakpoint
-- What the jury agreed on, and what was written down, stays; only that a later one took its place, and the approval, are added.
REVOKE UPDATE, DELETE ON consensus_scores, meeting_minutes, meeting_item_jurors FROM haaste_app;
--> statement-breakpoint
GRANT UPDATE (replaced_at) ON consensus_scores TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (approved_at, approved_by, approved_name) ON meeting_minutes TO haaste_app;
--> statement-breakpoint
-- Which ranking counts is stated while proposals can still come in: nobody chooses the rule by what it does.
CREATE FUNCTION consensus_rule_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = NEW.challenge_id
      AND haaste_now() >= greatest(c.closes_at, c.own_deadlines_until) + c.grace_minutes * interval '1 minute') THEN
    RAISE EXCEPTION 'which ranking counts is stated before the deadline' USING ERRCODE = 'check_violation', CONSTRAINT = 'consensus_rules_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consensus_rules_in_time BEFORE INSERT OR UPDATE OF counts ON consensus_rules FOR EACH ROW EXECUTE FUNCTION consensus_rule_in_time();
--> statement-breakpoint
-- Nobody who has a conflict is written down as having been in the room.
CREATE FUNCTION item_juror_without_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.part IN ('in', 'abstained') AND EXISTS (SELECT FROM conflicts c
      WHERE c.juror_id = NEW.juror_id AND c.proposal_id = NEW.proposal_id AND c.standing = 'conflict') THEN
    RAISE EXCEPTION 'a juror with a conflict is out of the room' USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_item_jurors_out';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER meeting_item_jurors_out BEFORE INSERT ON meeting_item_jurors FOR EACH ROW EXECUTE FUNCTION item_juror_without_conflict();
--> statement-breakpoint
-- Approved minutes are the last ones.
CREATE FUNCTION minutes_end_with_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM meeting_minutes m WHERE m.meeting_id = NEW.meeting_id AND m.approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the minutes are approved' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_minutes_end';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER meeting_minutes_end BEFORE INSERT OR UPDATE OF approved_at ON meeting_minutes FOR EACH ROW EXECUTE FUNCTION minutes_end_with_approval();
