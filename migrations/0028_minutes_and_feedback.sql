-- The minutes of a meeting as they were signed; a correction is a new version beside the old one.
CREATE TABLE minutes (
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- Why it replaces the version before; '' for the first.
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (meeting_id, version),
  CHECK ((version = 1) = (reason = ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE minutes_signature (
  meeting_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- An account may be erased; name and role stay with the signature.
  signed_by TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('chair', 'deputy', 'keeper')),
  sha256 TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (meeting_id, version, role),
  FOREIGN KEY (meeting_id, version) REFERENCES minutes (meeting_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER minutes_never_change BEFORE UPDATE ON minutes BEGIN
  SELECT RAISE(ABORT, 'minutes are frozen');
END;

CREATE TRIGGER minutes_never_go BEFORE DELETE ON minutes BEGIN
  SELECT RAISE(ABORT, 'minutes are frozen');
END;

CREATE TRIGGER minutes_signature_never_changes BEFORE UPDATE ON minutes_signature BEGIN
  SELECT RAISE(ABORT, 'minutes are frozen');
END;

CREATE TRIGGER minutes_signature_never_goes BEFORE DELETE ON minutes_signature BEGIN
  SELECT RAISE(ABORT, 'minutes are frozen');
END;

-- What entrants are told: comments in no order and without their authors, read by organisers before they go.
CREATE TABLE feedback (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  -- JSON list of { name, own, category } in points; empty where somebody could be singled out.
  averages TEXT NOT NULL CHECK (json_valid(averages)),
  version INTEGER NOT NULL DEFAULT 1,
  prepared_at INTEGER NOT NULL,
  released_at INTEGER
) STRICT;

CREATE TABLE feedback_comment (
  -- Random: the order of the ids says nothing about who wrote what.
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES feedback (submission_id) ON DELETE CASCADE,
  original TEXT NOT NULL,
  -- What entrants read; '' leaves it out.
  wording TEXT NOT NULL
) STRICT;

CREATE INDEX feedback_comment_by_submission ON feedback_comment (submission_id);
