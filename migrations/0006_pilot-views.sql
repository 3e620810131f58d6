-- The public reads the title that was submitted, not a later draft's, and when a pilot came into its present state.
CREATE OR REPLACE VIEW pub_pilots AS
SELECT l.id, l.slug, l.challenge_id, l.state, l.site, l.summary, l.starts_on, l.ends_on, l.stop_reason,
  h.name AS host, o.name AS organisation, o.country, v.title, v.language, l.state_at
FROM pilots l
JOIN pub_challenges c ON c.id = l.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = l.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
JOIN organisations h ON h.id = l.host_organisation_id
WHERE l.is_published;
--> statement-breakpoint
-- Measurements are append-only: what was entered last for a day is what counts for that day.
CREATE OR REPLACE VIEW pub_measurements AS
SELECT DISTINCT ON (v.measure_id, v.measured_on) v.measure_id, v.value, v.measured_on, v.basis, v.note
FROM measurements v JOIN pub_measures m ON m.id = v.measure_id
ORDER BY v.measure_id, v.measured_on, v.entered_at DESC, v.id;
