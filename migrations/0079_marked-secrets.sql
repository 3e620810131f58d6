-- What a team has marked as a trade secret, in its draft or in any version: a mark in one of them counts for all of them.
CREATE VIEW marked_secrets AS
SELECT t.proposal_id, t.question, t.reason FROM trade_secrets t
UNION
SELECT v.proposal_id, x ->> 'question', x ->> 'reason'
FROM proposal_versions v, jsonb_array_elements(coalesce(v.body::jsonb -> 'secrets', '[]')) x;
--> statement-breakpoint
GRANT SELECT ON marked_secrets TO haaste_app;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_winners AS
SELECT a.id AS award_id, a.challenge_id, a.place, CASE WHEN a.outcome = 'winner' THEN a.reason ELSE '' END AS reason,
  a.answer, p.reference, v.title, v.language,
  coalesce(said.answers ->> 'summary', '') AS summary,
  o.name AS organisation, o.kind AS organisation_kind, o.country,
  a.moved_up_at, v.form_number, said.answers - 'summary' AS answers
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
CROSS JOIN LATERAL (
  SELECT CASE WHEN v.form_number = 0
    THEN jsonb_strip_nulls(jsonb_build_object('summary', v.body::jsonb -> 'answers' -> 'summary'))
    ELSE coalesce((
      SELECT jsonb_object_agg(q ->> 'key', v.body::jsonb -> 'answers' -> (q ->> 'key'))
      FROM forms f, jsonb_array_elements(f.body -> 'sections') s, jsonb_array_elements(s -> 'questions') q
      WHERE f.challenge_id = p.challenge_id AND f.number = v.form_number AND q ->> 'visibility' = 'public' AND q ->> 'type' NOT IN ('file', 'member')
        AND NOT EXISTS (SELECT FROM marked_secrets m WHERE m.proposal_id = p.id AND m.question = q ->> 'key')
        AND (v.body::jsonb -> 'answers') ? (q ->> 'key')), '{}'::jsonb)
  END AS answers) said
WHERE a.outcome = 'winner' OR a.moved_up_at IS NOT NULL;
