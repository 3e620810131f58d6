GRANT SELECT, INSERT ON announcement_changes TO haaste_app;
--> statement-breakpoint
-- What was announced stays as it was; only the names of accounts that are gone go.
CREATE TRIGGER announcement_changes_are_fixed BEFORE UPDATE ON announcement_changes
  FOR EACH ROW WHEN (NEW.changed_by IS NOT NULL OR ROW(OLD.challenge_id, OLD.previous_announces_at, OLD.announces_at, OLD.reason, OLD.changed_at)
    IS DISTINCT FROM ROW(NEW.challenge_id, NEW.previous_announces_at, NEW.announces_at, NEW.reason, NEW.changed_at))
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE VIEW pub_announcement_changes AS
SELECT a.challenge_id, a.previous_announces_at, a.announces_at, a.reason, a.changed_at
FROM announcement_changes a JOIN pub_challenges c ON c.id = a.challenge_id;
--> statement-breakpoint
GRANT SELECT ON pub_announcement_changes TO haaste_app, haaste_public;
