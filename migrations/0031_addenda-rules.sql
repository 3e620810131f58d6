-- What the public has read stays what it was: a change is an addendum, and an addendum is never taken back.
CREATE FUNCTION keep_published_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM briefs b WHERE b.id = OLD.brief_id AND b.is_published) THEN
    RAISE EXCEPTION 'the texts of a published brief do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER brief_texts_kept BEFORE UPDATE OR DELETE ON brief_texts FOR EACH ROW EXECUTE FUNCTION keep_published_texts();
--> statement-breakpoint
CREATE TRIGGER addendum_texts_kept BEFORE UPDATE OR DELETE ON addendum_texts FOR EACH ROW EXECUTE FUNCTION keep_published_texts();
--> statement-breakpoint
CREATE FUNCTION keep_issued_addendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number > 1 AND OLD.is_published THEN
    RAISE EXCEPTION 'an issued addendum does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER briefs_kept BEFORE UPDATE OR DELETE ON briefs FOR EACH ROW EXECUTE FUNCTION keep_issued_addendum();
--> statement-breakpoint
-- Every version the public has read, as one object per language, so that any two can be compared.
CREATE VIEW pub_brief_versions AS
SELECT b.challenge_id, b.number, b.issued_at, b.hash, t.locale, to_jsonb(t) - 'brief_id' - 'locale' AS texts
FROM briefs b JOIN pub_challenges c ON c.id = b.challenge_id JOIN brief_texts t ON t.brief_id = b.id
WHERE b.is_published;
--> statement-breakpoint
CREATE VIEW pub_addenda AS
SELECT b.challenge_id, b.number - 1 AS number, b.issued_at, a.locale, a.summary
FROM briefs b JOIN pub_challenges c ON c.id = b.challenge_id JOIN addendum_texts a ON a.brief_id = b.id
WHERE b.is_published AND b.number > 1;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON addendum_texts TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_brief_versions, pub_addenda TO haaste_app, haaste_public;
