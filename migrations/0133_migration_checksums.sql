-- What each applied migration said, so that a file changed afterwards is noticed. Filled by the server on Node; D1 is
-- migrated by wrangler, which knows names only.
CREATE TABLE migration_checksum (
  name TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
