-- A pilot is scaled by its decision alone; what became of it is told once.
CREATE FUNCTION scaled_pilot_has_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM scaling_decisions d WHERE d.pilot_id = NEW.id) THEN
    RAISE EXCEPTION 'nobody has decided how it goes on' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilots_scaled_by_decision';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilots_scaled_by_decision BEFORE UPDATE OF state ON pilots
  FOR EACH ROW WHEN (NEW.state = 'scaled' AND OLD.state = 'measured') EXECUTE FUNCTION scaled_pilot_has_decision();
--> statement-breakpoint
GRANT SELECT, INSERT ON scaling_decisions, pilot_followups TO haaste_app;
--> statement-breakpoint
CREATE VIEW pub_scaling_decisions AS
SELECT d.pilot_id, d.way, d.decider, d.decided_on, d.reasons FROM scaling_decisions d JOIN pub_pilots l ON l.id = d.pilot_id;
--> statement-breakpoint
CREATE VIEW pub_pilot_followups AS
SELECT f.pilot_id, f.months, f.side, f.standing, f.answered_at FROM pilot_followups f JOIN pub_pilots l ON l.id = f.pilot_id;
--> statement-breakpoint
GRANT SELECT ON pub_scaling_decisions, pub_pilot_followups TO haaste_app, haaste_public;
