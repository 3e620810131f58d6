-- What a published challenge pays and who may apply stays as it is, except by the newest addendum, which says the same;
-- and nobody who could apply is shut out.
CREATE FUNCTION facts_by_addendum(challenge uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT b.facts FROM briefs b WHERE b.challenge_id = challenge AND b.is_published ORDER BY b.number DESC LIMIT 1
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION grant_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb;
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')
     AND (NEW.pilots_offered, NEW.grant_amount, NEW.grant_currency, NEW.grant_vat)
       IS DISTINCT FROM (OLD.pilots_offered, OLD.grant_amount, OLD.grant_currency, OLD.grant_vat) THEN
    said := facts_by_addendum(OLD.id);
    IF said IS NULL OR (NEW.pilots_offered::int, NEW.grant_amount::bigint, NEW.grant_currency, NEW.grant_vat)
       IS DISTINCT FROM ((said->>'pilots')::int, (said->'grant'->>'amount')::bigint, said->'grant'->>'currency', said->'grant'->>'vat') THEN
      RAISE EXCEPTION 'what a published challenge pays stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_grant_stays';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER challenges_grant_stays ON challenges;
--> statement-breakpoint
CREATE TRIGGER challenges_grant_stays BEFORE UPDATE OF pilots_offered, grant_amount, grant_currency, grant_vat ON challenges
  FOR EACH ROW EXECUTE FUNCTION grant_stays();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION eligibility_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb;
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')
     AND (NEW.eligible_kinds, NEW.eligible_countries) IS DISTINCT FROM (OLD.eligible_kinds, OLD.eligible_countries) THEN
    said := facts_by_addendum(OLD.id);
    IF said IS NULL
       OR to_jsonb(NEW.eligible_kinds) <> said->'kinds' OR to_jsonb(NEW.eligible_countries) <> said->'countries'
       OR NOT OLD.eligible_kinds <@ NEW.eligible_kinds
       OR (cardinality(NEW.eligible_countries) > 0
         AND (cardinality(OLD.eligible_countries) = 0 OR NOT OLD.eligible_countries <@ NEW.eligible_countries)) THEN
      RAISE EXCEPTION 'who may apply to a published challenge stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_eligibility_stays';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_brief_versions AS
SELECT b.challenge_id, b.number, b.issued_at, b.hash, t.locale, to_jsonb(t) - 'brief_id' - 'locale' AS texts, b.facts, b.facts_before
FROM briefs b JOIN pub_challenges c ON c.id = b.challenge_id JOIN brief_texts t ON t.brief_id = b.id
WHERE b.is_published;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION facts_by_addendum(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION facts_by_addendum(uuid) TO haaste_app;
