-- What visitors find in the archive. Made from what is public, and made anew when public_version has moved since
-- (archive_index.number); everything here can be thrown away at any time (README, "The search indexes").
CREATE TABLE archive_document (
  -- Year and place within the year: the newest have the highest numbers, so that they are found first.
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('winner', 'entry', 'picture', 'edition')),
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  -- The title folded for sorting (DIN 5007-1).
  sort_title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  content TEXT NOT NULL,
  photo TEXT CHECK (json_valid(photo))
) STRICT;

CREATE INDEX archive_document_by_year ON archive_document (year);

-- One row per public year: what its documents were made from, and what can be chosen in the filters.
CREATE TABLE archive_year (
  year INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  facets TEXT NOT NULL CHECK (json_valid(facets))
) STRICT;

CREATE TABLE archive_index (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;

INSERT INTO archive_index (id, number) VALUES (1, -1);

CREATE VIRTUAL TABLE archive_fts USING fts5 (title, content, facet, content = '', contentless_delete = 1, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2');
