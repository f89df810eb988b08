-- Who judges which entry. An edition without a plan has no assignment: every juror judges every entry.
CREATE TABLE assignment_plan (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  -- Grows with every change of the pairs, so that a preview can tell whether it is stale.
  version INTEGER NOT NULL CHECK (version >= 1),
  per_entry INTEGER NOT NULL CHECK (per_entry >= 1),
  seed INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  PRIMARY KEY (juror_id, submission_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignment_by_submission ON assignment (submission_id, juror_id);
