-- Every criterion there is becomes an anchored scale with the ends and the minimum it had.
UPDATE criteria SET config = jsonb_build_object('lowest', lowest, 'highest', highest), minimum_points = minimum;
--> statement-breakpoint
-- What a criterion takes, as the rubric types of the pages read it.
CREATE FUNCTION score_is_taken(type text, config jsonb, points numeric) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(abs(points) < 1e12 AND points = round(points, 6) AND CASE type
    WHEN 'anchored-scale' THEN points = trunc(points)
      AND points BETWEEN (config ->> 'lowest')::numeric AND (config ->> 'highest')::numeric
    WHEN 'points' THEN points BETWEEN (config ->> 'lowest')::numeric AND (config ->> 'highest')::numeric
      AND (config ->> 'step' IS NULL OR mod(points - (config ->> 'lowest')::numeric, (config ->> 'step')::numeric) = 0)
    WHEN 'steps' THEN EXISTS (SELECT FROM jsonb_array_elements_text(config -> 'values') AS v WHERE v::numeric = points)
    WHEN 'yes-partly-no' THEN points IN (0, 0.5, 1)
    WHEN 'measured' THEN true
  END, false)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION score_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE criterion criteria; card text;
BEGIN
  SELECT * INTO criterion FROM criteria WHERE id = NEW.criterion_id;
  IF NEW.points IS NOT NULL AND NOT score_is_taken(criterion.type, criterion.config, NEW.points) THEN
    RAISE EXCEPTION 'points outside the scale' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_on_scale';
  END IF;
  SELECT state INTO card FROM scorecards WHERE id = NEW.scorecard_id;
  IF card <> 'draft' THEN
    RAISE EXCEPTION 'only a draft scorecard takes scores' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_of_draft';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP VIEW pub_criteria;
--> statement-breakpoint
CREATE VIEW pub_criteria AS
SELECT k.challenge_id, k.position, k.weight, k.type, k.config, k.minimum_points, k.is_for_finalists,
  t.locale, t.name, t.question, t.anchors
FROM criteria k JOIN pub_challenges c ON c.id = k.challenge_id JOIN programmes m ON m.id = c.programme_id
JOIN criterion_texts t ON t.criterion_id = k.id
WHERE t.locale = ANY (m.languages)
   OR NOT EXISTS (SELECT FROM criterion_texts x WHERE x.criterion_id = k.id AND x.locale = ANY (m.languages));
--> statement-breakpoint
-- How scores become a ranking is part of what is public before anybody applies.
CREATE VIEW pub_judging_rules AS
SELECT c.id AS challenge_id, c.judging_rule FROM challenges c JOIN pub_challenges p ON p.id = c.id;
--> statement-breakpoint
GRANT SELECT ON pub_criteria, pub_judging_rules TO haaste_public, haaste_app;
