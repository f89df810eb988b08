-- A passkey of a person: the public half of a key pair (base64url) whose other half never leaves their device.
CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  credential_id TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  -- Rises with every use where the device counts; a smaller one than last time means a copy.
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL CHECK (json_valid(transports)),
  -- May be copied to other devices of the person, and has been.
  syncs INTEGER NOT NULL CHECK (syncs IN (0, 1)),
  backed_up INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;

CREATE INDEX passkey_by_account ON passkey (account_id, created_at);

-- Challenges that have been answered: none is answered twice.
CREATE TABLE passkey_answer (
  challenge TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
