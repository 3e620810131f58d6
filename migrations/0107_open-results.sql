CREATE TABLE "open_results" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "open_results" ADD CONSTRAINT "open_results_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON open_results TO haaste_app;
--> statement-breakpoint
-- What has been announced stays as it was announced.
CREATE FUNCTION open_results_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = OLD.challenge_id AND c.state IN ('announced', 'piloting', 'completed')) THEN
    RAISE EXCEPTION 'results that were announced stay as they are' USING ERRCODE = 'check_violation', CONSTRAINT = 'open_results_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER open_results_stay BEFORE UPDATE ON open_results FOR EACH ROW EXECUTE FUNCTION open_results_stay();
--> statement-breakpoint
CREATE VIEW pub_open_results AS
SELECT r.challenge_id, r.body, r.kept_at
FROM open_results r
JOIN pub_challenges c ON c.id = r.challenge_id AND c.state IN ('announced', 'piloting', 'completed');
--> statement-breakpoint
GRANT SELECT ON pub_open_results TO haaste_public, haaste_app;
