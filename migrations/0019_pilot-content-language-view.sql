-- What exists was written in the first language of its programme, as far as anybody can know.
UPDATE pilots l SET content_locale = p.languages[1]
FROM challenges c JOIN programmes p ON p.id = c.programme_id
WHERE c.id = l.challenge_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_pilots AS
SELECT l.id, l.slug, l.challenge_id, l.state, l.site, l.summary, l.starts_on, l.ends_on, l.stop_reason,
  h.name AS host, o.name AS organisation, o.country, v.title, v.language, l.state_at, l.content_locale
FROM pilots l
JOIN pub_challenges c ON c.id = l.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = l.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
JOIN organisations h ON h.id = l.host_organisation_id
WHERE l.is_published;
