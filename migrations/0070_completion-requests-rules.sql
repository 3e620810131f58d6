GRANT SELECT, INSERT ON completion_requests TO haaste_app;
--> statement-breakpoint
-- What was asked for, and until when, stays; only how it ended is written, once.
GRANT UPDATE (answered_at, answered_version, closed_at) ON completion_requests TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION completion_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL OR OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the request has ended' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'completion_requests_end_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER completion_requests_end_once BEFORE UPDATE ON completion_requests FOR EACH ROW EXECUTE FUNCTION completion_ends_once();
--> statement-breakpoint
-- A version without what may be different in the next one: its number, and the answers that were asked for.
CREATE FUNCTION version_without(body text, asked text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_set(body::jsonb - 'version', '{answers}', (body::jsonb -> 'answers') - asked)
$$;
--> statement-breakpoint
-- Stamped here and refused unless it is in time (t < greatest(deadline of all, own deadline) + grace), or answers what the
-- team was asked for before that request's own deadline, and changes nothing else.
CREATE OR REPLACE FUNCTION stamp_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz; grace interval; recorded text; asked text[]; before text;
BEGIN
  SELECT c.opens_at, greatest(c.closes_at, p.own_closes_at), c.grace_minutes * interval '1 minute', c.state
    INTO opens, closes, grace, recorded
    FROM proposals p JOIN challenges c ON c.id = p.challenge_id WHERE p.id = NEW.proposal_id;
  NEW.submitted_at := haaste_now();
  IF recorded IN ('scheduled', 'open') AND NEW.submitted_at >= opens AND NEW.submitted_at < closes + grace THEN
    NEW.is_in_grace := NEW.submitted_at >= closes;
    RETURN NEW;
  END IF;
  SELECT r.questions, v.body INTO asked, before
    FROM completion_requests r JOIN proposals p ON p.id = r.proposal_id AND p.submitted_version = r.version AND p.state = 'submitted'
    JOIN proposal_versions v ON v.proposal_id = r.proposal_id AND v.number = r.version
    WHERE r.proposal_id = NEW.proposal_id AND r.answered_at IS NULL AND r.closed_at IS NULL AND NEW.submitted_at < r.due_at
      AND NEW.number = r.version + 1 AND recorded IN ('scheduled', 'open', 'closed');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the challenge does not take proposals at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_in_time';
  ELSIF version_without(NEW.body, asked) IS DISTINCT FROM version_without(before, asked) THEN
    RAISE EXCEPTION 'only what was asked for may change' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_completion';
  END IF;
  NEW.is_in_grace := false;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION proposal_standing(p proposals) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p.state = 'withdrawn' THEN 'withdrawn' WHEN p.duplicate_of IS NOT NULL THEN 'duplicate'
    WHEN p.completion_due_at IS NOT NULL THEN 'asked' ELSE coalesce(p.screening, 'unscreened') END
$$;
--> statement-breakpoint
DROP TRIGGER proposals_document ON proposals;
--> statement-breakpoint
CREATE TRIGGER proposals_document AFTER INSERT OR UPDATE OF state, submitted_version, screening, screened_version, duplicate_of, completion_due_at
  ON proposals FOR EACH ROW EXECUTE FUNCTION document_follows_proposal();
