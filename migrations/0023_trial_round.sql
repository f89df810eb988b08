-- The calibration round: sample entries that every juror scores first. Its points live in tables of their own, so that
-- no ranking can ever read them by mistake.
CREATE TABLE trial_entry (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  named_at INTEGER NOT NULL,
  -- From then on whoever has scored it sees the spread and changes nothing any more.
  discussed_at INTEGER,
  PRIMARY KEY (edition_id, submission_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX trial_entry_by_submission ON trial_entry (submission_id);

CREATE TABLE trial_score (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  edition_id TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  criterion_id TEXT NOT NULL REFERENCES criterion (id),
  points INTEGER NOT NULL,
  scored_at INTEGER NOT NULL,
  PRIMARY KEY (juror_id, submission_id, criterion_id),
  FOREIGN KEY (edition_id, submission_id) REFERENCES trial_entry (edition_id, submission_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX trial_score_by_entry ON trial_score (edition_id, submission_id);
