GRANT SELECT, INSERT, UPDATE, DELETE ON sites, site_texts TO haaste_app;
--> statement-breakpoint
CREATE OR REPLACE VIEW pub_programmes AS
SELECT p.id, p.slug, p.theme, p.zone, p.partner_zones, p.languages, p.contact_email, p.edition
FROM programmes p WHERE EXISTS (SELECT 1 FROM pub_challenges c WHERE c.programme_id = p.id);
--> statement-breakpoint
CREATE VIEW pub_grants AS
SELECT c.id AS challenge_id, c.grant_amount AS amount, c.grant_currency AS currency
FROM challenges c JOIN pub_challenges p ON p.id = c.id WHERE c.grant_amount IS NOT NULL;
--> statement-breakpoint
CREATE VIEW pub_sites AS
SELECT s.challenge_id, s.position, s.maximum_pilots, s.minimum_months, s.maximum_months, t.locale, t.name, t.limits
FROM sites s JOIN pub_challenges c ON c.id = s.challenge_id JOIN site_texts t ON t.site_id = s.id;
--> statement-breakpoint
GRANT SELECT ON pub_grants, pub_sites TO haaste_app, haaste_public;
--> statement-breakpoint
-- A pilot fits the site it is planned for.
CREATE FUNCTION months_of_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM sites s WHERE s.id = NEW.site_id AND NEW.pilot_months NOT BETWEEN s.minimum_months AND s.maximum_months) THEN
    RAISE EXCEPTION 'the site does not take pilots of this length' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_months_of_site';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_months_of_site BEFORE INSERT OR UPDATE OF site_id, pilot_months ON proposals
  FOR EACH ROW EXECUTE FUNCTION months_of_site();
--> statement-breakpoint
-- Where a challenge has sites, nothing is handed in without one of them.
CREATE FUNCTION version_with_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM proposals p JOIN sites s ON s.challenge_id = p.challenge_id WHERE p.id = NEW.proposal_id AND p.site_id IS NULL) THEN
    RAISE EXCEPTION 'the proposal has chosen no site' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_site';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_versions_site BEFORE INSERT ON proposal_versions
  FOR EACH ROW EXECUTE FUNCTION version_with_site();
--> statement-breakpoint
-- A site takes as many winners as it has room for. The site's row is the queue in which decisions wait for each other.
CREATE FUNCTION room_at_site() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place record;
  winners integer;
BEGIN
  IF NEW.answer = 'declined' OR (NEW.outcome <> 'winner' AND NEW.moved_up_at IS NULL) THEN RETURN NEW; END IF;
  SELECT s.id, s.maximum_pilots INTO place FROM proposals p JOIN sites s ON s.id = p.site_id WHERE p.id = NEW.proposal_id FOR UPDATE OF s;
  IF place.id IS NULL THEN RETURN NEW; END IF;
  SELECT count(*) INTO winners FROM awards a JOIN decisions d ON d.id = a.decision_id JOIN proposals p ON p.id = a.proposal_id
   WHERE p.site_id = place.id AND d.state <> 'withdrawn' AND a.id <> NEW.id AND a.answer IS DISTINCT FROM 'declined'
     AND (a.outcome = 'winner' OR a.moved_up_at IS NOT NULL);
  IF winners >= place.maximum_pilots THEN
    RAISE EXCEPTION 'the site has no room for another pilot' USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_room_at_site';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER awards_room_at_site BEFORE INSERT OR UPDATE OF outcome, answer, moved_up_at ON awards
  FOR EACH ROW EXECUTE FUNCTION room_at_site();
--> statement-breakpoint
-- What was published about sites stays as it was published.
CREATE FUNCTION sites_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM challenges c WHERE c.id = coalesce(NEW.challenge_id, OLD.challenge_id)
             AND c.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')) THEN
    RAISE EXCEPTION 'the sites of a published challenge stay as they are' USING ERRCODE = 'check_violation', CONSTRAINT = 'sites_stay';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER sites_stay BEFORE INSERT OR UPDATE OR DELETE ON sites FOR EACH ROW EXECUTE FUNCTION sites_stay();
--> statement-breakpoint
CREATE FUNCTION grant_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled')
     AND (NEW.grant_amount, NEW.grant_currency) IS DISTINCT FROM (OLD.grant_amount, OLD.grant_currency) THEN
    RAISE EXCEPTION 'what a published challenge pays stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_grant_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_grant_stays BEFORE UPDATE OF grant_amount, grant_currency ON challenges
  FOR EACH ROW EXECUTE FUNCTION grant_stays();
--> statement-breakpoint
-- Where every challenge has a jury of its own, nobody has a seat on two. The programme's row is the queue.
CREATE FUNCTION seat_on_one_jury() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  programme uuid;
BEGIN
  IF NEW.state = 'declined' THEN RETURN NEW; END IF;
  SELECT p.id INTO programme FROM challenges c JOIN programmes p ON p.id = c.programme_id
   WHERE c.id = NEW.challenge_id AND p.has_separate_juries FOR NO KEY UPDATE OF p;
  IF programme IS NULL THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM jurors j JOIN challenges c ON c.id = j.challenge_id
             WHERE c.programme_id = programme AND j.challenge_id <> NEW.challenge_id AND j.person_id = NEW.person_id AND j.state <> 'declined') THEN
    RAISE EXCEPTION 'the juror has a seat on the jury of another challenge of this programme' USING ERRCODE = 'check_violation', CONSTRAINT = 'jurors_one_jury';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER jurors_one_jury BEFORE INSERT OR UPDATE OF state, person_id, challenge_id ON jurors
  FOR EACH ROW EXECUTE FUNCTION seat_on_one_jury();
--> statement-breakpoint
-- A home sponsor sends its own teams: such a challenge is approved for applicants of the sponsor's country alone.
CREATE FUNCTION applicants_of_home_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by IS NOT NULL AND OLD.approved_by IS NULL AND EXISTS (
      SELECT FROM programme_parties x JOIN organisations o ON o.id = x.organisation_id
       WHERE x.programme_id = NEW.programme_id AND x.relation = 'home_sponsor' AND o.country IS NOT NULL)
     AND NEW.eligible_countries IS DISTINCT FROM (
      SELECT array_agg(DISTINCT o.country ORDER BY o.country) FROM programme_parties x JOIN organisations o ON o.id = x.organisation_id
       WHERE x.programme_id = NEW.programme_id AND x.relation = 'home_sponsor' AND o.country IS NOT NULL) THEN
    RAISE EXCEPTION 'the challenge is not limited to the country of its home sponsor' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_home_country';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_home_country BEFORE UPDATE OF approved_by ON challenges
  FOR EACH ROW EXECUTE FUNCTION applicants_of_home_country();
