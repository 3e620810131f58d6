-- A reserve that moved up for a winner who declined stands among the winners. Its reason was written to its team alone.
CREATE OR REPLACE VIEW pub_winners AS
SELECT a.id AS award_id, a.challenge_id, a.place, CASE WHEN a.outcome = 'winner' THEN a.reason ELSE '' END AS reason,
  a.answer, p.reference, v.title, v.language,
  coalesce(v.body::jsonb -> 'answers' ->> 'summary', '') AS summary, o.name AS organisation, o.kind AS organisation_kind, o.country,
  a.moved_up_at
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
WHERE a.outcome = 'winner' OR a.moved_up_at IS NOT NULL;
