GRANT SELECT, INSERT, UPDATE, DELETE ON host_waivers TO haaste_app;
--> statement-breakpoint
-- Whether anybody is asked is settled with the decision: afterwards what it was made with stays.
CREATE FUNCTION host_waiver_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = coalesce(NEW.challenge_id, OLD.challenge_id)
      AND c.state IN ('confirmed', 'announced', 'piloting', 'completed')) THEN
    RAISE EXCEPTION 'what a decision was made with stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'host_waivers_in_time';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER host_waivers_in_time BEFORE INSERT OR UPDATE OR DELETE ON host_waivers
  FOR EACH ROW EXECUTE FUNCTION host_waiver_in_time();
--> statement-breakpoint
CREATE VIEW pub_counting_rules AS
SELECT r.challenge_id, r.counts FROM consensus_rules r JOIN pub_challenges c ON c.id = r.challenge_id;
--> statement-breakpoint
GRANT SELECT ON pub_counting_rules TO haaste_public, haaste_app;
--> statement-breakpoint
-- The awards and the money that were announced stay as they are: a challenge is edited before it is on the calendar. Whole
-- challenges may go, and then their rows are not there any more.
CREATE FUNCTION awards_stay_as_announced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  challenge uuid := CASE
    WHEN TG_TABLE_NAME = 'award_line_texts' THEN (SELECT l.challenge_id FROM award_lines l
      WHERE l.id = coalesce((to_jsonb(NEW) ->> 'award_line_id'), (to_jsonb(OLD) ->> 'award_line_id'))::uuid)
    ELSE coalesce((to_jsonb(NEW) ->> 'challenge_id'), (to_jsonb(OLD) ->> 'challenge_id'))::uuid END;
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = challenge
      AND c.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved')) THEN
    RAISE EXCEPTION 'awards and budgets stay as they were announced' USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_stay_as_announced';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER award_rules_stay BEFORE INSERT OR UPDATE OR DELETE ON award_rules FOR EACH ROW EXECUTE FUNCTION awards_stay_as_announced();
--> statement-breakpoint
CREATE TRIGGER budget_lines_stay BEFORE INSERT OR UPDATE OR DELETE ON budget_lines FOR EACH ROW EXECUTE FUNCTION awards_stay_as_announced();
--> statement-breakpoint
CREATE TRIGGER award_lines_stay BEFORE INSERT OR UPDATE OR DELETE ON award_lines FOR EACH ROW EXECUTE FUNCTION awards_stay_as_announced();
--> statement-breakpoint
CREATE TRIGGER award_line_texts_stay BEFORE INSERT OR UPDATE OR DELETE ON award_line_texts FOR EACH ROW EXECUTE FUNCTION awards_stay_as_announced();
