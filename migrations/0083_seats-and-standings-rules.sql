-- Work goes to who sits on the jury now: accepted, and no substitute. What somebody finished before leaving stays.
CREATE FUNCTION assignment_is_seated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.standing IS NOT NULL AND NOT EXISTS (
      SELECT FROM jurors j WHERE j.id = NEW.juror_id AND j.state = 'accepted' AND NOT j.is_substitute) THEN
    RAISE EXCEPTION 'nothing is assigned to who has no seat or stands by as a substitute' USING ERRCODE = 'check_violation', CONSTRAINT = 'assignments_seated';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assignments_seated BEFORE INSERT OR UPDATE OF standing, juror_id ON assignments
  FOR EACH ROW EXECUTE FUNCTION assignment_is_seated();
--> statement-breakpoint
-- An exclusion is lifted by taking its row away, never by the juror's own word: a later declaration cannot overwrite it.
CREATE FUNCTION exclusion_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.standing = 'excluded' AND NEW.standing <> 'excluded' THEN
    RAISE EXCEPTION 'the juror is excluded from this proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'conflicts_exclusion_stands';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER conflicts_exclusion_stands BEFORE UPDATE OF standing ON conflicts
  FOR EACH ROW EXECUTE FUNCTION exclusion_stands();
--> statement-breakpoint
CREATE FUNCTION conduct_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of the code of conduct is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'conducts_append_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER conducts_append_only BEFORE UPDATE ON conducts FOR EACH ROW EXECUTE FUNCTION conduct_is_whole();
--> statement-breakpoint
GRANT SELECT, INSERT ON conducts TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON ties TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON dismissed_suggestions TO haaste_app;
--> statement-breakpoint
-- As before, and who has left a jury is as free as who declined it.
CREATE OR REPLACE FUNCTION seat_on_one_jury() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  programme uuid;
BEGIN
  IF NEW.state IN ('declined', 'left') THEN RETURN NEW; END IF;
  SELECT p.id INTO programme FROM challenges c JOIN programmes p ON p.id = c.programme_id
   WHERE c.id = NEW.challenge_id AND p.has_separate_juries FOR NO KEY UPDATE OF p;
  IF programme IS NULL THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM jurors j JOIN challenges c ON c.id = j.challenge_id
             WHERE c.programme_id = programme AND j.challenge_id <> NEW.challenge_id AND j.person_id = NEW.person_id
               AND j.state NOT IN ('declined', 'left')) THEN
    RAISE EXCEPTION 'the juror has a seat on the jury of another challenge of this programme' USING ERRCODE = 'check_violation', CONSTRAINT = 'jurors_one_jury';
  END IF;
  RETURN NEW;
END $$;
