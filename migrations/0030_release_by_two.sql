-- What organisers prepare around the jury's decision: words, order, pictures.
CREATE TABLE release_plan (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  version INTEGER NOT NULL CHECK (version > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

-- The sealed preparation, byte for byte what will be public; confirmed by somebody else than who sealed it.
CREATE TABLE release_seal (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL,
  sealed_by TEXT NOT NULL,
  sealed_at INTEGER NOT NULL,
  confirmed_by TEXT,
  confirmed_as TEXT CHECK (confirmed_as IN ('chair', 'deputy', 'named')),
  confirmed_at INTEGER,
  -- Since when what would be published is something else.
  lapsed_at INTEGER,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CHECK (confirmed_by <> sealed_by)
) STRICT;

-- When the confirmed results open by themselves.
CREATE TABLE release_time (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  opens_at INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;

-- Every version ever released, for organisers. Public is only what stands in release_snapshot.
CREATE TABLE release_version (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  version INTEGER NOT NULL CHECK (version > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL,
  released_at INTEGER NOT NULL,
  released_by TEXT NOT NULL,
  confirmed_by TEXT,
  -- Why it corrects words of the version before; '' for a release.
  reason TEXT NOT NULL DEFAULT '',
  -- When and why everything was taken back; public.
  withdrawn_at INTEGER,
  withdrawal_reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (edition_id, version),
  CHECK ((withdrawn_at IS NULL) = (withdrawal_reason = ''))
) STRICT;

INSERT INTO release_version (edition_id, version, content, sha256, released_at, released_by)
SELECT edition_id, 1, content, sha256, released_at, released_by FROM release_snapshot;

-- Taking everything back, or correcting words, as one side asks for it; the other side confirms.
CREATE TABLE release_change (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  kind TEXT NOT NULL CHECK (kind IN ('undo', 'correction')),
  -- What is public when it is asked for.
  base_sha256 TEXT NOT NULL,
  -- What would be public instead.
  content TEXT CHECK (json_valid(content)),
  sha256 TEXT,
  reason TEXT NOT NULL CHECK (reason <> ''),
  asked_by TEXT NOT NULL,
  asked_as TEXT NOT NULL CHECK (asked_as IN ('organiser', 'chair')),
  asked_at INTEGER NOT NULL,
  CHECK ((kind = 'correction') = (content IS NOT NULL AND sha256 IS NOT NULL))
) STRICT;
