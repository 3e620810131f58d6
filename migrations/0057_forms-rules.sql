GRANT SELECT, INSERT, UPDATE, DELETE ON forms TO haaste_app;
--> statement-breakpoint
-- A form bears the number of its brief, and stays as it is once people may have begun to answer it: the first one from
-- the opening of its challenge, a later one from the addendum it came with.
CREATE FUNCTION form_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_brief briefs; of_challenge text;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT * INTO of_brief FROM briefs WHERE id = OLD.brief_id;
    SELECT state INTO of_challenge FROM challenges WHERE id = OLD.challenge_id;
    -- Gone with its brief or its challenge.
    IF TG_OP = 'DELETE' AND (of_brief.id IS NULL OR of_challenge IS NULL) THEN RETURN OLD; END IF;
    IF (OLD.number > 1 AND of_brief.is_published)
       OR (OLD.number = 1 AND of_challenge NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')) THEN
      RAISE EXCEPTION 'a form that is answered stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'forms_stay';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  END IF;
  SELECT * INTO of_brief FROM briefs WHERE id = NEW.brief_id;
  IF of_brief.challenge_id <> NEW.challenge_id OR of_brief.number <> NEW.number THEN
    RAISE EXCEPTION 'a form bears the number of its brief' USING ERRCODE = 'check_violation', CONSTRAINT = 'forms_of_brief';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.number > 1 AND of_brief.is_published THEN
    RAISE EXCEPTION 'a form that is answered stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'forms_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER forms_stay BEFORE INSERT OR UPDATE OR DELETE ON forms FOR EACH ROW EXECUTE FUNCTION form_stays();
