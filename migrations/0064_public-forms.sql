CREATE VIEW pub_forms AS
SELECT f.challenge_id, f.number, f.body
FROM forms f JOIN pub_challenges c ON c.id = f.challenge_id JOIN briefs b ON b.id = f.brief_id
WHERE b.is_published;
--> statement-breakpoint
GRANT SELECT ON pub_forms TO haaste_app, haaste_public;
