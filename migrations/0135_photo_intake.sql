-- A picture that has come in and waits for its sizes, where these are made after the answer. Its original is stored;
-- the row goes in the commit that makes it a picture. refused says why it will never be one.
CREATE TABLE photo_intake (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  refused TEXT,
  UNIQUE (submission_id, sha256)
) STRICT;

CREATE INDEX photo_intake_due ON photo_intake (next_at);

-- Whatever takes the row away, the entry's own end included: without a picture nobody needs the original.
CREATE TRIGGER photo_intake_gone AFTER DELETE ON photo_intake
WHEN NOT EXISTS (SELECT 1 FROM photo WHERE id = OLD.id)
BEGIN
  INSERT OR IGNORE INTO file_deletion (key, queued_at, next_at)
  VALUES ('originals/' || OLD.id, OLD.received_at, OLD.received_at);
END;
