-- The questions of an edition's entry form, every saved state kept: the newest counts, and what changed after the
-- call had opened is shown to entrants with its reason.
CREATE TABLE entry_form (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  version INTEGER NOT NULL,
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (edition_id, version)
) STRICT, WITHOUT ROWID;
