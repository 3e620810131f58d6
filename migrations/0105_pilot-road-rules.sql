-- The road of a pilot is walked one step at a time, and the table of its steps writes itself.
CREATE FUNCTION pilot_keeps_to_its_road() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
    ('awarded', 'agreed'), ('agreed', 'preparing'), ('preparing', 'running'), ('running', 'measured'), ('measured', 'scaled'),
    ('awarded', 'stopped'), ('agreed', 'stopped'), ('preparing', 'stopped'), ('running', 'stopped'), ('measured', 'stopped')
  ) THEN
    RAISE EXCEPTION 'a pilot goes from % to no %', OLD.state, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'pilots_road';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilots_road BEFORE UPDATE OF state ON pilots FOR EACH ROW EXECUTE FUNCTION pilot_keeps_to_its_road();
--> statement-breakpoint
CREATE FUNCTION pilot_move_is_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO pilot_moves (pilot_id, "to", reason, moved_at)
  VALUES (NEW.id, NEW.state, CASE WHEN NEW.state = 'stopped' THEN NEW.stop_reason ELSE '' END, NEW.state_at);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilots_first_move AFTER INSERT ON pilots FOR EACH ROW EXECUTE FUNCTION pilot_move_is_kept();
--> statement-breakpoint
CREATE TRIGGER pilots_move AFTER UPDATE OF state ON pilots
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION pilot_move_is_kept();
--> statement-breakpoint
-- Pilots that exist began as agreed; what lay between then and now is in the record alone.
INSERT INTO pilot_moves (pilot_id, "to", moved_at) SELECT id, 'agreed', created_at FROM pilots WHERE state <> 'agreed';
--> statement-breakpoint
INSERT INTO pilot_moves (pilot_id, "to", reason, moved_at) SELECT id, state, coalesce(stop_reason, ''), state_at FROM pilots;
--> statement-breakpoint
GRANT SELECT ON pilot_moves TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON pilot_permits TO haaste_app;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_pilots AS
SELECT l.id, l.slug, l.challenge_id, l.state, l.site, l.summary, l.starts_on, l.ends_on, l.stop_reason,
  h.name AS host, o.name AS organisation, o.country, v.title, v.language, l.state_at, l.content_locale, l.site_limits
FROM pilots l
JOIN pub_challenges c ON c.id = l.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = l.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
JOIN organisations h ON h.id = l.host_organisation_id
WHERE l.is_published;
--> statement-breakpoint
CREATE VIEW pub_pilot_moves AS
SELECT m.pilot_id, m."to", m.moved_at FROM pilot_moves m JOIN pub_pilots l ON l.id = m.pilot_id;
--> statement-breakpoint
CREATE VIEW pub_pilot_permits AS
SELECT p.pilot_id, p.position, p.name, p.authority, p.state, p.state_on
FROM pilot_permits p JOIN pub_pilots l ON l.id = p.pilot_id;
--> statement-breakpoint
GRANT SELECT ON pub_pilot_moves, pub_pilot_permits TO haaste_app, haaste_public;
