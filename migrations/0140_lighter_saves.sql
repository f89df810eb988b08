-- Two things that made every save and every hand-in dearer than they need be.

-- The small columns stood behind eight kilobytes of answers: whoever asked for the state of an entry walked through
-- them all. The answers now stand last.
DROP TRIGGER submission_text_changes;

DROP TRIGGER submission_row_starts;

DROP TRIGGER submission_row_follows;

DROP TRIGGER submission_row_moves;

DROP TRIGGER submission_row_touched;

DROP VIEW submission_text;

ALTER TABLE submission ADD COLUMN answers_last TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers_last));

UPDATE submission SET answers_last = answers;

ALTER TABLE submission DROP COLUMN answers;

ALTER TABLE submission RENAME COLUMN answers_last TO answers;

CREATE VIEW submission_text AS SELECT
  submission_id,
  replace(replace(replace(replace(replace(replace(replace(replace(content, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue'), 'ß', 'ss'), 'ẞ', 'ss') AS spelled,
  replace(replace(content, 'ß', 'ss'), 'ẞ', 'ss') AS bare
FROM (
  SELECT submission.id AS submission_id, submission.title || ' ' || submission.organisation || ' ' || coalesce(edition.year || '-' || substr('00' || submission.number, -max(3, length(submission.number))), '') || ' ' || coalesce((SELECT group_concat(value, ' ') FROM json_each(submission.answers)), '') AS content
  FROM submission JOIN edition ON edition.id = submission.edition_id
);

-- The row of the organisers' table stands in six indexes, and handing in moved it in all of them. As with the search
-- index, a write now only notes that the row is old. Whoever reads the table (and the interval or cron) first writes it
-- anew and passes it on to the index. Ten autosaves of one evening are written there once.
CREATE TABLE submission_changed (submission_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TRIGGER submission_is_new AFTER INSERT ON submission BEGIN
  INSERT INTO submission_changed (submission_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER submission_changes AFTER UPDATE ON submission BEGIN
  INSERT INTO submission_changed (submission_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER submission_row_goes;

CREATE TRIGGER submission_row_goes BEFORE DELETE ON submission BEGIN
  DELETE FROM submission_fts WHERE rowid = (SELECT seq FROM submission_row WHERE submission_id = OLD.id);
  DELETE FROM submission_row WHERE submission_id = OLD.id;
  DELETE FROM submission_due WHERE submission_id = OLD.id;
  DELETE FROM submission_changed WHERE submission_id = OLD.id;
END;

-- Entries of a year are found by (edition_id, number), those that take part by an index of their own.
DROP INDEX submission_by_edition;
