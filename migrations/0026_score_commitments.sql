-- For every finished sheet the digest that binds the jury to it, with what opens it. Never changed, never deleted.
CREATE TABLE score_commitment (
  -- SHA-256 of "award-score/1", payload and nonce, 64 hex digits.
  commitment TEXT PRIMARY KEY CHECK (length(commitment) = 64),
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  sheet_version INTEGER NOT NULL,
  -- Canonical JSON.
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  -- 32 random bytes as hex digits.
  nonce TEXT NOT NULL CHECK (length(nonce) = 64),
  finalised_at INTEGER NOT NULL,
  UNIQUE (juror_id, submission_id, sheet_version)
) STRICT;

CREATE INDEX score_commitment_by_submission ON score_commitment (submission_id);

CREATE TRIGGER score_commitment_never_changes BEFORE UPDATE ON score_commitment BEGIN
  SELECT RAISE(ABORT, 'commitments never change');
END;

CREATE TRIGGER score_commitment_never_goes BEFORE DELETE ON score_commitment BEGIN
  SELECT RAISE(ABORT, 'commitments never change');
END;

-- The root over the commitments of all sheets that were finished when judging closed.
CREATE TABLE commitment_root (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  root TEXT NOT NULL CHECK (length(root) = 64),
  -- JSON list of the commitments, sorted.
  leaves TEXT NOT NULL CHECK (json_valid(leaves)),
  size INTEGER NOT NULL CHECK (size >= 1),
  sealed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER commitment_root_never_changes BEFORE UPDATE ON commitment_root BEGIN
  SELECT RAISE(ABORT, 'the root never changes');
END;

CREATE TRIGGER commitment_root_never_goes BEFORE DELETE ON commitment_root BEGIN
  SELECT RAISE(ABORT, 'the root never changes');
END;
