-- What organisers note about a submission among themselves; nobody else ever sees it.
CREATE TABLE submission_note (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  author_id TEXT NOT NULL REFERENCES account (id),
  text TEXT NOT NULL CHECK (text <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX submission_note_by_submission ON submission_note (submission_id, created_at);

CREATE TABLE submission_tag (
  edition_id TEXT NOT NULL,
  tag TEXT NOT NULL CHECK (tag <> ''),
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  PRIMARY KEY (edition_id, tag, submission_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX submission_tag_by_submission ON submission_tag (submission_id, tag);
