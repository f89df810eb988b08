-- The official list of municipalities, as imported. Submissions name a row by its key and keep their own copy of
-- what counts, without a foreign key, so that a new list never breaks an old entry.
CREATE TABLE municipality (
  key TEXT PRIMARY KEY,
  ars TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('municipality', 'association', 'county', 'state')),
  county TEXT NOT NULL,
  state TEXT NOT NULL,
  population INTEGER CHECK (population >= 0),
  postcode TEXT NOT NULL
) STRICT;

-- Every word of every name, once with ä as ae and once as a: a prefix search is a range of this key. A plain table
-- instead of FTS5, because D1 cannot export a database that holds virtual tables.
CREATE TABLE municipality_word (
  word TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (word, key)
) STRICT, WITHOUT ROWID;

-- One row for each list taken over; the number makes two imports at once impossible.
CREATE TABLE register_import (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  listed_on TEXT,
  file_name TEXT NOT NULL,
  rows INTEGER NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report)),
  imported_at INTEGER NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;

ALTER TABLE submission ADD COLUMN organisation_key TEXT;

ALTER TABLE submission ADD COLUMN organisation_population INTEGER;

ALTER TABLE submission ADD COLUMN organisation_kind TEXT;

ALTER TABLE edition ADD COLUMN size_thresholds TEXT NOT NULL DEFAULT '[5000,20000,100000]' CHECK (json_valid(size_thresholds));
