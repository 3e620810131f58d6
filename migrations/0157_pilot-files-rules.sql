-- The application adds files, notes what a scanner said, that one was removed and whether it may be public, and lets go of
-- rows nobody refers to. What a sent paper holds stays.
GRANT SELECT, INSERT, DELETE ON pilot_files TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (scan, scan_finding, scanned_at, scan_begun_at, removed_at, is_offered, confirmed_at, confirmed_by) ON pilot_files TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON paper_files TO haaste_app;
--> statement-breakpoint
-- A file comes while its pilot goes on, and evidence is of a value of that very pilot.
CREATE FUNCTION stamp_pilot_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.uploaded_at := haaste_now();
  IF EXISTS (SELECT FROM pilots p WHERE p.id = NEW.pilot_id AND p.state IN ('scaled', 'stopped')) THEN
    RAISE EXCEPTION 'the pilot has ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_files_in_time';
  END IF;
  IF NEW.measurement_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM measurements v JOIN measures m ON m.id = v.measure_id WHERE v.id = NEW.measurement_id AND m.pilot_id = NEW.pilot_id
  ) THEN
    RAISE EXCEPTION 'a value of another pilot' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_files_of_its_pilot';
  END IF;
  IF NEW.confirmed_at IS NOT NULL THEN
    RAISE EXCEPTION 'nobody has confirmed it yet' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_files_confirmed_later';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilot_files_stamp BEFORE INSERT ON pilot_files FOR EACH ROW EXECUTE FUNCTION stamp_pilot_file();
--> statement-breakpoint
-- What has been removed stays removed; and the pilot's manager alone makes evidence public, once it has been looked at.
CREATE FUNCTION keep_pilot_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at THEN
    RAISE EXCEPTION 'a removed file stays removed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'pilot_files_removed_once';
  END IF;
  IF NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL AND (
    NEW.removed_at IS NOT NULL OR NEW.scan NOT IN ('clean', 'skipped') OR NEW.confirmed_by IS NULL
    OR NOT EXISTS (SELECT FROM pilots p WHERE p.id = NEW.pilot_id AND p.manager_id = NEW.confirmed_by)
  ) THEN
    RAISE EXCEPTION 'the manager confirms what has been looked at' USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_files_manager_confirms';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pilot_files_keep BEFORE UPDATE ON pilot_files FOR EACH ROW EXECUTE FUNCTION keep_pilot_file();
--> statement-breakpoint
-- A paper holds standing annexes of its own pilot and kind that a scanner has nothing against.
CREATE FUNCTION paper_file_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pilot_files f JOIN pilot_papers p ON p.pilot_id = f.pilot_id AND p.kind = f.paper_kind
    WHERE f.id = NEW.file_id AND p.id = NEW.paper_id AND f.removed_at IS NULL AND f.scan IN ('clean', 'skipped')
  ) THEN
    RAISE EXCEPTION 'a paper holds its own standing annexes alone' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_files_standing';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER paper_files_stand BEFORE INSERT ON paper_files FOR EACH ROW EXECUTE FUNCTION paper_file_stands();
--> statement-breakpoint
CREATE TRIGGER paper_files_are_fixed BEFORE UPDATE OR DELETE ON paper_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Exactly the annexes a paper was sent with: one more later needs another version.
CREATE FUNCTION paper_files_are_complete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paper uuid;
BEGIN
  IF TG_TABLE_NAME = 'pilot_papers' THEN paper := NEW.id; ELSE paper := NEW.paper_id; END IF;
  IF EXISTS (
    SELECT FROM pilot_papers p WHERE p.id = paper AND p.file_count <> (SELECT count(*) FROM paper_files f WHERE f.paper_id = p.id)
  ) THEN
    RAISE EXCEPTION 'not the annexes it was sent with' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_files_as_sent';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pilot_papers_files_as_sent AFTER INSERT ON pilot_papers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION paper_files_are_complete();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER paper_files_as_sent AFTER INSERT ON paper_files
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION paper_files_are_complete();
--> statement-breakpoint
CREATE VIEW pub_evidence_files AS
SELECT f.id, m.pilot_id, l.slug AS pilot_slug, m.name AS measure, v.value, v.unit, v.measured_on, v.basis,
  f.name, f.type, f.bytes, f.sha256, f.scan, f.cautions
FROM pilot_files f
JOIN measurements v ON v.id = f.measurement_id
JOIN pub_measures m ON m.id = v.measure_id
JOIN pub_pilots l ON l.id = m.pilot_id
WHERE f.confirmed_at IS NOT NULL AND f.removed_at IS NULL AND f.scan IN ('clean', 'skipped')
  AND NOT EXISTS (
    SELECT FROM measurements n WHERE n.measure_id = v.measure_id AND n.measured_on = v.measured_on
      AND (n.entered_at > v.entered_at OR (n.entered_at = v.entered_at AND n.id < v.id)));
--> statement-breakpoint
GRANT SELECT ON pub_evidence_files TO haaste_app, haaste_public;
