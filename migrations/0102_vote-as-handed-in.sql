-- What is voted on is named as it was handed in: a draft written since is nobody's business, and no change of what is public.
CREATE OR REPLACE VIEW pub_vote_projects AS
SELECT p.id AS proposal_id, p.challenge_id, p.reference, h.title, h.language, o.name AS organisation, o.country, k.cost, k.summary
FROM vote_consents k
JOIN pub_public_votes v ON v.challenge_id = k.challenge_id AND haaste_now() >= v.opens_at
JOIN challenges c ON c.id = k.challenge_id AND haaste_now() >= c.closes_at
JOIN proposals p ON p.id = k.proposal_id AND p.challenge_id = k.challenge_id AND p.state = 'submitted' AND p.screening = 'eligible'
JOIN proposal_versions h ON h.proposal_id = p.id AND h.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id;
--> statement-breakpoint
-- A vote opens and closes by the clock, so pages that were kept must not outlive these instants.
CREATE OR REPLACE FUNCTION next_public_instant(after timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT least(date_trunc('minute', after) + interval '1 minute',
    (SELECT min(opens_at) FROM challenges WHERE opens_at > after),
    (SELECT min(closes_at) FROM challenges WHERE closes_at > after),
    (SELECT min(closes_at) FROM challenges WHERE closes_at > after + interval '7 days') - interval '7 days',
    (SELECT min(judging_ends_at) FROM challenges WHERE judging_ends_at > after),
    (SELECT min(announces_at) FROM challenges WHERE announces_at > after),
    (SELECT min(opens_at) FROM public_votes WHERE opens_at > after),
    (SELECT min(closes_at) FROM public_votes WHERE closes_at > after),
    (SELECT min(published_at) FROM programme_sessions WHERE published_at > after),
    (SELECT min(starts_at) FROM programme_sessions WHERE starts_at > after),
    (SELECT min(ends_at) FROM programme_sessions WHERE ends_at > after),
    (SELECT min(closes_at) FROM question_times WHERE closes_at > after),
    (SELECT min(opens_at) FROM listings WHERE opens_at > after),
    (SELECT min(closes_at) FROM listings WHERE closes_at > after))
$$;
