-- What the jury decided: a place in a category, or a special prize; a place without submission stays empty on purpose.
CREATE TABLE award (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  category_id TEXT REFERENCES category (id),
  place INTEGER CHECK (place BETWEEN 1 AND 9),
  special TEXT,
  submission_id TEXT REFERENCES submission (id),
  citation TEXT NOT NULL,
  CHECK ((place IS NULL) <> (special IS NULL)),
  CHECK (place IS NULL OR category_id IS NOT NULL),
  CHECK (special IS NULL OR submission_id IS NOT NULL)
) STRICT;

CREATE INDEX award_by_edition ON award (edition_id);

-- What was published, frozen at release; public pages read only this.
CREATE TABLE release_snapshot (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL,
  released_at INTEGER NOT NULL,
  released_by TEXT NOT NULL
) STRICT;
