-- Named filters of the organisers' table, each a query string. Shared ones are seen and kept by every organiser.
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  owner_id TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL CHECK (name <> ''),
  query TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  created_at INTEGER NOT NULL,
  UNIQUE (edition_id, owner_id, name)
) STRICT;

-- What the table shows an organiser first.
CREATE TABLE start_view (
  edition_id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  view_id TEXT NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE,
  PRIMARY KEY (edition_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX start_view_by_view ON start_view (view_id);

-- One row for every change of many entries at once; its key, made with the preview, lets none be done twice.
CREATE TABLE bulk_change (
  key TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  action TEXT NOT NULL,
  entries INTEGER NOT NULL,
  done_at INTEGER NOT NULL
) STRICT;
