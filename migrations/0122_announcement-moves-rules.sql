GRANT SELECT, INSERT, UPDATE ON announcement_moves TO haaste_app;
--> statement-breakpoint
-- What was asked for stays as it was asked; it is answered once. Only the names of accounts that are gone go.
CREATE FUNCTION announcement_move_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.challenge_id, NEW.decision_id, NEW.kind, NEW.reason, NEW.calendar_version, NEW.asked_at)
       IS DISTINCT FROM (OLD.challenge_id, OLD.decision_id, OLD.kind, OLD.reason, OLD.calendar_version, OLD.asked_at)
     OR NEW.announces_at IS DISTINCT FROM OLD.announces_at
     OR (NEW.asked_by IS DISTINCT FROM OLD.asked_by AND NEW.asked_by IS NOT NULL)
     OR (OLD.state <> 'asked' AND ((NEW.state, NEW.answered_at) IS DISTINCT FROM (OLD.state, OLD.answered_at)
       OR (NEW.answered_by IS DISTINCT FROM OLD.answered_by AND NEW.answered_by IS NOT NULL))) THEN
    RAISE EXCEPTION 'a question about the announcement is asked and answered once' USING ERRCODE = 'check_violation', CONSTRAINT = 'announcement_moves_fixed';
  END IF;
  IF NEW.state = 'agreed' AND OLD.state = 'asked' AND (OLD.asked_by IS NULL OR NEW.answered_by IS NULL) THEN
    RAISE EXCEPTION 'the announcement is moved by two people' USING ERRCODE = 'check_violation', CONSTRAINT = 'announcement_moves_two_people';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER announcement_moves_fixed BEFORE UPDATE ON announcement_moves
  FOR EACH ROW EXECUTE FUNCTION announcement_move_is_fixed();
--> statement-breakpoint
-- The announcement of a confirmed decision moves with the agreement of two, and with nothing else.
CREATE FUNCTION announcement_is_moved_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM announcement_moves m
      WHERE m.challenge_id = NEW.id AND m.state = 'agreed' AND m.calendar_version = OLD.calendar_version
        AND (m.announces_at IS NULL OR m.announces_at = NEW.announces_at)) THEN
    RAISE EXCEPTION 'the announcement of a confirmed decision is moved by two people' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_moved_by_two';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_moved_by_two BEFORE UPDATE OF announces_at ON challenges
  FOR EACH ROW WHEN (OLD.state = 'confirmed' AND NEW.announces_at IS DISTINCT FROM OLD.announces_at)
  EXECUTE FUNCTION announcement_is_moved_by_two();
