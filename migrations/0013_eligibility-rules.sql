-- Who may apply is part of what the public reads.
CREATE OR REPLACE VIEW pub_challenges AS
SELECT c.id, c.programme_id, c.slug, c.number,
  CASE
    WHEN c.state = 'cancelled' THEN 'cancelled'
    WHEN c.state IN ('announced', 'piloting', 'completed') THEN c.state
    WHEN c.state = 'archived' THEN CASE WHEN c.ended_from IN ('announced', 'piloting', 'completed') THEN 'completed' ELSE 'cancelled' END
    WHEN c.state = 'confirmed' AND haaste_now() >= c.announces_at THEN 'announced'
    WHEN haaste_now() < c.closes_at THEN 'open'
    WHEN c.state IN ('scheduled', 'open', 'closed') THEN 'closed'
    WHEN c.state = 'judging' AND haaste_now() < c.judging_ends_at THEN 'judging'
    ELSE 'deciding'
  END AS state,
  c.zone, c.opens_at, c.closes_at, c.judging_ends_at, c.announces_at, c.calendar_version, c.pilots_offered, c.is_sealed,
  o.name AS owner_name, o.short_name AS owner_short_name,
  CASE WHEN c.state = 'cancelled' THEN c.cancel_reason END AS cancel_reason,
  c.eligible_kinds, c.eligible_countries
FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id
WHERE (c.state = 'scheduled' AND haaste_now() >= c.opens_at)
   OR c.state IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed')
   OR (c.state = 'archived' AND c.ended_from IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed'))
   OR (c.state = 'cancelled' AND EXISTS (SELECT 1 FROM briefs b WHERE b.challenge_id = c.id AND b.is_published) AND haaste_now() >= c.opens_at);
--> statement-breakpoint
-- A proposal is begun, and a version handed in, only for an applicant the challenge is open to.
CREATE FUNCTION is_eligible_applicant(challenge uuid, applicant uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT o.kind = ANY (c.eligible_kinds)
     AND (cardinality(c.eligible_countries) = 0 OR coalesce(o.country = ANY (c.eligible_countries), false))
    FROM challenges c, organisations o WHERE c.id = challenge AND o.id = applicant
$$;
--> statement-breakpoint
CREATE FUNCTION proposal_of_eligible_applicant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_eligible_applicant(NEW.challenge_id, NEW.organisation_id) THEN
    RAISE EXCEPTION 'the challenge is not open to this applicant' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_eligible_applicant';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_eligible_applicant BEFORE INSERT OR UPDATE OF challenge_id, organisation_id ON proposals
  FOR EACH ROW EXECUTE FUNCTION proposal_of_eligible_applicant();
--> statement-breakpoint
CREATE FUNCTION version_of_eligible_applicant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM proposals p WHERE p.id = NEW.proposal_id AND NOT is_eligible_applicant(p.challenge_id, p.organisation_id)) THEN
    RAISE EXCEPTION 'the challenge is not open to this applicant' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_eligible_applicant';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_versions_eligible_applicant BEFORE INSERT ON proposal_versions
  FOR EACH ROW EXECUTE FUNCTION version_of_eligible_applicant();
--> statement-breakpoint
-- What was published about who may apply stays as it was published.
CREATE FUNCTION eligibility_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')
     AND (NEW.eligible_kinds, NEW.eligible_countries) IS DISTINCT FROM (OLD.eligible_kinds, OLD.eligible_countries) THEN
    RAISE EXCEPTION 'who may apply to a published challenge stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_eligibility_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_eligibility_stays BEFORE UPDATE OF eligible_kinds, eligible_countries ON challenges
  FOR EACH ROW EXECUTE FUNCTION eligibility_stays();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION is_eligible_applicant(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_eligible_applicant(uuid, uuid) TO haaste_app;
