-- What organisers write to many: a draft until it is released; then every letter of it stands in the outbox.
CREATE TABLE mailing (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  audience TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  released_at INTEGER
) STRICT;

CREATE INDEX mailing_by_edition ON mailing (edition_id, created_at);

-- Text of the reminders of a year, and whether they leave by themselves or wait for an organiser.
CREATE TABLE reminder_setting (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

ALTER TABLE account ADD COLUMN reminders_off_at INTEGER;

-- The outbox again, with two more ways to end and with whom a letter is about.
CREATE TABLE outbox_new (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  attachment TEXT CHECK (attachment IS NULL OR json_valid(attachment)),
  unsubscribe TEXT,
  mailing_id TEXT REFERENCES mailing (id),
  submission_id TEXT REFERENCES submission (id) ON DELETE SET NULL,
  account_id TEXT REFERENCES account (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'bounced', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  sent_at INTEGER,
  last_error TEXT,
  created_at INTEGER NOT NULL
) STRICT;

INSERT INTO outbox_new (id, key, kind, recipient, subject, body, attachment, state, attempts, next_at, sent_at, last_error, created_at)
SELECT id, key, kind, recipient, subject, body, attachment, state, attempts, next_at, sent_at, last_error, created_at FROM outbox;

DROP TABLE outbox;

ALTER TABLE outbox_new RENAME TO outbox;

CREATE INDEX outbox_due ON outbox (state, next_at);

CREATE INDEX outbox_by_time ON outbox (created_at);

CREATE INDEX outbox_by_recipient ON outbox (recipient, created_at);

CREATE INDEX outbox_by_mailing ON outbox (mailing_id, state) WHERE mailing_id IS NOT NULL;

CREATE INDEX outbox_by_submission ON outbox (submission_id) WHERE submission_id IS NOT NULL;

CREATE INDEX outbox_by_account ON outbox (account_id) WHERE account_id IS NOT NULL;

-- Every try to hand a letter over, and what came of it.
CREATE TABLE outbox_attempt (
  id INTEGER PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'sent', 'failed', 'bounced', 'cancelled')),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX outbox_attempt_by_letter ON outbox_attempt (letter_id, id);
