GRANT SELECT, INSERT, UPDATE ON press_kits TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON press_texts, press_quotes TO haaste_app;
--> statement-breakpoint
-- A correction stays as it was told.
GRANT SELECT, INSERT ON press_corrections TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION press_correction_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pub_challenges c WHERE c.id = NEW.challenge_id AND c.state IN ('announced', 'piloting', 'completed')) THEN
    RAISE EXCEPTION 'what nobody has read needs no correction' USING ERRCODE = 'check_violation', CONSTRAINT = 'press_corrections_after_release';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER press_corrections_after_release BEFORE INSERT ON press_corrections
  FOR EACH ROW EXECUTE FUNCTION press_correction_is_due();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION press_correction_is_due() FROM PUBLIC;
--> statement-breakpoint
CREATE VIEW pub_press_kits AS
SELECT k.challenge_id, k.contact_name, k.contact_email, k.contact_phone, k.changed_at
FROM press_kits k JOIN pub_challenges c ON c.id = k.challenge_id AND c.state IN ('announced', 'piloting', 'completed');
--> statement-breakpoint
CREATE VIEW pub_press_texts AS
SELECT t.challenge_id, t.locale, t.lead, t.photo_rights FROM press_texts t JOIN pub_press_kits k ON k.challenge_id = t.challenge_id;
--> statement-breakpoint
CREATE VIEW pub_press_quotes AS
SELECT q.challenge_id, q.position, q.locale, q.quote, q.speaker FROM press_quotes q JOIN pub_press_kits k ON k.challenge_id = q.challenge_id;
--> statement-breakpoint
CREATE VIEW pub_press_corrections AS
SELECT n.challenge_id, n.number, n.locale, n.correction, n.corrected_at
FROM press_corrections n JOIN pub_challenges c ON c.id = n.challenge_id AND c.state IN ('announced', 'piloting', 'completed');
--> statement-breakpoint
GRANT SELECT ON pub_press_kits, pub_press_texts, pub_press_quotes, pub_press_corrections TO haaste_app, haaste_public;
