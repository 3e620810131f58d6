-- The application adds files, notes what a scanner said and that one was removed, and lets go of rows nobody refers to.
GRANT SELECT, INSERT, DELETE ON proposal_files TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (scan, scan_finding, scanned_at, scan_begun_at, removed_at) ON proposal_files TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON version_files TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON file_uploads TO haaste_app;
--> statement-breakpoint
-- A file is in time by the clock at which it is written down, to the last fraction of a second, like a version.
CREATE FUNCTION stamp_proposal_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz; recorded text; standing text;
BEGIN
  SELECT c.opens_at, greatest(c.closes_at, p.own_closes_at) + c.grace_minutes * interval '1 minute', c.state, p.state INTO opens, closes, recorded, standing
    FROM proposals p JOIN challenges c ON c.id = p.challenge_id WHERE p.id = NEW.proposal_id;
  NEW.uploaded_at := haaste_now();
  IF recorded NOT IN ('scheduled', 'open') OR NEW.uploaded_at < opens OR NEW.uploaded_at >= closes OR standing = 'withdrawn' THEN
    RAISE EXCEPTION 'the challenge does not take files at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_files_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_files_stamp BEFORE INSERT ON proposal_files FOR EACH ROW EXECUTE FUNCTION stamp_proposal_file();
--> statement-breakpoint
-- What has been removed stays removed.
CREATE FUNCTION keep_proposal_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at THEN
    RAISE EXCEPTION 'a removed file stays removed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'proposal_files_removed_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_files_keep BEFORE UPDATE ON proposal_files FOR EACH ROW EXECUTE FUNCTION keep_proposal_file();
--> statement-breakpoint
-- A version holds files of its own proposal that answer a question at that moment and that no scanner has found something in.
CREATE FUNCTION version_file_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM proposal_files f WHERE f.id = NEW.file_id AND f.removed_at IS NULL AND f.scan <> 'infected') THEN
    RAISE EXCEPTION 'a version holds standing files alone' USING ERRCODE = 'check_violation', CONSTRAINT = 'version_files_standing';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER version_files_stand BEFORE INSERT ON version_files FOR EACH ROW EXECUTE FUNCTION version_file_stands();
--> statement-breakpoint
CREATE TRIGGER version_files_are_fixed BEFORE UPDATE OR DELETE ON version_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
