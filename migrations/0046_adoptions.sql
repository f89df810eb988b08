-- Other municipalities that took a project over: reported by anybody, proven by mail, accepted by organisers.
CREATE TABLE adoption (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  municipality TEXT NOT NULL,
  municipality_key TEXT,
  email TEXT NOT NULL,
  what TEXT NOT NULL,
  -- A year, e.g. 2026.
  since INTEGER NOT NULL,
  -- 'unproven' until the address has confirmed; only 'accepted' is public.
  state TEXT NOT NULL CHECK (state IN ('unproven', 'waiting', 'accepted', 'refused', 'removed')),
  token_hash TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  proven_at INTEGER,
  decided_at INTEGER,
  decided_by TEXT
) STRICT;

CREATE INDEX adoption_of_project ON adoption (submission_id, state);
CREATE INDEX adoption_of_edition ON adoption (edition_id, state);

CREATE TRIGGER adoption_insert_is_public AFTER INSERT ON adoption WHEN NEW.state = 'accepted'
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER adoption_update_is_public AFTER UPDATE ON adoption
WHEN OLD.state = 'accepted' OR NEW.state = 'accepted'
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER adoption_delete_is_public AFTER DELETE ON adoption WHEN OLD.state = 'accepted'
BEGIN UPDATE public_version SET number = number + 1; END;
