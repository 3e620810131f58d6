-- Whose a session was is known for a while after its end, so that what is sent with it finds its person again.
GRANT SELECT, INSERT, DELETE ON ended_sessions, kept_posts TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION remember_ended_session() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- Where the account itself goes, nobody is left to keep anything for.
  INSERT INTO ended_sessions (token_hash, person_id)
  SELECT OLD.token_hash, OLD.person_id WHERE EXISTS (SELECT FROM people WHERE id = OLD.person_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_ended AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION remember_ended_session();
