-- What a challenge sets beside kinds and countries is part of what was published, and is checked here last.
DROP TRIGGER challenges_consortium_stays ON challenges;
--> statement-breakpoint
DROP FUNCTION consortium_stays();
--> statement-breakpoint
CREATE FUNCTION set_rules_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')
     AND (NEW.consortium, NEW.maturity_from, NEW.maturity_to, NEW.is_once_per_organisation)
       IS DISTINCT FROM (OLD.consortium, OLD.maturity_from, OLD.maturity_to, OLD.is_once_per_organisation) THEN
    RAISE EXCEPTION 'who may apply to a published challenge stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_eligibility_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_set_rules_stay BEFORE UPDATE OF consortium, maturity_from, maturity_to, is_once_per_organisation ON challenges
  FOR EACH ROW EXECUTE FUNCTION set_rules_stay();
--> statement-breakpoint
DROP VIEW pub_consortia;
--> statement-breakpoint
CREATE VIEW pub_set_rules AS
SELECT c.id AS challenge_id, c.consortium, c.maturity_from, c.maturity_to, c.is_once_per_organisation
FROM challenges c JOIN pub_challenges p ON p.id = c.id
WHERE c.consortium <> 'allowed' OR c.maturity_from > 1 OR c.maturity_to < 9 OR c.is_once_per_organisation;
--> statement-breakpoint
GRANT SELECT ON pub_set_rules TO haaste_app, haaste_public;
--> statement-breakpoint
-- A solution that is not mature enough, or too mature, is neither begun nor handed in.
CREATE FUNCTION is_mature_enough(challenge uuid, level smallint) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (c.maturity_from = 1 AND c.maturity_to = 9) OR coalesce(level BETWEEN c.maturity_from AND c.maturity_to, false)
    FROM challenges c WHERE c.id = challenge
$$;
--> statement-breakpoint
CREATE FUNCTION proposal_is_mature_enough() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_mature_enough(NEW.challenge_id, NEW.maturity) THEN
    RAISE EXCEPTION 'the challenge is for solutions of another maturity' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_eligible_maturity';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_eligible_maturity BEFORE INSERT OR UPDATE OF maturity ON proposals
  FOR EACH ROW EXECUTE FUNCTION proposal_is_mature_enough();
--> statement-breakpoint
-- The organisation of this proposal, or of its consortium, that takes part in another one handed in to the challenge; null
-- where none does, and where the challenge does not mind. Names are nobody's proof: only proposals that share somebody in
-- their teams are compared, so that nobody learns who else applies, or keeps somebody out by naming them. Two that are
-- handed in at once wait for each other.
CREATE FUNCTION part_taken_elsewhere(proposal uuid) RETURNS text
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE of_challenge uuid; taken text;
BEGIN
  SELECT c.id INTO of_challenge FROM proposals p JOIN challenges c ON c.id = p.challenge_id
   WHERE p.id = proposal AND c.is_once_per_organisation;
  IF of_challenge IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('one part: ' || of_challenge::text, 0));
  WITH parts AS (
    SELECT p.id, o.name, o.country FROM proposals p JOIN organisations o ON o.id = p.organisation_id
     WHERE p.challenge_id = of_challenge AND (p.id = proposal OR p.state = 'submitted')
    UNION ALL
    SELECT p.id, m.name, m.country FROM proposals p JOIN consortium_partners m ON m.proposal_id = p.id
     WHERE p.challenge_id = of_challenge AND (p.id = proposal OR p.state = 'submitted')
  )
  SELECT own.name INTO taken FROM parts own JOIN parts other
      ON other.id <> own.id AND lower(btrim(other.name)) = lower(btrim(own.name))
     AND coalesce(other.country = own.country, true)
   WHERE own.id = proposal
     AND EXISTS (SELECT FROM team_members mine JOIN team_members theirs ON theirs.person_id = mine.person_id
                  WHERE mine.proposal_id = own.id AND theirs.proposal_id = other.id)
   ORDER BY own.name LIMIT 1;
  RETURN taken;
END $$;
--> statement-breakpoint
CREATE FUNCTION version_meets_set_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM proposals p WHERE p.id = NEW.proposal_id AND NOT is_mature_enough(p.challenge_id, p.maturity)) THEN
    RAISE EXCEPTION 'the challenge is for solutions of another maturity' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_eligible_maturity';
  END IF;
  IF part_taken_elsewhere(NEW.proposal_id) IS NOT NULL THEN
    RAISE EXCEPTION 'an organisation takes part in one proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_one_part';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_versions_set_rules BEFORE INSERT ON proposal_versions
  FOR EACH ROW EXECUTE FUNCTION version_meets_set_rules();
--> statement-breakpoint
-- A proposal is found not eligible by a rule there is: one of the general six, one that its challenge has set, or one it adds.
CREATE OR REPLACE FUNCTION screening_by_rule() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.screening_rule IS NOT NULL AND NEW.screening_rule NOT IN ('1', '2', '3', '4', '5', '6')
     AND NOT EXISTS (SELECT FROM rule_texts r WHERE r.challenge_id = NEW.challenge_id AND r.number::text = NEW.screening_rule)
     AND NOT EXISTS (SELECT FROM challenges c WHERE c.id = NEW.challenge_id AND CASE NEW.screening_rule
       WHEN '1.1' THEN c.consortium <> 'allowed'
       WHEN '2.1' THEN c.is_once_per_organisation
       WHEN '4.1' THEN c.maturity_from > 1 OR c.maturity_to < 9
       ELSE false END) THEN
    RAISE EXCEPTION 'the challenge has no such rule' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_screening_rule';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION set_rules_stay(), is_mature_enough(uuid, smallint), proposal_is_mature_enough(), part_taken_elsewhere(uuid), version_meets_set_rules() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_mature_enough(uuid, smallint), part_taken_elsewhere(uuid) TO haaste_app;
