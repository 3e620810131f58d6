-- A challenge stays for ever, except a draft that nobody outside has heard of. The application may not delete from the
-- table; this one way is open to it, and says whether the draft is gone.
CREATE FUNCTION remove_draft_challenge(draft uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM challenges c
   WHERE c.id = draft AND c.state = 'draft'
     AND NOT EXISTS (SELECT FROM messages m WHERE m.challenge_id = c.id AND m.sent_at IS NOT NULL)
     AND NOT EXISTS (SELECT FROM invitations i WHERE i.challenge_id = c.id)
     AND NOT EXISTS (SELECT FROM jurors j WHERE j.challenge_id = c.id);
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION remove_draft_challenge(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_draft_challenge(uuid) TO haaste_app;
