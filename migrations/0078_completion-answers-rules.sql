-- What is written on the way is taken while the request is open, and to the questions it names.
CREATE FUNCTION completion_answer_is_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM completion_requests r WHERE r.id = NEW.request_id AND NEW.question = ANY (r.questions)
      AND r.answered_at IS NULL AND r.closed_at IS NULL AND haaste_now() < r.due_at) THEN
    RAISE EXCEPTION 'nothing of that kind is asked for at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'completion_answers_asked';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER completion_answers_asked BEFORE INSERT OR UPDATE OF value, question, request_id ON completion_answers
  FOR EACH ROW EXECUTE FUNCTION completion_answer_is_asked();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON completion_answers TO haaste_app;
