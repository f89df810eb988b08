-- Who works on a submission besides its owner. Rights grow: view < edit < hand_in; withdrawing stays with the owner.
CREATE TABLE submission_editor (
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id),
  may TEXT NOT NULL CHECK (may IN ('view', 'edit', 'hand_in')),
  since INTEGER NOT NULL,
  PRIMARY KEY (submission_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX submission_editor_by_account ON submission_editor (account_id, submission_id);

-- Accepted by whoever signs in with this address, so no secret is stored.
CREATE TABLE submission_invitation (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  email TEXT NOT NULL CHECK (email = lower(email)),
  may TEXT NOT NULL CHECK (may IN ('view', 'edit', 'hand_in')),
  sent_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  UNIQUE (submission_id, email)
) STRICT;

CREATE INDEX submission_invitation_by_email ON submission_invitation (email);

-- A mail domain that organisers have confirmed as the organisation's own: who signs in with it belongs there.
CREATE TABLE organisation_domain (
  domain TEXT PRIMARY KEY CHECK (domain = lower(domain)),
  organisation_key TEXT NOT NULL,
  confirmed_by TEXT NOT NULL REFERENCES account (id),
  confirmed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX organisation_domain_by_key ON organisation_domain (organisation_key);

-- Entries whose owner had proven to belong to the organisation before the account was erased.
CREATE TABLE organisation_entry (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX submission_by_organisation ON submission (organisation_key) WHERE organisation_key IS NOT NULL;
