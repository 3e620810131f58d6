-- 1. Short addresses -----------------------------------------------------------------------------------------------
-- Six symbols without I, L, O and U: a thousand million of them, and the primary key decides.
CREATE FUNCTION new_short_code() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1), '') FROM generate_series(1, 6)
$$;
--> statement-breakpoint
CREATE FUNCTION give_short_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    INSERT INTO short_addresses (code, challenge_id) VALUES (new_short_code(), NEW.id) ON CONFLICT DO NOTHING;
    EXIT WHEN FOUND;
  END LOOP;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER challenges_short_address AFTER INSERT ON challenges FOR EACH ROW EXECUTE FUNCTION give_short_address();
--> statement-breakpoint
INSERT INTO short_addresses (code, challenge_id) SELECT new_short_code(), id FROM challenges;
--> statement-breakpoint
CREATE TRIGGER short_addresses_are_fixed BEFORE UPDATE OF code, challenge_id ON short_addresses FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- 2. Places: counted here, so that no way of writing can give away more than there are --------------------------------
CREATE FUNCTION count_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'registered' THEN change := change - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'registered' THEN change := change + 1; END IF;
  IF change <> 0 THEN
    UPDATE programme_sessions SET places_taken = places_taken + change
      WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.session_id ELSE NEW.session_id END;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER session_guests_places AFTER INSERT OR UPDATE OF state OR DELETE ON session_guests
FOR EACH ROW EXECUTE FUNCTION count_places();
--> statement-breakpoint

-- 3. Questions in time, answers that stay as they were published ------------------------------------------------------
CREATE FUNCTION stamp_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz; recorded text;
BEGIN
  NEW.asked_at := haaste_now();
  IF NEW.challenge_id IS NOT NULL THEN
    SELECT c.opens_at, least(c.closes_at, coalesce(q.closes_at, c.closes_at)), c.state INTO opens, closes, recorded
      FROM challenges c LEFT JOIN question_times q ON q.challenge_id = c.id WHERE c.id = NEW.challenge_id;
    IF recorded NOT IN ('scheduled', 'open') THEN closes := opens; END IF;
  ELSE
    SELECT s.published_at, CASE WHEN s.cancelled_at IS NULL THEN s.ends_at ELSE s.cancelled_at END INTO opens, closes
      FROM programme_sessions s WHERE s.id = NEW.session_id;
  END IF;
  IF opens IS NULL OR NEW.asked_at < opens OR NEW.asked_at >= closes THEN
    RAISE EXCEPTION 'questions are not taken at this moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'questions_in_time';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER questions_stamp BEFORE INSERT ON questions FOR EACH ROW EXECUTE FUNCTION stamp_question();
--> statement-breakpoint
CREATE TRIGGER questions_are_fixed BEFORE UPDATE OF challenge_id, session_id, text, language, asked_at ON questions
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION question_times_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opens timestamptz; closes timestamptz;
BEGIN
  SELECT opens_at, closes_at INTO opens, closes FROM challenges WHERE id = NEW.challenge_id;
  IF NEW.closes_at <= opens OR NEW.closes_at > closes THEN
    RAISE EXCEPTION 'questions close between the opening and the deadline' USING ERRCODE = 'check_violation', CONSTRAINT = 'question_times_in_calendar';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER question_times_fit BEFORE INSERT OR UPDATE ON question_times FOR EACH ROW EXECUTE FUNCTION question_times_fit();
--> statement-breakpoint
CREATE TRIGGER answer_batches_are_fixed BEFORE UPDATE ON answer_batches FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION keep_published_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.batch_id IS NOT NULL AND (TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM answer_batches WHERE id = OLD.batch_id)) THEN
    RAISE EXCEPTION 'a published answer stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'answers_append_only';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER answers_keep BEFORE UPDATE OR DELETE ON answers FOR EACH ROW EXECUTE FUNCTION keep_published_answer();
--> statement-breakpoint
CREATE FUNCTION keep_published_answer_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch uuid;
BEGIN
  SELECT batch_id INTO batch FROM answers WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.answer_id ELSE NEW.answer_id END;
  IF batch IS NOT NULL THEN
    RAISE EXCEPTION 'a published answer stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'answer_texts_append_only';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER answer_texts_keep BEFORE INSERT OR UPDATE OR DELETE ON answer_texts FOR EACH ROW EXECUTE FUNCTION keep_published_answer_text();
--> statement-breakpoint

-- 4. What the public may read: never the link to join, never who comes, never a question nobody has answered -----------
CREATE VIEW pub_short_addresses AS
SELECT a.code, c.slug, c.id AS challenge_id, a.created_at
FROM short_addresses a JOIN pub_challenges c ON c.id = a.challenge_id;
--> statement-breakpoint
CREATE VIEW pub_sessions AS
SELECT s.id, s.slug, s.programme_id, c.id AS challenge_id, s.kind, s.edition, s.zone, s.starts_at, s.ends_at, s.place,
  s.join_link IS NOT NULL AS has_join_link, s.capacity, s.capacity - s.places_taken AS places_left, s.sequence,
  s.cancelled_at IS NOT NULL AS is_cancelled, s.cancel_reason,
  CASE WHEN haaste_now() >= s.ends_at THEN s.recording_link END AS recording_link,
  CASE WHEN haaste_now() >= s.ends_at THEN s.slides_link END AS slides_link, s.previous_id
FROM programme_sessions s LEFT JOIN pub_challenges c ON c.id = s.challenge_id
WHERE s.published_at <= haaste_now();
--> statement-breakpoint
CREATE VIEW pub_session_texts AS
SELECT t.session_id, t.locale, t.title, t.description
FROM programme_session_texts t JOIN pub_sessions s ON s.id = t.session_id;
--> statement-breakpoint
CREATE VIEW pub_agenda_items AS
SELECT i.session_id, i.position, i.minutes, i.titles, i.speaker, i.is_slot, i.taken_by IS NOT NULL AS is_taken
FROM agenda_items i JOIN pub_sessions s ON s.id = i.session_id;
--> statement-breakpoint
CREATE VIEW pub_session_actions AS
SELECT a.session_id, a.text, a.owner, a.due_on, a.done_at, a.report, a.carried_from IS NOT NULL AS is_carried
FROM session_actions a JOIN pub_sessions s ON s.id = a.session_id WHERE haaste_now() >= s.ends_at OR a.carried_from IS NOT NULL;
--> statement-breakpoint
CREATE VIEW pub_question_times AS
SELECT c.id AS challenge_id, least(c.closes_at, coalesce(q.closes_at, c.closes_at)) AS closes_at, q.closes_at IS NOT NULL AS is_own
FROM pub_challenges c LEFT JOIN question_times q ON q.challenge_id = c.id;
--> statement-breakpoint
CREATE VIEW pub_answers AS
SELECT a.id, a.challenge_id, a.session_id, b.number AS batch_number, b.published_at, a.brief_number
FROM answers a JOIN answer_batches b ON b.id = a.batch_id
WHERE a.challenge_id IN (SELECT id FROM pub_challenges) OR a.session_id IN (SELECT id FROM pub_sessions);
--> statement-breakpoint
CREATE VIEW pub_answer_texts AS
SELECT t.answer_id, t.locale, t.question, t.answer
FROM answer_texts t JOIN pub_answers a ON a.id = t.answer_id;
--> statement-breakpoint

-- 5. Who may do what ------------------------------------------------------------------------------------------------
GRANT SELECT, INSERT, UPDATE, DELETE ON followers, session_guests, programme_session_texts, agenda_items, session_actions,
  question_times, answers, answer_texts TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON programme_sessions, meeting_requests, questions TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON short_addresses, answer_batches TO haaste_app;
--> statement-breakpoint
GRANT UPDATE (created_at) ON short_addresses TO haaste_app;
--> statement-breakpoint
GRANT SELECT ON pub_short_addresses, pub_sessions, pub_session_texts, pub_agenda_items, pub_session_actions, pub_question_times,
  pub_answers, pub_answer_texts TO haaste_app, haaste_public;
