-- A certificate that was made: its address confirms it as long as the released results still say the same.
CREATE TABLE certificate (
  code TEXT PRIMARY KEY CHECK (length(code) = 16),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  kind TEXT NOT NULL CHECK (kind IN ('winner', 'nominee', 'juror')),
  -- The submission, or the juror.
  subject TEXT NOT NULL,
  -- What it attests, place and category for example: another decision needs another certificate.
  honour TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  UNIQUE (edition_id, kind, subject, honour)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER certificate_never_changes BEFORE UPDATE ON certificate BEGIN
  SELECT RAISE(ABORT, 'a certificate is what it was');
END;

-- The page that confirms a juror's certificate names the juror.
CREATE TRIGGER juror_update_is_public AFTER UPDATE ON juror
  WHEN EXISTS (SELECT 1 FROM edition WHERE edition.id = new.edition_id AND edition.released_at IS NOT NULL) BEGIN
  UPDATE public_version SET number = number + 1;
END;
