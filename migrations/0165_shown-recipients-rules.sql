-- As before; to whom it was shown to go is part of what is agreed to.
CREATE OR REPLACE FUNCTION broadcast_stays_as_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('approved', 'undone') AND
    ROW(NEW.texts::text, NEW.audience, NEW.challenge_id, NEW.programme_id, NEW.recipients, NEW.seen_hash, NEW.approved_at, NEW.goes_at)
      IS DISTINCT FROM
    ROW(OLD.texts::text, OLD.audience, OLD.challenge_id, OLD.programme_id, OLD.recipients, OLD.seen_hash, OLD.approved_at, OLD.goes_at)
  THEN
    RAISE EXCEPTION 'broadcast % was agreed to as it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'approved' AND NEW.state NOT IN ('approved', 'undone') OR OLD.state = 'undone' AND NEW.state <> 'undone' THEN
    RAISE EXCEPTION 'broadcast % does not go back', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'asked' AND NEW.state IN ('asked', 'approved') AND
    ROW(NEW.texts::text, NEW.audience, NEW.challenge_id, NEW.programme_id, NEW.recipients, NEW.seen_hash) IS DISTINCT FROM
    ROW(OLD.texts::text, OLD.audience, OLD.challenge_id, OLD.programme_id, OLD.recipients, OLD.seen_hash)
  THEN
    RAISE EXCEPTION 'broadcast % is being looked at', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
