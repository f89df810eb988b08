-- What the presenter says and needs to know at each step of the ceremony, beyond what the hall sees. Never public.
CREATE TABLE stage_script (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  -- JSON object: step → { said, names, handsOver }.
  notes TEXT NOT NULL CHECK (json_valid(notes)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
