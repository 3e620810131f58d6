GRANT SELECT, INSERT, DELETE ON approval_people TO haaste_app;
--> statement-breakpoint
-- Whoever approves is among those the programme has named for it, where it has named anybody.
CREATE FUNCTION is_named_for(wanted text, of_programme uuid, person uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM approval_people a WHERE a.programme_id = of_programme AND a.approval = wanted)
    OR EXISTS (SELECT FROM approval_people a
      WHERE a.programme_id = of_programme AND a.approval = wanted AND a.person_id = person)
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION is_named_for(text, uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_named_for(text, uuid, uuid) TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION challenges_named_approvers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by IS DISTINCT FROM OLD.approved_by AND NEW.approved_by IS NOT NULL
     AND NOT is_named_for('opening', NEW.programme_id, NEW.approved_by) THEN
    RAISE EXCEPTION 'the programme names others for approving' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_named_approver';
  END IF;
  IF NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND NEW.confirmed_by IS NOT NULL
     AND NOT is_named_for('decision', NEW.programme_id, NEW.confirmed_by) THEN
    RAISE EXCEPTION 'the programme names others for confirming' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_named_confirmer';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_named_approvers BEFORE UPDATE OF approved_by, confirmed_by ON challenges
  FOR EACH ROW EXECUTE FUNCTION challenges_named_approvers();
--> statement-breakpoint
CREATE FUNCTION briefs_named_issuer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.issued_by IS DISTINCT FROM OLD.issued_by AND NEW.issued_by IS NOT NULL
     AND NOT is_named_for('addendum', (SELECT c.programme_id FROM challenges c WHERE c.id = NEW.challenge_id), NEW.issued_by) THEN
    RAISE EXCEPTION 'the programme names others for issuing' USING ERRCODE = 'check_violation', CONSTRAINT = 'briefs_named_issuer';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER briefs_named_issuer BEFORE UPDATE OF issued_by ON briefs
  FOR EACH ROW EXECUTE FUNCTION briefs_named_issuer();
