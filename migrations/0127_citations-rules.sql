-- Words about an award are said with the decision, of those alone whom everybody is told of, and stay as they were hashed.
GRANT SELECT, INSERT ON citations TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION citation_is_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM awards a JOIN decisions d ON d.id = a.decision_id AND d.state = 'recorded'
      WHERE a.id = NEW.award_id AND a.outcome IN ('winner', 'honourable_mention')) THEN
    RAISE EXCEPTION 'a citation is recorded with its decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'citations_with_decision';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER citations_with_decision BEFORE INSERT ON citations
  FOR EACH ROW EXECUTE FUNCTION citation_is_allowed();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION citation_is_allowed() FROM PUBLIC;
--> statement-breakpoint
CREATE VIEW pub_citations AS
SELECT a.challenge_id, p.reference, t.locale, t.citation
FROM citations t
JOIN awards a ON a.id = t.award_id AND a.outcome IN ('winner', 'honourable_mention')
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id;
--> statement-breakpoint
GRANT SELECT ON pub_citations TO haaste_app, haaste_public;
