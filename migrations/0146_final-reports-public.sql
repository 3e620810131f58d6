-- The final report of a public pilot, exactly as its host and its manager have approved it.
CREATE VIEW pub_final_reports AS
SELECT m.pilot_id, m.report, max(a.approved_at) AS approved_at
FROM milestones m JOIN pub_pilots l ON l.id = m.pilot_id
JOIN milestone_approvals a ON a.milestone_id = m.id AND a.report_hash = m.report_hash
WHERE m.report_kind = 'final' AND m.retired_at IS NULL
GROUP BY m.id, m.pilot_id, m.report
HAVING count(DISTINCT a.part) = 2;
--> statement-breakpoint
GRANT SELECT ON pub_final_reports TO haaste_app, haaste_public;
