-- Nightly work: which night was last begun and how it ended, so that two processes do it once.
CREATE TABLE chore_run (
  name TEXT PRIMARY KEY,
  night TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  error TEXT
) STRICT;
