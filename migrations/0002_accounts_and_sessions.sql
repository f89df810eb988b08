CREATE TABLE account (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL DEFAULT '',
  is_organiser INTEGER NOT NULL DEFAULT 0 CHECK (is_organiser IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

-- Only the SHA-256 of the session id is stored; absolute_expires_at caps the sliding expiry.
CREATE TABLE session (
  id_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  absolute_expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_by_account ON session (account_id);

-- A request to sign in: one code bound to the browser that asked, one link, both for single use.
CREATE TABLE sign_in (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  link_hash TEXT NOT NULL UNIQUE,
  browser_hash TEXT NOT NULL,
  return_to TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;

CREATE INDEX sign_in_by_browser ON sign_in (browser_hash);

-- Counters for throttling: how often `key` happened in the window that starts at `starts_at`.
CREATE TABLE throttle (
  key TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (key, starts_at)
) STRICT, WITHOUT ROWID;
