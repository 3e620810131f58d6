CREATE OR REPLACE VIEW pub_catalogue_entries AS
SELECT e.id, e.programme_id, e.kind, e.organisation, e.title, e.body, e.language, e.themes, e.country, e.site, e.maturity,
  e.offer_kind, e.for_whom, e.amount, e.currency, e.amount_note, e.until_on, e.terms
FROM catalogue_entries e
JOIN pub_programme_modules m ON m.programme_id = e.programme_id AND m.module = 'matchmaking'
JOIN pub_programmes p ON p.id = e.programme_id
WHERE e.state = 'public' AND e.owner_id IS NOT NULL
  AND (e.until_on IS NULL OR e.until_on >= ((SELECT haaste_now_once()) AT TIME ZONE p.zone)::date);
