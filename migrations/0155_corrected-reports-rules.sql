-- What was published as a correction stays, like the report it is about; one that waits can be taken back.
GRANT SELECT, INSERT, DELETE ON framework_corrections TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (published_by, published_at) ON framework_corrections TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION framework_correction_is_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.published_at IS NOT NULL AND EXISTS (SELECT FROM framework_reports r WHERE r.programme_id = OLD.programme_id AND r.year = OLD.year) THEN
      RAISE EXCEPTION 'a published correction stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_corrections_stay';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.published_at IS NOT NULL OR NEW.written_by IS NULL OR NOT EXISTS (
       SELECT FROM framework_reports r WHERE r.programme_id = NEW.programme_id AND r.year = NEW.year AND r.published_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a published report is corrected by two people' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_corrections_two_people';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND (NEW.published_by IS NULL OR NEW.written_by IS NULL) THEN
    RAISE EXCEPTION 'a published report is corrected by two people' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_corrections_two_people';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL AND (NEW.published_at IS DISTINCT FROM OLD.published_at
       OR (NEW.published_by IS DISTINCT FROM OLD.published_by AND NEW.published_by IS NOT NULL)) THEN
    RAISE EXCEPTION 'a published correction stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_corrections_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER framework_corrections_by_two BEFORE INSERT OR UPDATE OR DELETE ON framework_corrections
  FOR EACH ROW EXECUTE FUNCTION framework_correction_is_by_two();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION framework_correction_is_by_two() FROM PUBLIC;
--> statement-breakpoint
CREATE VIEW pub_framework_corrections AS
SELECT c.programme_id, c.year, c.number, c.body, c.values, c.published_at
FROM framework_corrections c JOIN pub_framework_reports r ON r.programme_id = c.programme_id AND r.year = c.year
WHERE c.published_at IS NOT NULL;
--> statement-breakpoint
GRANT SELECT ON pub_framework_corrections TO haaste_app, haaste_public;
