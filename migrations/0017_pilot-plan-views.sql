-- A milestone that was taken out of the plan is told among the changes; a measure stays with its values, marked as retired.
CREATE OR REPLACE VIEW pub_milestones AS
SELECT m.pilot_id, m.position, m.title, m.due_on, m.reported_at IS NOT NULL AS is_reported
FROM milestones m JOIN pub_pilots l ON l.id = m.pilot_id
WHERE m.retired_at IS NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_measures AS
SELECT m.id, m.pilot_id, m.position, m.name, m.unit, m.method, m.comparator, m.baseline, m.baseline_basis, m.target,
  m.retired_at, m.retire_reason
FROM measures m JOIN pub_pilots l ON l.id = m.pilot_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_measurements AS
SELECT DISTINCT ON (v.measure_id, v.measured_on) v.measure_id, v.value, v.measured_on, v.basis, v.note, v.unit
FROM measurements v JOIN pub_measures m ON m.id = v.measure_id
ORDER BY v.measure_id, v.measured_on, v.entered_at DESC, v.id;
--> statement-breakpoint
CREATE VIEW pub_plan_changes AS
SELECT c.id, c.pilot_id, c.item, c.item_id, c.name, c.kind, c.changes, c.reason, c.changed_at
FROM pilot_plan_changes c JOIN pub_pilots l ON l.id = c.pilot_id;
--> statement-breakpoint
CREATE TRIGGER pilot_plan_changes_are_fixed BEFORE UPDATE OF item, item_id, name, kind, changes, reason, changed_at ON pilot_plan_changes
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON pilot_plan_changes TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_plan_changes TO haaste_app, haaste_public;
