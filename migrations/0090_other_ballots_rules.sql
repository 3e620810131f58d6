-- Custom SQL migration file, put your code below! --
GRANT SELECT, INSERT, UPDATE, DELETE ON ways_of_judging, ballot_comparisons, public_votes, vote_consents, public_ballots, public_picks TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON ballots, ballot_lines TO haaste_app;
--> statement-breakpoint
-- What a juror has finished, by whatever way the challenge is judged: final scorecards, and the lines of final ballots.
CREATE VIEW finished_judgements AS
SELECT s.juror_id, s.proposal_id, s.challenge_id, s.finalised_at FROM scorecards s WHERE s.state = 'final'
UNION ALL
SELECT l.juror_id, l.proposal_id, l.challenge_id, b.finalised_at
FROM ballot_lines l JOIN ballots b ON b.id = l.ballot_id AND b.state = 'final' WHERE l.standing = 'clear';
--> statement-breakpoint
GRANT SELECT ON finished_judgements TO haaste_app;
--> statement-breakpoint
-- How a challenge is judged, and that the public votes, is stated while proposals can still come in: nobody chooses the rule by
-- what it does.
CREATE FUNCTION judging_stated_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = coalesce(NEW.challenge_id, OLD.challenge_id) AND c.state NOT IN ('cancelled', 'archived')
      AND haaste_now() >= greatest(c.closes_at, c.own_deadlines_until) + c.grace_minutes * interval '1 minute') THEN
    RAISE EXCEPTION 'how a challenge is judged is stated before the deadline' USING ERRCODE = 'check_violation', CONSTRAINT = 'judging_stated_in_time';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER ways_of_judging_in_time BEFORE INSERT OR UPDATE OR DELETE ON ways_of_judging FOR EACH ROW EXECUTE FUNCTION judging_stated_in_time();
--> statement-breakpoint
CREATE TRIGGER public_votes_in_time BEFORE INSERT OR UPDATE OR DELETE ON public_votes FOR EACH ROW EXECUTE FUNCTION judging_stated_in_time();
--> statement-breakpoint
-- A challenge is judged in one way: no scorecard beside ballots.
CREATE FUNCTION scorecard_where_judged_so() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM ways_of_judging w WHERE w.challenge_id = NEW.challenge_id) THEN
    RAISE EXCEPTION 'this challenge is not judged by scorecards' USING ERRCODE = 'check_violation', CONSTRAINT = 'scorecards_where_judged_so';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scorecards_where_judged_so BEFORE INSERT ON scorecards FOR EACH ROW EXECUTE FUNCTION scorecard_where_judged_so();
--> statement-breakpoint
CREATE VIEW pub_ways_of_judging AS
SELECT w.challenge_id, w.way, w.rank_rule, w.points FROM ways_of_judging w JOIN pub_challenges c ON c.id = w.challenge_id;
--> statement-breakpoint
-- The vote is open by the clock of the database alone: opens_at <= t < closes_at. A vote is kept, changed and taken back then only.
CREATE FUNCTION public_vote_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public_votes v JOIN challenges c ON c.id = v.challenge_id
      WHERE v.challenge_id = coalesce(NEW.challenge_id, OLD.challenge_id) AND haaste_now() >= v.opens_at AND haaste_now() < v.closes_at
        AND haaste_now() >= c.closes_at AND c.state NOT IN ('cancelled', 'archived')) THEN
    -- Whoever deletes their account takes their vote along, whenever that is.
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM people p WHERE p.id = OLD.person_id) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'the vote is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'public_votes_open';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER public_ballots_open BEFORE INSERT OR UPDATE OR DELETE ON public_ballots FOR EACH ROW EXECUTE FUNCTION public_vote_is_open();
--> statement-breakpoint
CREATE TRIGGER public_picks_open BEFORE INSERT OR UPDATE OR DELETE ON public_picks FOR EACH ROW EXECUTE FUNCTION public_vote_is_open();
--> statement-breakpoint
-- What stands on the ballot is settled when the vote opens, so that everybody votes on the same.
CREATE FUNCTION vote_consent_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public_votes v WHERE v.challenge_id = coalesce(NEW.challenge_id, OLD.challenge_id) AND haaste_now() >= v.opens_at) THEN
    IF TG_OP = 'UPDATE' AND NEW.given_by IS NULL AND (NEW.cost, NEW.summary) IS NOT DISTINCT FROM (OLD.cost, OLD.summary) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'the ballot is settled when the vote opens' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_consents_in_time';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER vote_consents_in_time BEFORE INSERT OR UPDATE OR DELETE ON vote_consents FOR EACH ROW EXECUTE FUNCTION vote_consent_in_time();
--> statement-breakpoint
CREATE VIEW pub_public_votes AS
SELECT v.challenge_id, v.opens_at, v.closes_at, v.budget, v.currency, v.maximum, v.is_within_budget, v.after_unaffordable, v.weight
FROM public_votes v JOIN pub_challenges c ON c.id = v.challenge_id;
--> statement-breakpoint
-- The ballot: proposals whose teams agreed to be shown, from the opening of the vote on, by what the teams wrote for it.
CREATE VIEW pub_vote_projects AS
SELECT p.id AS proposal_id, p.challenge_id, p.reference, p.title, p.language, o.name AS organisation, o.country, k.cost, k.summary
FROM vote_consents k
JOIN pub_public_votes v ON v.challenge_id = k.challenge_id AND haaste_now() >= v.opens_at
JOIN challenges c ON c.id = k.challenge_id AND haaste_now() >= c.closes_at
JOIN proposals p ON p.id = k.proposal_id AND p.challenge_id = k.challenge_id AND p.state = 'submitted' AND p.screening = 'eligible'
JOIN organisations o ON o.id = p.organisation_id;
--> statement-breakpoint
-- How it went: nothing of it before the vote has closed.
CREATE VIEW pub_vote_counts AS
SELECT j.challenge_id, j.proposal_id, (SELECT count(*)::int FROM public_picks x WHERE x.proposal_id = j.proposal_id) AS votes,
  (SELECT count(*)::int FROM public_ballots b WHERE b.challenge_id = j.challenge_id) AS voters
FROM pub_vote_projects j JOIN pub_public_votes v ON v.challenge_id = j.challenge_id AND haaste_now() >= v.closes_at;
--> statement-breakpoint
GRANT SELECT ON pub_ways_of_judging, pub_public_votes, pub_vote_projects, pub_vote_counts TO haaste_public, haaste_app;
