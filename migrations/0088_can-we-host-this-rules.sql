-- What was signed stays as it was signed: nobody but the owner of the tables changes or deletes a statement.
GRANT SELECT, INSERT ON host_statements TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON host_requests TO haaste_app;
--> statement-breakpoint
-- A statement is signed while the owner is asked, and never about a decision that is confirmed.
CREATE FUNCTION host_statement_is_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM decisions d WHERE d.challenge_id = NEW.challenge_id AND d.state = 'confirmed') THEN
    RAISE EXCEPTION 'the decision it would be about is confirmed' USING ERRCODE = 'check_violation', CONSTRAINT = 'host_statements_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER host_statements_in_time BEFORE INSERT ON host_statements
  FOR EACH ROW EXECUTE FUNCTION host_statement_is_in_time();
--> statement-breakpoint
-- What one challenge's owner was asked and said does not go with a proposal to another challenge; the record keeps its hash.
CREATE FUNCTION hosting_stays_behind() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM host_statements WHERE proposal_id = OLD.id;
  DELETE FROM host_requests WHERE proposal_id = OLD.id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_hosting_stays_behind BEFORE UPDATE OF challenge_id ON proposals
  FOR EACH ROW WHEN (OLD.challenge_id <> NEW.challenge_id) EXECUTE FUNCTION hosting_stays_behind();
