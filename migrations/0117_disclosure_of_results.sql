-- What is opened of the jury's sheets with the results: laid down with the judging rules, so that jurors know it before
-- they score. Editions that exist already promised nothing, and open nothing.
ALTER TABLE edition ADD COLUMN disclosure TEXT NOT NULL DEFAULT 'recount'
  CHECK (disclosure IN ('recount', 'shuffled', 'sealed'));

UPDATE edition SET disclosure = 'sealed';

-- 32 random bytes as hex digits: says which sheets are the same juror's, and nothing about who that is.
ALTER TABLE juror ADD COLUMN tag TEXT;

UPDATE juror SET tag = lower(hex(randomblob(32)));

CREATE TRIGGER juror_gets_a_tag AFTER INSERT ON juror WHEN NEW.tag IS NULL BEGIN
  UPDATE juror SET tag = lower(hex(randomblob(32))) WHERE id = NEW.id;
END;

CREATE TRIGGER juror_keeps_the_tag BEFORE UPDATE OF tag ON juror WHEN OLD.tag IS NOT NULL AND NEW.tag IS NOT OLD.tag BEGIN
  SELECT RAISE(ABORT, 'the tag never changes');
END;
