GRANT SELECT, INSERT ON wordings TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON broadcasts TO haaste_app;
--> statement-breakpoint
-- What was shown to the second person stays as it was shown; it changes only by going back to a draft.
CREATE FUNCTION broadcast_stays_as_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('approved', 'undone') AND
    ROW(NEW.texts::text, NEW.audience, NEW.challenge_id, NEW.programme_id, NEW.seen_hash, NEW.approved_at, NEW.goes_at)
      IS DISTINCT FROM
    ROW(OLD.texts::text, OLD.audience, OLD.challenge_id, OLD.programme_id, OLD.seen_hash, OLD.approved_at, OLD.goes_at)
  THEN
    RAISE EXCEPTION 'broadcast % was agreed to as it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'approved' AND NEW.state NOT IN ('approved', 'undone') OR OLD.state = 'undone' AND NEW.state <> 'undone' THEN
    RAISE EXCEPTION 'broadcast % does not go back', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'asked' AND NEW.state IN ('asked', 'approved') AND
    ROW(NEW.texts::text, NEW.audience, NEW.challenge_id, NEW.programme_id, NEW.seen_hash) IS DISTINCT FROM
    ROW(OLD.texts::text, OLD.audience, OLD.challenge_id, OLD.programme_id, OLD.seen_hash)
  THEN
    RAISE EXCEPTION 'broadcast % is being looked at', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER broadcast_stays_as_shown BEFORE UPDATE ON broadcasts
  FOR EACH ROW EXECUTE FUNCTION broadcast_stays_as_shown();
