-- 1. Documents follow what was handed in and what the screening said, in the same transaction ---------------------------
CREATE FUNCTION proposal_standing(state text, screening text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state = 'withdrawn' THEN 'withdrawn' ELSE coalesce(screening, 'unscreened') END
$$;
--> statement-breakpoint
-- The words of a version. A word that is too long to be found by is no reason to refuse a proposal.
CREATE FUNCTION proposal_terms(language text, title text, names text, summary text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN setweight(search_terms(language, left(title, 1000)), 'A') || setweight(search_terms(language, left(names, 1000)), 'B')
    || setweight(search_terms(language, left(summary, 4000)), 'C');
EXCEPTION WHEN program_limit_exceeded OR syntax_error THEN
  RETURN setweight(to_tsvector('pg_catalog.simple', left(title, 1000)), 'A');
END $$;
--> statement-breakpoint
CREATE FUNCTION write_proposal_document(proposal uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO proposal_documents (proposal_id, challenge_id, reference, title, organisation, kind, country, language, submitted_at,
    standing, is_done, is_changed, terms)
  SELECT p.id, p.challenge_id, p.reference, v.title, f.name, f.kind, f.country, v.language, v.submitted_at,
    proposal_standing(p.state, p.screening), p.state <> 'submitted' OR p.screening IS NOT NULL, coalesce(p.screened_version < v.number, false),
    proposal_terms(v.language, v.title,
      -- The hyphens of a reference would make numbers below zero of its parts.
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
CREATE FUNCTION document_follows_proposal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.submitted_version IS NULL THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' OR OLD.submitted_version IS DISTINCT FROM NEW.submitted_version THEN
    PERFORM write_proposal_document(NEW.id);
  ELSE
    UPDATE proposal_documents SET standing = proposal_standing(NEW.state, NEW.screening),
      is_done = NEW.state <> 'submitted' OR NEW.screening IS NOT NULL,
      is_changed = coalesce(NEW.screened_version < NEW.submitted_version, false)
    WHERE proposal_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_document AFTER INSERT OR UPDATE OF state, submitted_version, screening, screened_version ON proposals
  FOR EACH ROW EXECUTE FUNCTION document_follows_proposal();
--> statement-breakpoint
UPDATE proposals SET screened_version = submitted_version WHERE screening IS NOT NULL;
--> statement-breakpoint
SELECT write_proposal_document(id) FROM proposals WHERE submitted_version IS NOT NULL;
--> statement-breakpoint

-- 2. Written by triggers alone -------------------------------------------------------------------------------------------
REVOKE EXECUTE ON FUNCTION proposal_standing(text, text), proposal_terms(text, text, text, text), write_proposal_document(uuid), document_follows_proposal() FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT ON proposal_documents TO haaste_app;
