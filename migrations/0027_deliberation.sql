-- The jury meets: who is there, what is called, what is moved and voted on, what is decided.
CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  starts_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  -- Presides where the chair is not there or not neutral.
  deputy_id TEXT REFERENCES juror (id),
  agenda TEXT NOT NULL CHECK (agenda IN ('first', 'disputed')),
  opened_at INTEGER,
  closed_at INTEGER,
  remarks TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  CHECK (closed_at IS NULL OR opened_at IS NOT NULL)
) STRICT;

CREATE INDEX meeting_by_edition ON meeting (edition_id, starts_at);

CREATE UNIQUE INDEX meeting_one_open ON meeting (edition_id) WHERE opened_at IS NOT NULL AND closed_at IS NULL;

CREATE TABLE attendance (
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  juror_id TEXT NOT NULL REFERENCES juror (id),
  state TEXT NOT NULL CHECK (state IN ('present', 'excused', 'absent')),
  -- Whose place the juror takes.
  deputises_for TEXT REFERENCES juror (id),
  PRIMARY KEY (meeting_id, juror_id)
) STRICT, WITHOUT ROWID;

-- An entry called in a meeting; one at a time.
CREATE TABLE discussion (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  presided_by TEXT NOT NULL REFERENCES juror (id),
  opened_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;

CREATE UNIQUE INDEX discussion_one_open ON discussion (meeting_id) WHERE closed_at IS NULL;

CREATE INDEX discussion_by_submission ON discussion (submission_id);

-- Who left the room while the entry was discussed.
CREATE TABLE departure (
  discussion_id TEXT NOT NULL REFERENCES discussion (id),
  juror_id TEXT NOT NULL REFERENCES juror (id),
  left_at INTEGER NOT NULL,
  returned_at INTEGER,
  PRIMARY KEY (discussion_id, juror_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE motion (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  -- NULL for what concerns no single entry.
  discussion_id TEXT REFERENCES discussion (id),
  wording TEXT NOT NULL,
  mover_id TEXT NOT NULL REFERENCES juror (id),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'carried', 'rejected')),
  yes INTEGER,
  no INTEGER,
  abstentions INTEGER,
  -- The vote that broke a tie, of whoever presided.
  casting TEXT CHECK (casting IN ('yes', 'no')),
  created_at INTEGER NOT NULL,
  closed_at INTEGER,
  CHECK ((state = 'open') = (closed_at IS NULL)),
  CHECK ((state = 'open') = (yes IS NULL))
) STRICT;

CREATE INDEX motion_by_meeting ON motion (meeting_id, created_at);

CREATE TABLE vote (
  motion_id TEXT NOT NULL REFERENCES motion (id),
  juror_id TEXT NOT NULL REFERENCES juror (id),
  choice TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'abstain')),
  recorded_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (motion_id, juror_id)
) STRICT, WITHOUT ROWID;

-- Points that a juror changed while the entry was discussed; the old ones stay here.
CREATE TABLE score_revision (
  id TEXT PRIMARY KEY,
  discussion_id TEXT NOT NULL REFERENCES discussion (id),
  juror_id TEXT NOT NULL REFERENCES juror (id),
  criterion_id TEXT NOT NULL REFERENCES criterion (id),
  old_points INTEGER NOT NULL,
  new_points INTEGER NOT NULL CHECK (new_points <> old_points),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX score_revision_by_discussion ON score_revision (discussion_id, at);

CREATE TRIGGER score_revision_never_changes BEFORE UPDATE ON score_revision BEGIN
  SELECT RAISE(ABORT, 'score_revision is append-only');
END;

CREATE TRIGGER score_revision_never_goes BEFORE DELETE ON score_revision BEGIN
  SELECT RAISE(ABORT, 'score_revision is append-only');
END;

-- Who may win in a category; fixed before the places are given.
CREATE TABLE nominee (
  category_id TEXT NOT NULL REFERENCES category (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  PRIMARY KEY (category_id, submission_id)
) STRICT, WITHOUT ROWID;

-- The meeting that decided it; NULL for what was decided before there were meetings.
ALTER TABLE award ADD COLUMN meeting_id TEXT REFERENCES meeting (id);
