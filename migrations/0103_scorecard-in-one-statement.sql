-- A whole scorecard in one round trip: locks, looks whether all still stands as the juror saw it, and writes. It only writes
-- where the answer to every question is yes; whoever gets no row asks the core's rules, which say why in words.
-- The answers have been read by their criteria's rubrics before. Each statement in here sees what was committed before it,
-- so that what the locks waited for counts.
CREATE FUNCTION save_scorecard(
  of_assignment uuid, by_person uuid,
  criterion_ids uuid[], points_given numeric[], versions_seen integer[],
  comment_given text, note_given text, texts_seen integer
) RETURNS TABLE (saved_at timestamptz, versions jsonb, texts_version integer)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE place record; card record; at timestamptz; is_said boolean;
BEGIN
  SELECT c.id AS challenge_id, c.programme_id, c.judging_ends_at, a.juror_id, a.proposal_id INTO place
  FROM assignments a
  JOIN jurors j ON j.id = a.juror_id AND j.person_id = by_person
  JOIN challenges c ON c.id = a.challenge_id
  WHERE a.id = of_assignment AND c.state = 'judging'
  FOR SHARE OF c;
  IF NOT FOUND THEN RETURN; END IF;

  SELECT s.id, s.version, s.comment_to_team, s.private_note INTO card
  FROM scorecards s
  WHERE s.juror_id = place.juror_id AND s.proposal_id = place.proposal_id AND s.state = 'draft'
  FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;

  at := haaste_now();
  is_said := card.comment_to_team IS DISTINCT FROM coalesce(comment_given, card.comment_to_team)
    OR card.private_note IS DISTINCT FROM coalesce(note_given, card.private_note);
  IF at >= place.judging_ends_at OR (is_said AND card.version IS DISTINCT FROM texts_seen)
    OR EXISTS (SELECT FROM ways_of_judging w WHERE w.challenge_id = place.challenge_id AND w.way <> 'scorecards')
    OR EXISTS (
      SELECT FROM conducts k JOIN jurors j ON j.id = place.juror_id
      WHERE k.programme_id = place.programme_id AND k.version > coalesce(j.conduct_version, 1))
    OR EXISTS (
      SELECT FROM unnest(criterion_ids, points_given, versions_seen) AS g (criterion_id, points, seen)
      LEFT JOIN criteria k ON k.id = g.criterion_id AND k.challenge_id = place.challenge_id
      LEFT JOIN scores s ON s.scorecard_id = card.id AND s.criterion_id = g.criterion_id
      WHERE k.id IS NULL
        OR (k.is_for_finalists AND NOT EXISTS (
          SELECT FROM finalists f WHERE f.proposal_id = place.proposal_id AND f.challenge_id = place.challenge_id))
        OR (s.version IS DISTINCT FROM nullif(g.seen, 0) AND (s.version IS NULL OR s.points IS DISTINCT FROM g.points)))
  THEN RETURN; END IF;

  INSERT INTO scores (scorecard_id, criterion_id, challenge_id, points, cannot_judge, version, changed_at)
  SELECT card.id, g.criterion_id, place.challenge_id, g.points, g.points IS NULL, g.seen + 1, at
  FROM unnest(criterion_ids, points_given, versions_seen) AS g (criterion_id, points, seen)
  WHERE NOT EXISTS (
    SELECT FROM scores s
    WHERE s.scorecard_id = card.id AND s.criterion_id = g.criterion_id AND s.points IS NOT DISTINCT FROM g.points)
  ON CONFLICT (scorecard_id, criterion_id) DO UPDATE
    SET points = excluded.points, cannot_judge = excluded.cannot_judge,
        version = excluded.version, changed_at = excluded.changed_at;
  IF is_said THEN
    UPDATE scorecards s SET version = s.version + 1,
      comment_to_team = coalesce(comment_given, s.comment_to_team), private_note = coalesce(note_given, s.private_note)
    WHERE s.id = card.id;
  END IF;

  RETURN QUERY SELECT at,
    (SELECT coalesce(jsonb_object_agg(s.criterion_id, s.version), '{}') FROM scores s WHERE s.scorecard_id = card.id),
    card.version + CASE WHEN is_said THEN 1 ELSE 0 END;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION save_scorecard(uuid, uuid, uuid[], numeric[], integer[], text, text, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION save_scorecard(uuid, uuid, uuid[], numeric[], integer[], text, text, integer) TO haaste_app;
--> statement-breakpoint
-- What a score is held against is read at once.
CREATE OR REPLACE FUNCTION score_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT k.type, k.config, c.state INTO held
  FROM (VALUES (NEW.criterion_id, NEW.scorecard_id)) AS n (criterion_id, scorecard_id)
  LEFT JOIN criteria k ON k.id = n.criterion_id
  LEFT JOIN scorecards c ON c.id = n.scorecard_id;
  IF NEW.points IS NOT NULL AND NOT score_is_taken(held.type, held.config, NEW.points) THEN
    RAISE EXCEPTION 'points outside the scale' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_on_scale';
  END IF;
  IF held.state <> 'draft' THEN
    RAISE EXCEPTION 'only a draft scorecard takes scores' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_of_draft';
  END IF;
  RETURN NEW;
END $$;
