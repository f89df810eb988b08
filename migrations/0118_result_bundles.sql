-- From what anybody can recount the jury's result: made once for every release, never changed, never deleted.
CREATE TABLE result_bundle (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  -- Of the release that it belongs to; corrections of words keep it.
  version INTEGER NOT NULL CHECK (version > 0),
  -- Of the file, byte for byte.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  form TEXT NOT NULL CHECK (form IN ('numbered', 'shuffled', 'sealed')),
  made_at INTEGER NOT NULL,
  PRIMARY KEY (edition_id, version)
) STRICT, WITHOUT ROWID;

-- The file in pieces, as a row of D1 holds a megabyte.
CREATE TABLE result_bundle_part (
  edition_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0),
  content TEXT NOT NULL,
  PRIMARY KEY (edition_id, version, part),
  FOREIGN KEY (edition_id, version) REFERENCES result_bundle (edition_id, version)
) STRICT;

CREATE TRIGGER result_bundle_once BEFORE INSERT ON result_bundle
WHEN EXISTS (SELECT 1 FROM result_bundle AS known
  WHERE known.edition_id = NEW.edition_id AND known.version = NEW.version) BEGIN
  SELECT RAISE(ABORT, 'bundles never change');
END;

CREATE TRIGGER result_bundle_never_changes BEFORE UPDATE ON result_bundle BEGIN
  SELECT RAISE(ABORT, 'bundles never change');
END;

CREATE TRIGGER result_bundle_never_goes BEFORE DELETE ON result_bundle BEGIN
  SELECT RAISE(ABORT, 'bundles never change');
END;

CREATE TRIGGER result_bundle_part_once BEFORE INSERT ON result_bundle_part
WHEN EXISTS (SELECT 1 FROM result_bundle_part AS known
  WHERE known.edition_id = NEW.edition_id AND known.version = NEW.version AND known.part = NEW.part) BEGIN
  SELECT RAISE(ABORT, 'bundles never change');
END;

CREATE TRIGGER result_bundle_part_never_changes BEFORE UPDATE ON result_bundle_part BEGIN
  SELECT RAISE(ABORT, 'bundles never change');
END;

CREATE TRIGGER result_bundle_part_never_goes BEFORE DELETE ON result_bundle_part BEGIN
  SELECT RAISE(ABORT, 'bundles never change');
END;

CREATE TRIGGER result_bundle_insert_is_public AFTER INSERT ON result_bundle BEGIN
  UPDATE public_version SET number = number + 1;
END;
