-- Registration closes by the clock of the database; what a team said can be changed until the first round begins. Withdrawing
-- is possible at any time, and is not undone.
CREATE OR REPLACE FUNCTION series_registration_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
      RAISE EXCEPTION 'a team that has withdrawn stays withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_teams_withdrawn';
    END IF;
    IF ROW(NEW.name, NEW.organisation, NEW.country, NEW.members, NEW.venue_id, NEW.number)
         IS NOT DISTINCT FROM ROW(OLD.name, OLD.organisation, OLD.country, OLD.members, OLD.venue_id, OLD.number) THEN
      RETURN NEW;
    END IF;
    IF NEW.number = OLD.number AND NEW.programme_id = OLD.programme_id THEN
      IF series_has_begun(NEW.programme_id) OR EXISTS (SELECT FROM series_rounds r
           WHERE r.programme_id = NEW.programme_id AND r.kind <> 'registration' AND r.state <> 'planned') THEN
        RAISE EXCEPTION 'a team stays as it was when the first round began' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_teams_settled';
      END IF;
      RETURN NEW;
    END IF;
  END IF;
  IF NOT EXISTS (SELECT FROM series_sittings s JOIN series_rounds r ON r.id = s.round_id
      WHERE s.programme_id = NEW.programme_id AND r.kind = 'registration' AND s.begins_at <= haaste_now() AND haaste_now() < s.ends_at) THEN
    RAISE EXCEPTION 'registration is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'series_teams_registration';
  END IF;
  RETURN NEW;
END $$;
