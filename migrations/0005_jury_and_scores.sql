CREATE TABLE juror (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  institution TEXT NOT NULL,
  is_chair INTEGER NOT NULL DEFAULT 0 CHECK (is_chair IN (0, 1)),
  invited_at INTEGER NOT NULL,
  accepted_at INTEGER,
  removed_at INTEGER,
  UNIQUE (edition_id, account_id)
) STRICT;

-- At most one chair at a time.
CREATE UNIQUE INDEX juror_one_chair ON juror (edition_id) WHERE is_chair = 1 AND removed_at IS NULL;

CREATE TABLE recusal (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (juror_id, submission_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE score_sheet (
  id TEXT PRIMARY KEY,
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  comment TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  updated_at INTEGER NOT NULL,
  UNIQUE (juror_id, submission_id)
) STRICT;

CREATE INDEX score_sheet_by_submission ON score_sheet (submission_id);

CREATE TABLE score (
  sheet_id TEXT NOT NULL REFERENCES score_sheet (id) ON DELETE CASCADE,
  criterion_id TEXT NOT NULL REFERENCES criterion (id),
  points INTEGER,
  comment TEXT NOT NULL,
  PRIMARY KEY (sheet_id, criterion_id)
) STRICT, WITHOUT ROWID;
