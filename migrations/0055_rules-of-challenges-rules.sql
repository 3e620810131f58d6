GRANT SELECT, INSERT, DELETE ON rule_texts TO haaste_app;
--> statement-breakpoint
-- What was published about rules stays as it was published.
CREATE FUNCTION rules_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = coalesce(NEW.challenge_id, OLD.challenge_id)
             AND c.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')) THEN
    RAISE EXCEPTION 'the rules of a published challenge stay as they are' USING ERRCODE = 'check_violation', CONSTRAINT = 'rules_stay';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER rules_stay BEFORE INSERT OR UPDATE OR DELETE ON rule_texts FOR EACH ROW EXECUTE FUNCTION rules_stay();
--> statement-breakpoint
CREATE VIEW pub_rules AS
SELECT r.challenge_id, r.number, r.locale, r.text FROM rule_texts r JOIN pub_challenges c ON c.id = r.challenge_id;
--> statement-breakpoint
GRANT SELECT ON pub_rules TO haaste_app, haaste_public;
--> statement-breakpoint
-- A proposal is found not eligible by a rule there is: one of the general six, or one that its challenge adds.
CREATE FUNCTION screening_by_rule() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.screening_rule IS NOT NULL AND NEW.screening_rule NOT IN ('1', '2', '3', '4', '5', '6')
     AND NOT EXISTS (SELECT FROM rule_texts r WHERE r.challenge_id = NEW.challenge_id AND r.number::text = NEW.screening_rule) THEN
    RAISE EXCEPTION 'the challenge has no such rule' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_screening_rule';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_screening_rule BEFORE INSERT OR UPDATE OF screening_rule ON proposals
  FOR EACH ROW EXECUTE FUNCTION screening_by_rule();
