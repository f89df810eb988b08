-- One award year. Times are UTC milliseconds; the phase follows from them and from released_at.
CREATE TABLE edition (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2999),
  title TEXT NOT NULL,
  intro TEXT NOT NULL,
  conference_title TEXT NOT NULL,
  place TEXT NOT NULL,
  venue TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  participants INTEGER CHECK (participants >= 0),
  call_opens_at INTEGER,
  call_closes_at INTEGER,
  judging_opens_at INTEGER,
  judging_closes_at INTEGER,
  archives_at INTEGER,
  released_at INTEGER,
  scale_min INTEGER NOT NULL,
  scale_max INTEGER NOT NULL CHECK (scale_max > scale_min AND scale_max - scale_min <= 20),
  min_sheets INTEGER NOT NULL CHECK (min_sheets >= 1),
  gallery_credit TEXT NOT NULL DEFAULT '',
  gallery_rights TEXT NOT NULL DEFAULT '',
  gallery_published_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  CHECK (call_opens_at < call_closes_at),
  CHECK (call_closes_at <= judging_opens_at),
  CHECK (judging_opens_at < judging_closes_at),
  CHECK (starts_on <= ends_on)
) STRICT;

CREATE TABLE category (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  UNIQUE (edition_id, name)
) STRICT;

CREATE TABLE criterion (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight > 0),
  UNIQUE (edition_id, name)
) STRICT;
