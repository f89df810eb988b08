-- Files that must go: noted in the commit that lets go of them, taken off once the storage has deleted them.
CREATE TABLE file_deletion (
  key TEXT PRIMARY KEY,
  queued_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT
) STRICT;

CREATE INDEX file_deletion_due ON file_deletion (next_at);
