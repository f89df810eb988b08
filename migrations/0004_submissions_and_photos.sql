CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  category_id TEXT REFERENCES category (id),
  owner_id TEXT NOT NULL REFERENCES account (id),
  number INTEGER,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn')),
  version INTEGER NOT NULL DEFAULT 1,
  receipt_sha256 TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  submitted_at INTEGER,
  withdrawn_at INTEGER,
  UNIQUE (edition_id, number),
  CHECK (state <> 'submitted' OR (number IS NOT NULL AND submitted_at IS NOT NULL AND receipt_sha256 IS NOT NULL))
) STRICT;

CREATE INDEX submission_by_edition ON submission (edition_id, state);

CREATE INDEX submission_by_owner ON submission (owner_id, created_at);

-- A picture of a submission or of an edition's gallery. public_key is minted when it is published.
CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  submission_id TEXT REFERENCES submission (id),
  gallery_edition_id TEXT REFERENCES edition (id),
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  renditions TEXT NOT NULL CHECK (json_valid(renditions)),
  caption TEXT NOT NULL,
  alt TEXT NOT NULL,
  credit TEXT NOT NULL,
  rights TEXT NOT NULL,
  public_key TEXT UNIQUE,
  created_at INTEGER NOT NULL,
  CHECK ((submission_id IS NULL) <> (gallery_edition_id IS NULL)),
  UNIQUE (submission_id, sha256),
  UNIQUE (gallery_edition_id, sha256)
) STRICT;

CREATE INDEX photo_by_submission ON photo (submission_id, position);

CREATE INDEX photo_by_gallery ON photo (gallery_edition_id, position);
