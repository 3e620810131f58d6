GRANT SELECT, INSERT, DELETE ON programme_modules TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (opened_at, opened_by) ON programme_modules TO haaste_app;
--> statement-breakpoint
CREATE VIEW pub_programme_modules AS
SELECT m.programme_id, m.module, m.opened_at FROM programme_modules m WHERE m.opened_at <= haaste_now();
--> statement-breakpoint
GRANT SELECT ON pub_programme_modules TO haaste_app, haaste_public;
--> statement-breakpoint
-- A programme is public with its first open challenge or its first open module.
CREATE OR REPLACE VIEW pub_programmes AS
SELECT p.id, p.slug, p.theme, p.zone, p.partner_zones, p.languages, p.contact_email, p.edition, p.accent_light, p.accent_dark, p.logo_hash
FROM programmes p
WHERE EXISTS (SELECT 1 FROM pub_challenges c WHERE c.programme_id = p.id)
   OR EXISTS (SELECT 1 FROM pub_programme_modules m WHERE m.programme_id = p.id);
