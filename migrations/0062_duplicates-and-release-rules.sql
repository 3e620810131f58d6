DROP FUNCTION proposal_standing(text, text) CASCADE;
--> statement-breakpoint
CREATE FUNCTION proposal_standing(p proposals) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p.state = 'withdrawn' THEN 'withdrawn' WHEN p.duplicate_of IS NOT NULL THEN 'duplicate'
    ELSE coalesce(p.screening, 'unscreened') END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION write_proposal_document(proposal uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO proposal_documents (proposal_id, challenge_id, reference, title, organisation, kind, country, language, submitted_at,
    standing, is_done, is_changed, terms)
  SELECT p.id, p.challenge_id, p.reference, v.title, f.name, f.kind, f.country, v.language, v.submitted_at,
    proposal_standing(p), p.state <> 'submitted' OR p.screening IS NOT NULL, coalesce(p.screened_version < v.number, false),
    proposal_terms(v.language, v.title,
      concat_ws(' ', f.name, translate(p.reference, '-', ' '), f.registry), coalesce(b.body -> 'answers' ->> 'summary', ''))
  FROM proposals p
  JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
  JOIN organisations o ON o.id = p.organisation_id
  CROSS JOIN LATERAL (SELECT v.body::jsonb AS body) b
  CROSS JOIN LATERAL (SELECT coalesce(b.body -> 'organisation' ->> 'name', o.name) AS name,
    coalesce(b.body -> 'organisation' ->> 'kind', o.kind) AS kind,
    coalesce(b.body -> 'organisation' ->> 'country', o.country, '') AS country,
    translate(coalesce(b.body -> 'organisation' ->> 'registryNumber', ''), '-', ' ') AS registry) f
  WHERE p.id = proposal
  ON CONFLICT (proposal_id) DO UPDATE SET title = excluded.title, organisation = excluded.organisation, kind = excluded.kind,
    country = excluded.country, language = excluded.language, submitted_at = excluded.submitted_at, standing = excluded.standing,
    is_done = excluded.is_done, is_changed = excluded.is_changed, terms = excluded.terms
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION document_follows_proposal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.submitted_version IS NULL THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' OR OLD.submitted_version IS DISTINCT FROM NEW.submitted_version THEN
    PERFORM write_proposal_document(NEW.id);
  ELSE
    UPDATE proposal_documents SET standing = proposal_standing(NEW),
      is_done = NEW.state <> 'submitted' OR NEW.screening IS NOT NULL,
      is_changed = coalesce(NEW.screened_version < NEW.submitted_version, false)
    WHERE proposal_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER proposals_document ON proposals;
--> statement-breakpoint
CREATE TRIGGER proposals_document AFTER INSERT OR UPDATE OF state, submitted_version, screening, screened_version, duplicate_of ON proposals
  FOR EACH ROW EXECUTE FUNCTION document_follows_proposal();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION proposal_standing(proposals) FROM PUBLIC;
--> statement-breakpoint
-- What is repeated is itself no repetition: whoever follows a mark comes to the one that counts.
CREATE FUNCTION duplicate_of_an_original() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.duplicate_of IS NOT NULL AND (
      EXISTS (SELECT FROM proposals o WHERE o.id = NEW.duplicate_of AND (o.duplicate_of IS NOT NULL OR o.state <> 'submitted'))
      OR EXISTS (SELECT FROM proposals d WHERE d.duplicate_of = NEW.id)) THEN
    RAISE EXCEPTION 'a duplicate repeats an original' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_duplicate_of_an_original';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_duplicate_of_an_original BEFORE INSERT OR UPDATE OF duplicate_of ON proposals
  FOR EACH ROW EXECUTE FUNCTION duplicate_of_an_original();
