-- Until when proposals are taken: the deadline of all or a later one of their own, and the announced minutes of grace.

-- 1. What is handed in -----------------------------------------------------------------------------------------------
-- Stamped here and refused unless it is in time, exactly: t < greatest(deadline of all, own deadline) + grace.
CREATE OR REPLACE FUNCTION stamp_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz; grace interval; recorded text;
BEGIN
  SELECT c.opens_at, greatest(c.closes_at, p.own_closes_at), c.grace_minutes * interval '1 minute', c.state
    INTO opens, closes, grace, recorded
    FROM proposals p JOIN challenges c ON c.id = p.challenge_id WHERE p.id = NEW.proposal_id;
  NEW.submitted_at := haaste_now();
  IF recorded NOT IN ('scheduled', 'open') OR NEW.submitted_at < opens OR NEW.submitted_at >= closes + grace THEN
    RAISE EXCEPTION 'the challenge does not take proposals at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_in_time';
  END IF;
  NEW.is_in_grace := NEW.submitted_at >= closes;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.record_hash IS NOT NULL
     OR (NEW.proposal_id, NEW.number, NEW.request_id, NEW.title, NEW.language, NEW.brief_number, NEW.body, NEW.salt, NEW.hash, NEW.submitted_by, NEW.submitted_at, NEW.is_in_grace)
        IS DISTINCT FROM
        (OLD.proposal_id, OLD.number, OLD.request_id, OLD.title, OLD.language, OLD.brief_number, OLD.body, OLD.salt, OLD.hash, OLD.submitted_by, OLD.submitted_at, OLD.is_in_grace)
  THEN
    RAISE EXCEPTION 'proposal_versions is append-only' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'proposal_versions_append_only';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- 2. What was announced stays ----------------------------------------------------------------------------------------
-- Grace and seal are part of what the public was told: they stay as they were once a challenge is on the calendar.
CREATE FUNCTION announced_rules_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved') AND NEW.grace_minutes <> OLD.grace_minutes THEN
    RAISE EXCEPTION 'the announced grace stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_grace_stays';
  END IF;
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved') AND NEW.is_sealed <> OLD.is_sealed THEN
    RAISE EXCEPTION 'the announced seal stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_seal_stays';
  END IF;
  IF NEW.own_deadlines_until IS DISTINCT FROM OLD.own_deadlines_until
     AND (NEW.own_deadlines_until IS NULL OR NEW.own_deadlines_until < OLD.own_deadlines_until) THEN
    RAISE EXCEPTION 'a deadline that was given moves later only' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_own_deadlines_later';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_announced_rules BEFORE UPDATE OF grace_minutes, is_sealed, own_deadlines_until ON challenges
  FOR EACH ROW EXECUTE FUNCTION announced_rules_stay();
--> statement-breakpoint

-- 3. A deadline of its own -------------------------------------------------------------------------------------------
-- It is given by a row with a reason, while the challenge takes proposals, and the seal waits for it.
CREATE FUNCTION give_own_deadline() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE recorded text; closes timestamptz; sealed_for timestamptz; own timestamptz; standing text;
BEGIN
  SELECT c.state, c.closes_at, c.own_deadlines_until, p.own_closes_at, p.state INTO recorded, closes, sealed_for, own, standing
    FROM proposals p JOIN challenges c ON c.id = p.challenge_id WHERE p.id = NEW.proposal_id;
  IF recorded <> 'open' OR standing = 'withdrawn' OR sealed_for IS NULL OR sealed_for < NEW.closes_at THEN
    RAISE EXCEPTION 'no deadline of its own can be given here' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_extensions_open';
  END IF;
  IF NEW.previous_closes_at <> greatest(closes, own) THEN
    RAISE EXCEPTION 'the deadline before is another' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_extensions_previous';
  END IF;
  UPDATE proposals SET own_closes_at = NEW.closes_at WHERE id = NEW.proposal_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_extensions_give AFTER INSERT ON proposal_extensions FOR EACH ROW EXECUTE FUNCTION give_own_deadline();
--> statement-breakpoint
CREATE TRIGGER proposal_extensions_are_fixed BEFORE UPDATE OR DELETE ON proposal_extensions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- By no other way.
CREATE FUNCTION own_deadline_is_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.own_closes_at IS DISTINCT FROM (SELECT max(e.closes_at) FROM proposal_extensions e WHERE e.proposal_id = NEW.id) THEN
    RAISE EXCEPTION 'a deadline of its own is given with a reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_own_deadline';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_own_deadline BEFORE INSERT OR UPDATE OF own_closes_at ON proposals FOR EACH ROW EXECUTE FUNCTION own_deadline_is_given();
--> statement-breakpoint

-- 4. What the public may read ----------------------------------------------------------------------------------------
-- The minutes of grace of the challenges that announce some.
CREATE VIEW pub_grace AS
SELECT c.id AS challenge_id, c.grace_minutes AS minutes
FROM challenges c JOIN pub_challenges p ON p.id = c.id WHERE c.grace_minutes > 0;
--> statement-breakpoint
-- The count tells how many have handed in: only once nobody can any more.
CREATE OR REPLACE VIEW pub_record_heads AS
SELECT h.programme_id,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM pub_challenges p JOIN challenges c ON c.id = p.id WHERE p.programme_id = h.programme_id
      AND (p.state = 'open' OR (p.state = 'closed' AND (SELECT haaste_now_once())
        < greatest(c.closes_at, c.own_deadlines_until) + c.grace_minutes * interval '1 minute'))) THEN h.seq END AS seq,
  h.hash
FROM record_heads h JOIN pub_programmes p ON p.id = h.programme_id;
--> statement-breakpoint
GRANT SELECT ON pub_grace TO haaste_app, haaste_public;
--> statement-breakpoint
GRANT SELECT, INSERT ON proposal_extensions TO haaste_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION announced_rules_stay(), give_own_deadline(), own_deadline_is_given() FROM PUBLIC;
