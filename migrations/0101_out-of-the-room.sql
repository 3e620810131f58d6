-- Whoever is kept from a proposal, by a conflict, an exclusion or an abstention, is never written down as having been in the room.
CREATE OR REPLACE FUNCTION item_juror_without_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.part IN ('in', 'abstained') AND EXISTS (SELECT FROM conflicts c
      WHERE c.juror_id = NEW.juror_id AND c.proposal_id = NEW.proposal_id AND c.standing <> 'clear') THEN
    RAISE EXCEPTION 'a juror with a conflict is out of the room' USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_item_jurors_out';
  END IF;
  RETURN NEW;
END $$;
