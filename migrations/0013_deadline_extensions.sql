-- A deadline of its own for one entry; the later of this and the edition's counts.
ALTER TABLE submission ADD COLUMN extended_until INTEGER;

-- Every extension with its reason: for one entry, or for all where no submission is named.
CREATE TABLE deadline_extension (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  submission_id TEXT REFERENCES submission (id) ON DELETE CASCADE,
  until_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  granted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX deadline_extension_by_edition ON deadline_extension (edition_id, granted_at);

CREATE INDEX submission_extended ON submission (edition_id, extended_until) WHERE extended_until IS NOT NULL;
