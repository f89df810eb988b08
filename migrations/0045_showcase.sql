-- What the page of an award year shows besides its dates: programme, jury, the taskforce's statement, figures, and the
-- entries whose owners agreed to be shown as good practice.

CREATE TABLE edition_page (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  -- From when the jury is named: with the opening of judging, with the release, or not at all.
  jury_from TEXT NOT NULL DEFAULT 'release' CHECK (jury_from IN ('judging', 'release', 'never')),
  -- JSON array of highlights, in order.
  programme TEXT NOT NULL DEFAULT '[]',
  statement_title TEXT NOT NULL DEFAULT '',
  statement_on TEXT,
  statement_summary TEXT NOT NULL DEFAULT '',
  -- The PDF as answers name files: id, SHA-256, size, name; '' for none.
  statement_file TEXT NOT NULL DEFAULT '',
  statement_public INTEGER NOT NULL DEFAULT 0 CHECK (statement_public IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Jurors who agreed to be named in public.
CREATE TABLE juror_public (
  juror_id TEXT PRIMARY KEY REFERENCES juror (id) ON DELETE CASCADE,
  agreed_at INTEGER NOT NULL
) STRICT;

-- What owners said after handing in; it counts more than the answer in the form.
CREATE TABLE example_consent (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id) ON DELETE CASCADE,
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
  said_at INTEGER NOT NULL
) STRICT;

-- Good practice as published, frozen at release: every row is public.
CREATE TABLE example (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id) ON DELETE CASCADE,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  category TEXT NOT NULL,
  size_class TEXT NOT NULL,
  state TEXT NOT NULL,
  -- A winner has a page of its own; here it is only listed.
  winner INTEGER NOT NULL CHECK (winner IN (0, 1)),
  -- JSON: answers and pictures.
  content TEXT NOT NULL,
  position INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  UNIQUE (edition_id, slug)
) STRICT;

CREATE INDEX example_in_order ON example (edition_id, position);

-- How many took part, already grouped so that no small group can be told apart.
CREATE TABLE edition_figures (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  content TEXT NOT NULL,
  frozen_at INTEGER NOT NULL
) STRICT;

-- Results that are taken back take good practice with them; its pictures lose their public names.
CREATE TRIGGER example_goes_with_release AFTER UPDATE OF released_at ON edition
WHEN OLD.released_at IS NOT NULL AND NEW.released_at IS NULL BEGIN
  UPDATE photo SET public_key = NULL
  WHERE submission_id IN (SELECT submission_id FROM example WHERE edition_id = NEW.id);
  DELETE FROM example WHERE edition_id = NEW.id;
END;

-- An entry that no longer takes part is no example either.
CREATE TRIGGER example_goes_with_entry AFTER UPDATE OF state, screening ON submission
WHEN NEW.state <> 'submitted' OR NEW.screening = 'refused' BEGIN
  DELETE FROM example WHERE submission_id = NEW.id AND winner = 0;
END;

CREATE TRIGGER example_photos_go AFTER DELETE ON example WHEN OLD.winner = 0 BEGIN
  UPDATE photo SET public_key = NULL WHERE submission_id = OLD.submission_id;
END;

CREATE TRIGGER edition_page_insert_is_public AFTER INSERT ON edition_page
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER edition_page_update_is_public AFTER UPDATE ON edition_page
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER juror_public_insert_is_public AFTER INSERT ON juror_public
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER juror_public_delete_is_public AFTER DELETE ON juror_public
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER named_juror_update_is_public AFTER UPDATE ON juror
WHEN EXISTS (SELECT 1 FROM juror_public WHERE juror_id = NEW.id)
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER example_insert_is_public AFTER INSERT ON example
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER example_update_is_public AFTER UPDATE ON example
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER example_delete_is_public AFTER DELETE ON example
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER edition_figures_insert_is_public AFTER INSERT ON edition_figures
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER edition_figures_update_is_public AFTER UPDATE ON edition_figures
BEGIN UPDATE public_version SET number = number + 1; END;

CREATE TRIGGER edition_figures_delete_is_public AFTER DELETE ON edition_figures
BEGIN UPDATE public_version SET number = number + 1; END;
