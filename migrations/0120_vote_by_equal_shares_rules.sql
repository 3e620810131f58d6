CREATE OR REPLACE VIEW pub_public_votes AS
SELECT v.challenge_id, v.opens_at, v.closes_at, v.budget, v.currency, v.maximum, v.is_within_budget, v.after_unaffordable, v.weight,
  v.counting
FROM public_votes v JOIN pub_challenges c ON c.id = v.challenge_id;
--> statement-breakpoint
-- Voters by what they picked, without a name and not before the vote has closed: what a count and its fairness report are made of.
CREATE VIEW vote_patterns AS
SELECT o.challenge_id, o.picks, count(*)::int AS voters
FROM (
  SELECT b.challenge_id, b.person_id,
    coalesce(array_agg(j.proposal_id ORDER BY j.proposal_id) FILTER (WHERE j.proposal_id IS NOT NULL), '{}') AS picks
  FROM pub_public_votes v
  JOIN public_ballots b ON b.challenge_id = v.challenge_id
  LEFT JOIN (public_picks x JOIN pub_vote_projects j ON j.proposal_id = x.proposal_id AND j.challenge_id = x.challenge_id)
    ON x.challenge_id = b.challenge_id AND x.person_id = b.person_id
  WHERE haaste_now() >= v.closes_at
  GROUP BY b.challenge_id, b.person_id) o
GROUP BY o.challenge_id, o.picks;
--> statement-breakpoint
GRANT SELECT ON vote_patterns TO haaste_app;
--> statement-breakpoint
-- Equal shares cannot be counted from the votes of each project alone.
CREATE VIEW pub_vote_patterns AS
SELECT p.challenge_id, p.picks, p.voters
FROM vote_patterns p JOIN pub_public_votes v ON v.challenge_id = p.challenge_id AND v.counting = 'equal-shares';
--> statement-breakpoint
GRANT SELECT ON pub_vote_patterns TO haaste_public, haaste_app;
--> statement-breakpoint
-- A draft takes no proposal, so its way of judging can be stated whatever its dates say: a programme from a file may come with dates
-- that are past.
CREATE OR REPLACE FUNCTION judging_stated_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = coalesce(NEW.challenge_id, OLD.challenge_id)
      AND c.state NOT IN ('draft', 'cancelled', 'archived')
      AND haaste_now() >= greatest(c.closes_at, c.own_deadlines_until) + c.grace_minutes * interval '1 minute') THEN
    RAISE EXCEPTION 'how a challenge is judged is stated before the deadline' USING ERRCODE = 'check_violation', CONSTRAINT = 'judging_stated_in_time';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
