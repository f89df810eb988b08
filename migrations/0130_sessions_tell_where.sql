-- How a session began, in which browser (coarsely), and when it was last used, to the hour. No network address.
ALTER TABLE session ADD COLUMN method TEXT NOT NULL DEFAULT 'mail' CHECK (method IN ('mail', 'passkey'));
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;

-- Browsers in which somebody has signed in before, by the digest of a cookie: another one is worth a letter, and
-- these still get a code while strangers use the address up.
CREATE TABLE known_browser (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  browser_hash TEXT NOT NULL,
  browser TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, browser_hash)
) STRICT, WITHOUT ROWID;
