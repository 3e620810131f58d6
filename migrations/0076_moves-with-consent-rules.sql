GRANT SELECT, INSERT ON move_requests TO haaste_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON move_requests FROM haaste_app;
--> statement-breakpoint
-- What was asked stays; only how it ended is written, once, and then which version came of it.
GRANT UPDATE (answer, words, answered_by, answered_at, moved_version, closed_at) ON move_requests TO haaste_app;
--> statement-breakpoint
CREATE FUNCTION move_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL OR OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the question has ended' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'move_requests_end_once';
  ELSIF NEW.answered_at >= NEW.due_at THEN
    RAISE EXCEPTION 'the time to answer is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'move_requests_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER move_requests_end_once BEFORE UPDATE OF answer, words, answered_at, closed_at ON move_requests
  FOR EACH ROW EXECUTE FUNCTION move_ends_once();
--> statement-breakpoint
-- It is asked of what is handed in there, and leads to a challenge of the same programme.
CREATE FUNCTION move_is_asked_well() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM proposals p JOIN challenges f ON f.id = p.challenge_id JOIN challenges t ON t.id = NEW.to_challenge_id
      WHERE p.id = NEW.proposal_id AND p.state = 'submitted' AND p.submitted_version = NEW.version AND f.id = NEW.from_challenge_id
        AND f.programme_id = t.programme_id) THEN
    RAISE EXCEPTION 'a move leads from where it is to a challenge of the same programme' USING ERRCODE = 'check_violation', CONSTRAINT = 'move_requests_in_programme';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER move_requests_asked_well BEFORE INSERT ON move_requests FOR EACH ROW EXECUTE FUNCTION move_is_asked_well();
--> statement-breakpoint
-- A proposal changes its challenge by its lead's consent alone, before either jury has begun, and is screened there from the start.
CREATE FUNCTION proposal_moves_with_consent() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.challenge_id IS DISTINCT FROM OLD.challenge_id AND (NEW.screening IS NOT NULL OR NEW.site_id IS NOT NULL OR NOT EXISTS (
      SELECT FROM move_requests r JOIN challenges f ON f.id = r.from_challenge_id JOIN challenges t ON t.id = r.to_challenge_id
      WHERE r.proposal_id = NEW.id AND r.answer = 'agreed' AND r.moved_version IS NULL AND r.version = OLD.submitted_version
        AND f.id = OLD.challenge_id AND t.id = NEW.challenge_id AND OLD.state = 'submitted' AND NEW.state = 'submitted'
        AND f.state IN ('scheduled', 'open', 'closed') AND t.state IN ('scheduled', 'open', 'closed'))) THEN
    RAISE EXCEPTION 'a proposal moves with the consent of its lead' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_move_with_consent';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposals_move_with_consent BEFORE UPDATE OF challenge_id ON proposals FOR EACH ROW EXECUTE FUNCTION proposal_moves_with_consent();
--> statement-breakpoint
-- Every answer of a version, whether its form asks for it or an earlier challenge did.
CREATE FUNCTION version_answers(body text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_agg(jsonb_build_array(a.key, a.value) ORDER BY a.key, a.value) FROM (
    SELECT key, value FROM jsonb_each_text(body::jsonb -> 'answers')
    UNION ALL
    SELECT e.key, e.value FROM jsonb_array_elements(coalesce(body::jsonb -> 'earlier', '[]')) x, jsonb_each_text(x -> 'answers') e) a
$$;
--> statement-breakpoint
-- Stamped here and refused unless it is in time (t < greatest(deadline of all, own deadline) + grace), or answers what the
-- team was asked for before that request's own deadline and changes nothing else, or comes of a move the lead agreed to and
-- says what the version before said.
CREATE OR REPLACE FUNCTION stamp_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz; grace interval; recorded text; asked text[]; before text;
  by_move constant text[] := ARRAY['version', 'challengeId', 'briefNumber', 'formNumber', 'answers', 'earlier', 'site', 'agreed'];
BEGIN
  SELECT c.opens_at, greatest(c.closes_at, p.own_closes_at), c.grace_minutes * interval '1 minute', c.state
    INTO opens, closes, grace, recorded
    FROM proposals p JOIN challenges c ON c.id = p.challenge_id WHERE p.id = NEW.proposal_id;
  NEW.submitted_at := haaste_now();
  SELECT v.body INTO before
    FROM move_requests r JOIN proposals p ON p.id = r.proposal_id AND p.challenge_id = r.to_challenge_id AND p.submitted_version = r.version
    JOIN proposal_versions v ON v.proposal_id = r.proposal_id AND v.number = r.version
    WHERE r.proposal_id = NEW.proposal_id AND r.answer = 'agreed' AND r.moved_version IS NULL AND NEW.number = r.version + 1;
  IF FOUND THEN
    IF version_answers(NEW.body) IS DISTINCT FROM version_answers(before)
      OR (NEW.body::jsonb - by_move) IS DISTINCT FROM (before::jsonb - by_move) THEN
      RAISE EXCEPTION 'a move changes no answer' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_move';
    END IF;
    NEW.is_in_grace := false;
    RETURN NEW;
  END IF;
  IF recorded IN ('scheduled', 'open') AND NEW.submitted_at >= opens AND NEW.submitted_at < closes + grace THEN
    NEW.is_in_grace := NEW.submitted_at >= closes;
    RETURN NEW;
  END IF;
  SELECT r.questions, v.body INTO asked, before
    FROM completion_requests r JOIN proposals p ON p.id = r.proposal_id AND p.submitted_version = r.version AND p.state = 'submitted'
    JOIN proposal_versions v ON v.proposal_id = r.proposal_id AND v.number = r.version
    WHERE r.proposal_id = NEW.proposal_id AND r.answered_at IS NULL AND r.closed_at IS NULL AND NEW.submitted_at < r.due_at
      AND NEW.number = r.version + 1 AND recorded IN ('scheduled', 'open', 'closed');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the challenge does not take proposals at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_in_time';
  ELSIF version_without(NEW.body, asked) IS DISTINCT FROM version_without(before, asked) THEN
    RAISE EXCEPTION 'only what was asked for may change' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_versions_completion';
  END IF;
  NEW.is_in_grace := false;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A version holds files of its own proposal that no scanner has found something in and that answer a question at that moment;
-- or those of the version before it, where it was made of that (by a completion, by a move).
CREATE OR REPLACE FUNCTION version_file_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM proposal_files f WHERE f.id = NEW.file_id AND f.removed_at IS NULL AND f.scan <> 'infected')
    AND NOT EXISTS (SELECT 1 FROM version_files b WHERE b.proposal_id = NEW.proposal_id AND b.number = NEW.number - 1 AND b.file_id = NEW.file_id) THEN
    RAISE EXCEPTION 'a version holds standing files alone' USING ERRCODE = 'check_violation', CONSTRAINT = 'version_files_standing';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A request that has ended stays as it ended, also where whoever asked is forgotten.
DROP TRIGGER completion_requests_end_once ON completion_requests;
--> statement-breakpoint
CREATE TRIGGER completion_requests_end_once BEFORE UPDATE OF answered_at, answered_version, closed_at ON completion_requests
  FOR EACH ROW EXECUTE FUNCTION completion_ends_once();
--> statement-breakpoint
-- The document follows its proposal to another challenge.
CREATE OR REPLACE FUNCTION write_proposal_document(proposal uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO proposal_documents (proposal_id, challenge_id, reference, title, organisation, kind, country, language, submitted_at,
    standing, is_done, is_changed, terms)
  SELECT p.id, p.challenge_id, p.reference, v.title, f.name, f.kind, f.country, v.language, v.submitted_at,
    proposal_standing(p), p.state <> 'submitted' OR p.screening IS NOT NULL, coalesce(p.screened_version < v.number, false),
    proposal_terms(v.language, v.title,
      concat_ws(' ', f.name, translate(p.reference, '-', ' '), f.registry), coalesce(b.body -> 'answers' ->> 'summary', ''))
  FROM proposals p
  JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
  JOIN organisations o ON o.id = p.organisation_id
  CROSS JOIN LATERAL (SELECT v.body::jsonb AS body) b
  CROSS JOIN LATERAL (SELECT coalesce(b.body -> 'organisation' ->> 'name', o.name) AS name,
    coalesce(b.body -> 'organisation' ->> 'kind', o.kind) AS kind,
    coalesce(b.body -> 'organisation' ->> 'country', o.country, '') AS country,
    translate(coalesce(b.body -> 'organisation' ->> 'registryNumber', ''), '-', ' ') AS registry) f
  WHERE p.id = proposal
  ON CONFLICT (proposal_id) DO UPDATE SET challenge_id = excluded.challenge_id, title = excluded.title, organisation = excluded.organisation,
    kind = excluded.kind, country = excluded.country, language = excluded.language, submitted_at = excluded.submitted_at,
    standing = excluded.standing, is_done = excluded.is_done, is_changed = excluded.is_changed, terms = excluded.terms
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION version_answers(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION version_answers(text) TO haaste_app;
--> statement-breakpoint
-- What a team has marked as a trade secret is published nowhere, whatever its question says.
CREATE OR REPLACE VIEW pub_winners AS
SELECT a.id AS award_id, a.challenge_id, a.place, CASE WHEN a.outcome = 'winner' THEN a.reason ELSE '' END AS reason,
  a.answer, p.reference, v.title, v.language,
  coalesce(said.answers ->> 'summary', '') AS summary,
  o.name AS organisation, o.kind AS organisation_kind, o.country,
  a.moved_up_at, v.form_number, said.answers - 'summary' AS answers
FROM awards a
JOIN decisions d ON d.id = a.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = a.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN proposals p ON p.id = a.proposal_id
JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = p.submitted_version
JOIN organisations o ON o.id = p.organisation_id
CROSS JOIN LATERAL (
  SELECT CASE WHEN v.form_number = 0
    THEN jsonb_strip_nulls(jsonb_build_object('summary', v.body::jsonb -> 'answers' -> 'summary'))
    ELSE coalesce((
      SELECT jsonb_object_agg(q ->> 'key', v.body::jsonb -> 'answers' -> (q ->> 'key'))
      FROM forms f, jsonb_array_elements(f.body -> 'sections') s, jsonb_array_elements(s -> 'questions') q
      WHERE f.challenge_id = p.challenge_id AND f.number = v.form_number AND q ->> 'visibility' = 'public' AND q ->> 'type' NOT IN ('file', 'member')
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(v.body::jsonb -> 'secrets', '[]')) x WHERE x ->> 'question' = q ->> 'key')
        AND (v.body::jsonb -> 'answers') ? (q ->> 'key')), '{}'::jsonb)
  END AS answers) said
WHERE a.outcome = 'winner' OR a.moved_up_at IS NOT NULL;
