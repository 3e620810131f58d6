-- Rules that tables alone cannot hold, the public views, and who may do what.

-- 1. Rows that never change -------------------------------------------------------------------------------------
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER installation_is_fixed BEFORE UPDATE OR DELETE ON installation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER record_entries_are_fixed BEFORE UPDATE OR DELETE ON record_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER record_entries_stay BEFORE TRUNCATE ON record_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_versions_are_fixed BEFORE DELETE ON proposal_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER deadline_changes_are_fixed BEFORE UPDATE OR DELETE ON deadline_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER measurements_are_fixed BEFORE UPDATE ON measurements FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A submitted version is fixed, but for the pointer to its record entry, written once in the same transaction.
CREATE FUNCTION keep_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.record_hash IS NOT NULL
     OR (NEW.proposal_id, NEW.number, NEW.request_id, NEW.title, NEW.language, NEW.brief_number, NEW.body, NEW.salt, NEW.hash, NEW.submitted_by, NEW.submitted_at)
        IS DISTINCT FROM
        (OLD.proposal_id, OLD.number, OLD.request_id, OLD.title, OLD.language, OLD.brief_number, OLD.body, OLD.salt, OLD.hash, OLD.submitted_by, OLD.submitted_at)
  THEN
    RAISE EXCEPTION 'proposal_versions is append-only' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'proposal_versions_append_only';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_versions_keep BEFORE UPDATE ON proposal_versions FOR EACH ROW EXECUTE FUNCTION keep_proposal_version();
--> statement-breakpoint

-- 2. Time ---------------------------------------------------------------------------------------------------------
-- A submitted version is stamped here and refused unless it is before the deadline: t < closes_at, exactly.
CREATE FUNCTION stamp_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz; recorded text;
BEGIN
  SELECT c.opens_at, c.closes_at, c.state INTO opens, closes, recorded
    FROM proposals p JOIN challenges c ON c.id = p.challenge_id WHERE p.id = NEW.proposal_id;
  NEW.submitted_at := haaste_now();
  IF recorded NOT IN ('scheduled', 'open') OR NEW.submitted_at < opens OR NEW.submitted_at >= closes THEN
    RAISE EXCEPTION 'the challenge does not take proposals at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_versions_stamp BEFORE INSERT ON proposal_versions FOR EACH ROW EXECUTE FUNCTION stamp_proposal_version();
--> statement-breakpoint
-- The demo clock moves forward only.
CREATE FUNCTION demo_clock_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.shift < OLD.shift THEN
    RAISE EXCEPTION 'the demo clock moves forward only' USING ERRCODE = 'check_violation', CONSTRAINT = 'demo_clock_forward';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER demo_clock_only_forward BEFORE UPDATE ON demo_clock FOR EACH ROW EXECUTE FUNCTION demo_clock_forward();
--> statement-breakpoint
-- A deadline that the public has seen moves later or not at all.
CREATE FUNCTION deadline_only_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed')
     AND NEW.closes_at < OLD.closes_at THEN
    RAISE EXCEPTION 'a published deadline moves later only' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenges_deadline_later';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_deadline_later BEFORE UPDATE OF closes_at ON challenges FOR EACH ROW EXECUTE FUNCTION deadline_only_later();
--> statement-breakpoint

-- 3. Scores fit their criterion, and a final scorecard stays as it is ---------------------------------------------
CREATE FUNCTION score_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE low smallint; high smallint; card text;
BEGIN
  SELECT lowest, highest INTO low, high FROM criteria WHERE id = NEW.criterion_id;
  IF NEW.points IS NOT NULL AND (NEW.points < low OR NEW.points > high) THEN
    RAISE EXCEPTION 'points outside the scale' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_on_scale';
  END IF;
  SELECT state INTO card FROM scorecards WHERE id = NEW.scorecard_id;
  IF card <> 'draft' THEN
    RAISE EXCEPTION 'only a draft scorecard takes scores' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_of_draft';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scores_fit BEFORE INSERT OR UPDATE ON scores FOR EACH ROW EXECUTE FUNCTION score_fits();
--> statement-breakpoint

-- 4. What the public may read, and from which instant on ----------------------------------------------------------
CREATE VIEW pub_challenges AS
SELECT c.id, c.programme_id, c.slug, c.number,
  CASE
    WHEN c.state = 'cancelled' THEN 'cancelled'
    WHEN c.state IN ('announced', 'piloting', 'completed') THEN c.state
    WHEN c.state = 'archived' THEN CASE WHEN c.ended_from IN ('announced', 'piloting', 'completed') THEN 'completed' ELSE 'cancelled' END
    WHEN c.state = 'confirmed' AND haaste_now() >= c.announces_at THEN 'announced'
    WHEN haaste_now() < c.closes_at THEN 'open'
    WHEN c.state IN ('scheduled', 'open', 'closed') THEN 'closed'
    WHEN c.state = 'judging' AND haaste_now() < c.judging_ends_at THEN 'judging'
    ELSE 'deciding'
  END AS state,
  c.zone, c.opens_at, c.closes_at, c.judging_ends_at, c.announces_at, c.calendar_version, c.pilots_offered, c.is_sealed,
  o.name AS owner_name, o.short_name AS owner_short_name,
  CASE WHEN c.state = 'cancelled' THEN c.cancel_reason END AS cancel_reason
FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id
WHERE (c.state = 'scheduled' AND haaste_now() >= c.opens_at)
   OR c.state IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed')
   OR (c.state = 'archived' AND c.ended_from IN ('open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed'))
   OR (c.state = 'cancelled' AND EXISTS (SELECT 1 FROM briefs b WHERE b.challenge_id = c.id AND b.is_published) AND haaste_now() >= c.opens_at);
--> statement-breakpoint
CREATE VIEW pub_programmes AS
SELECT p.id, p.slug, p.theme, p.zone, p.partner_zones, p.languages, p.contact_email
FROM programmes p WHERE EXISTS (SELECT 1 FROM pub_challenges c WHERE c.programme_id = p.id);
--> statement-breakpoint
CREATE VIEW pub_programme_texts AS
SELECT t.programme_id, t.locale, t.name, t.tagline, t.about
FROM programme_texts t JOIN pub_programmes p ON p.id = t.programme_id;
--> statement-breakpoint
CREATE VIEW pub_parties AS
SELECT x.programme_id, x.relation, x.position, o.name, o.short_name, o.kind, o.country, o.website
FROM programme_parties x JOIN pub_programmes p ON p.id = x.programme_id JOIN organisations o ON o.id = x.organisation_id;
--> statement-breakpoint
CREATE VIEW pub_brief_texts AS
SELECT b.challenge_id, b.number, t.locale, t.title, t.question, t.tagline, t.background, t.outcome, t.out_of_scope, t.offer, t.eligibility, t.terms
FROM briefs b JOIN pub_challenges c ON c.id = b.challenge_id JOIN brief_texts t ON t.brief_id = b.id
WHERE b.is_published AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = b.challenge_id AND n.is_published);
--> statement-breakpoint
CREATE VIEW pub_criteria AS
SELECT k.challenge_id, k.position, k.weight, k.lowest, k.highest, k.minimum, t.locale, t.name, t.question, t.anchors
FROM criteria k JOIN pub_challenges c ON c.id = k.challenge_id JOIN criterion_texts t ON t.criterion_id = k.id;
--> statement-breakpoint
CREATE VIEW pub_deadline_changes AS
SELECT d.challenge_id, d.previous_closes_at, d.closes_at, d.reason, d.changed_at
FROM deadline_changes d JOIN pub_challenges c ON c.id = d.challenge_id;
--> statement-breakpoint
CREATE VIEW pub_winners AS
SELECT a.id AS award_id, a.challenge_id, a.place, a.reason, a.answer, p.reference, v.title, v.language,
  coalesce(v.body::jsonb -> 'answers' ->> 'summary', '') AS summary, o.name AS organisation, o.kind AS organisation_kind, o.country
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
WHERE a.outcome = 'winner';
--> statement-breakpoint
CREATE VIEW pub_statements AS
SELECT d.challenge_id, t.locale, t.statement
FROM decisions d JOIN decision_texts t ON t.decision_id = d.id
JOIN pub_challenges c ON c.id = d.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
WHERE d.state = 'confirmed';
--> statement-breakpoint
CREATE VIEW pub_figures AS
SELECT c.id AS challenge_id, count(p.id)::int AS submitted, count(p.id) FILTER (WHERE p.screening = 'eligible')::int AS eligible,
  count(DISTINCT o.country)::int AS countries
FROM pub_challenges c
LEFT JOIN proposals p ON p.challenge_id = c.id AND p.state = 'submitted'
LEFT JOIN organisations o ON o.id = p.organisation_id
WHERE c.state IN ('announced', 'piloting', 'completed') GROUP BY c.id;
--> statement-breakpoint
CREATE VIEW pub_pilots AS
SELECT l.id, l.slug, l.challenge_id, l.state, l.site, l.summary, l.starts_on, l.ends_on, l.stop_reason,
  h.name AS host, o.name AS organisation, o.country, p.title, p.language
FROM pilots l
JOIN pub_challenges c ON c.id = l.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = l.proposal_id JOIN organisations o ON o.id = p.organisation_id
JOIN organisations h ON h.id = l.host_organisation_id
WHERE l.is_published;
--> statement-breakpoint
CREATE VIEW pub_milestones AS
SELECT m.pilot_id, m.position, m.title, m.due_on, m.reported_at IS NOT NULL AS is_reported
FROM milestones m JOIN pub_pilots l ON l.id = m.pilot_id;
--> statement-breakpoint
CREATE VIEW pub_measures AS
SELECT m.id, m.pilot_id, m.position, m.name, m.unit, m.method, m.comparator, m.baseline, m.baseline_basis, m.target
FROM measures m JOIN pub_pilots l ON l.id = m.pilot_id;
--> statement-breakpoint
CREATE VIEW pub_measurements AS
SELECT v.measure_id, v.value, v.measured_on, v.basis, v.note
FROM measurements v JOIN pub_measures m ON m.id = v.measure_id;
--> statement-breakpoint
CREATE VIEW pub_record_heads AS
SELECT h.programme_id,
  CASE WHEN NOT EXISTS (SELECT 1 FROM pub_challenges c WHERE c.programme_id = h.programme_id AND c.state = 'open') THEN h.seq END AS seq,
  h.hash
FROM record_heads h JOIN pub_programmes p ON p.id = h.programme_id;
--> statement-breakpoint

-- 5. Who may do what. The roles are made by db/migrate.server.ts (they belong to the cluster, not to one database). --
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO haaste_app, haaste_public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION haaste_now() TO haaste_app, haaste_public;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO haaste_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON installation, record_entries, deadline_changes, proposal_readings, message_events, measurements FROM haaste_app;
--> statement-breakpoint
REVOKE INSERT ON installation FROM haaste_app;
--> statement-breakpoint
REVOKE DELETE ON proposal_versions, scorecards, decisions, awards, messages, record_heads, challenges, programmes FROM haaste_app;
--> statement-breakpoint
REVOKE INSERT, DELETE ON demo_clock FROM haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_challenges, pub_programmes, pub_programme_texts, pub_parties, pub_brief_texts, pub_criteria, pub_deadline_changes,
  pub_winners, pub_statements, pub_figures, pub_pilots, pub_milestones, pub_measures, pub_measurements, pub_record_heads TO haaste_public;
