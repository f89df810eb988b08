-- Rules over the database that were found broken last night, so that a letter goes out once for each.
CREATE TABLE broken_invariant (
  name TEXT PRIMARY KEY,
  -- JSON list of some offending ids
  ids TEXT NOT NULL CHECK (json_valid(ids)),
  found_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
