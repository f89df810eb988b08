-- The album of a conference: its own title and words, what may be done with its pictures, and whether a picture that
-- somebody objects to disappears at once.
ALTER TABLE edition ADD COLUMN gallery_title TEXT NOT NULL DEFAULT '';

ALTER TABLE edition ADD COLUMN gallery_intro TEXT NOT NULL DEFAULT '';

ALTER TABLE edition ADD COLUMN gallery_licence TEXT NOT NULL DEFAULT '';

ALTER TABLE edition ADD COLUMN gallery_hides INTEGER NOT NULL DEFAULT 1 CHECK (gallery_hides IN (0, 1));

ALTER TABLE edition ADD COLUMN gallery_version INTEGER NOT NULL DEFAULT 1;

-- What the rights ledger knows of a picture beyond its credit and rights: the licence (a key, '' where nothing was
-- agreed), who is to be seen and how they agreed, where the picture came from, who entered it.
ALTER TABLE photo ADD COLUMN licence TEXT NOT NULL DEFAULT '';

ALTER TABLE photo ADD COLUMN persons_note TEXT NOT NULL DEFAULT '';

ALTER TABLE photo ADD COLUMN source TEXT NOT NULL DEFAULT '';

ALTER TABLE photo ADD COLUMN entered_by TEXT;

-- Mean colour, six hex digits: stands in the picture's place until it is there.
ALTER TABLE photo ADD COLUMN colour TEXT CHECK (colour GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]');

ALTER TABLE photo ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Out of the public's sight until somebody decides; its public name waits here meanwhile.
ALTER TABLE photo ADD COLUMN hidden_at INTEGER;

ALTER TABLE photo ADD COLUMN hidden_key TEXT;

CREATE INDEX photo_hidden ON photo (id) WHERE hidden_at IS NOT NULL;

-- Nothing incomplete has a public name, and nothing that is public becomes incomplete.
CREATE TRIGGER photo_public_only_complete
BEFORE UPDATE OF public_key, caption, alt, credit, rights, licence, persons ON photo
WHEN NEW.public_key IS NOT NULL
  AND (NEW.caption = '' OR NEW.alt = '' OR NEW.credit = '' OR (NEW.rights = '' AND NEW.licence = '')
    OR NEW.persons NOT IN ('none', 'consent'))
BEGIN
  SELECT RAISE(ABORT, 'constraint failed: a public picture is complete');
END;

CREATE TRIGGER photo_born_public_only_complete BEFORE INSERT ON photo
WHEN NEW.public_key IS NOT NULL
  AND (NEW.caption = '' OR NEW.alt = '' OR NEW.credit = '' OR (NEW.rights = '' AND NEW.licence = '')
    OR NEW.persons NOT IN ('none', 'consent'))
BEGIN
  SELECT RAISE(ABORT, 'constraint failed: a public picture is complete');
END;

-- A day or a point of the programme, at its place among the pictures of the album: both count in one row of positions.
CREATE TABLE gallery_heading (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  position INTEGER NOT NULL,
  -- ISO date of a day; NULL for a point of the programme
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  title TEXT NOT NULL,
  CHECK (day IS NOT NULL OR title <> '')
) STRICT;

CREATE INDEX gallery_heading_by_edition ON gallery_heading (edition_id, position);

CREATE TRIGGER gallery_heading_insert_is_public AFTER INSERT ON gallery_heading BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER gallery_heading_update_is_public AFTER UPDATE ON gallery_heading BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER gallery_heading_delete_is_public AFTER DELETE ON gallery_heading BEGIN
  UPDATE public_version SET number = number + 1;
END;

-- What the ledger keeps of a picture that was withdrawn; the picture itself is gone in every size.
CREATE TABLE withdrawn_photo (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  submission_id TEXT,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL,
  rights TEXT NOT NULL,
  licence TEXT NOT NULL,
  persons TEXT NOT NULL,
  persons_note TEXT NOT NULL,
  source TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  entered_by TEXT,
  withdrawn_at INTEGER NOT NULL,
  withdrawn_by TEXT NOT NULL,
  -- Who asked for it, as the organisers put it
  asked_by TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX withdrawn_photo_by_edition ON withdrawn_photo (edition_id, withdrawn_at);

CREATE TRIGGER withdrawn_photo_never_changes BEFORE UPDATE ON withdrawn_photo BEGIN
  SELECT RAISE(ABORT, 'withdrawn_photo is append-only');
END;

-- A withdrawn picture does not come back by importing it again.
CREATE TRIGGER photo_stays_withdrawn BEFORE INSERT ON photo
WHEN EXISTS (SELECT 1 FROM withdrawn_photo
  WHERE edition_id = NEW.gallery_edition_id AND submission_id IS NULL AND sha256 = NEW.sha256)
BEGIN
  SELECT RAISE(ABORT, 'constraint failed: this picture was withdrawn');
END;

-- Somebody sees themselves or their rights in a picture and does not want that.
CREATE TABLE photo_objection (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  photo_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'rights', 'other')),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  reason TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('de', 'en')),
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'withdrawn', 'kept')),
  decided_at INTEGER,
  decided_by TEXT,
  answer TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'open') = (decided_at IS NULL))
) STRICT;

CREATE INDEX photo_objection_by_edition ON photo_objection (edition_id, state, created_at);

CREATE INDEX photo_objection_by_photo ON photo_objection (photo_id);
