-- Only the newest version of a paper is signed.
CREATE FUNCTION pilot_signature_is_of_newest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM pilot_papers mine JOIN pilot_papers newer ON newer.pilot_id = mine.pilot_id AND newer.kind = mine.kind
      AND newer.number > mine.number
    WHERE mine.id = NEW.paper_id
  ) THEN
    RAISE EXCEPTION 'there is a newer version' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_signatures_newest';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilot_signatures_newest BEFORE INSERT ON pilot_signatures
  FOR EACH ROW EXECUTE FUNCTION pilot_signature_is_of_newest();
--> statement-breakpoint
-- A yes is to the report as it stands, by somebody; and what both have said yes to is rewritten no more.
CREATE FUNCTION milestone_approval_is_of_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by IS NULL OR NOT EXISTS (
    SELECT FROM milestones m WHERE m.id = NEW.milestone_id AND m.report_hash = NEW.report_hash AND m.retired_at IS NULL
  ) THEN
    RAISE EXCEPTION 'not the report that stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_approvals_report';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_approvals_report BEFORE INSERT ON milestone_approvals
  FOR EACH ROW EXECUTE FUNCTION milestone_approval_is_of_report();
--> statement-breakpoint
CREATE FUNCTION is_approved_by_both(milestone uuid, report text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT part) = 2 FROM milestone_approvals WHERE milestone_id = milestone AND report_hash = report
$$;
--> statement-breakpoint
CREATE FUNCTION approved_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_approved_by_both(OLD.id, OLD.report_hash) THEN
    RAISE EXCEPTION 'the report is approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'milestones_approved_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_approved_stay BEFORE UPDATE OF report, report_hash, retired_at ON milestones
  FOR EACH ROW WHEN (OLD.report_hash IS NOT NULL) EXECUTE FUNCTION approved_report_stays();
--> statement-breakpoint
-- No money before its report; the last of it, and what hangs on the final report, not before both have approved that.
CREATE FUNCTION payment_waits_for_its_report() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step milestones%ROWTYPE;
BEGIN
  IF NEW.paid_on IS NULL THEN RETURN NEW; END IF;
  SELECT * INTO step FROM milestones WHERE id = NEW.milestone_id;
  IF step.report_hash IS NULL THEN
    RAISE EXCEPTION 'its milestone has no report' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_payments_reported';
  END IF;
  IF (step.report_kind = 'final' OR NOT EXISTS (
      SELECT FROM pilot_payments p WHERE p.pilot_id = NEW.pilot_id AND p.id <> NEW.id AND p.paid_on IS NULL))
    AND NOT EXISTS (
      SELECT FROM milestones m WHERE m.pilot_id = NEW.pilot_id AND m.report_kind = 'final' AND m.retired_at IS NULL
        AND is_approved_by_both(m.id, m.report_hash))
  THEN
    RAISE EXCEPTION 'the final report is not approved by both' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_payments_approved';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilot_payments_wait BEFORE INSERT OR UPDATE OF paid_on ON pilot_payments
  FOR EACH ROW EXECUTE FUNCTION payment_waits_for_its_report();
--> statement-breakpoint
CREATE TRIGGER pilot_payments_paid_stay BEFORE UPDATE ON pilot_payments
  FOR EACH ROW WHEN (OLD.paid_on IS NOT NULL AND ROW(OLD.amount, OLD.currency, OLD.vat, OLD.milestone_id, OLD.paid_on)
    IS DISTINCT FROM ROW(NEW.amount, NEW.currency, NEW.vat, NEW.milestone_id, NEW.paid_on)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON pilot_papers, pilot_signatures, milestone_approvals TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON pilot_payments TO haaste_app;
