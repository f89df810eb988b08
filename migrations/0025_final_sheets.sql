-- A sheet is a draft until its juror finishes it; only finished ones count.
ALTER TABLE score_sheet ADD COLUMN finalised_at INTEGER;

-- For the juror alone.
ALTER TABLE score_sheet ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Left out on purpose, where the rules allow it.
ALTER TABLE score ADD COLUMN abstained INTEGER NOT NULL DEFAULT 0 CHECK (abstained = 0 OR (abstained = 1 AND points IS NULL));

-- Until now a sheet counted as soon as it was complete.
UPDATE score_sheet SET finalised_at = updated_at
WHERE NOT EXISTS (
  SELECT 1 FROM juror JOIN criterion ON criterion.edition_id = juror.edition_id
  LEFT JOIN score ON score.sheet_id = score_sheet.id AND score.criterion_id = criterion.id
  WHERE juror.id = score_sheet.juror_id AND score.points IS NULL);

-- What a juror wants the jury to talk about.
CREATE TABLE discussion_flag (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (juror_id, submission_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX discussion_flag_by_submission ON discussion_flag (submission_id);
