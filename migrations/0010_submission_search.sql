-- What the organisers' table sorts, filters and searches by, kept by triggers so that no writer can forget it. D1 has
-- no ICU: titles are sorted by a folded copy (DIN 5007-1, ä like a, ß like ss; a draft without title comes last).
CREATE TABLE submission_row (
  seq INTEGER PRIMARY KEY,
  submission_id TEXT NOT NULL UNIQUE REFERENCES submission (id) ON DELETE CASCADE,
  edition_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  -- '' without a category; -1 where the population is not known.
  category_id TEXT NOT NULL,
  size INTEGER NOT NULL,
  unlisted INTEGER NOT NULL
) STRICT;

-- One index for each order; they cover the filters, so that a page is found without reading rows it does not show.
CREATE INDEX submission_row_by_position ON submission_row (edition_id, position, state, category_id, size, unlisted);

CREATE INDEX submission_row_by_title ON submission_row (edition_id, title, state, category_id, size, unlisted);

CREATE INDEX submission_row_by_organisation ON submission_row (edition_id, organisation, state, category_id, size, unlisted);

CREATE INDEX submission_row_by_update ON submission_row (edition_id, updated_at, state, category_id, size, unlisted);

CREATE INDEX submission_row_by_state ON submission_row (edition_id, state, category_id, size, unlisted);

-- How many rows there are of each kind: counting them one by one would take longer the more there are.
CREATE TABLE submission_count (
  edition_id TEXT NOT NULL,
  state TEXT NOT NULL,
  category_id TEXT NOT NULL,
  size INTEGER NOT NULL,
  unlisted INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (edition_id, state, category_id, size, unlisted)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER submission_count_up AFTER INSERT ON submission_row BEGIN
  INSERT INTO submission_count (edition_id, state, category_id, size, unlisted, entries)
    VALUES (NEW.edition_id, NEW.state, NEW.category_id, NEW.size, NEW.unlisted, 1)
    ON CONFLICT (edition_id, state, category_id, size, unlisted) DO UPDATE SET entries = entries + 1;
END;

CREATE TRIGGER submission_count_down AFTER DELETE ON submission_row BEGIN
  UPDATE submission_count SET entries = entries - 1
    WHERE edition_id = OLD.edition_id AND state = OLD.state AND category_id = OLD.category_id
      AND size = OLD.size AND unlisted = OLD.unlisted;
END;

CREATE TRIGGER submission_count_moves AFTER UPDATE OF state, category_id, size, unlisted ON submission_row BEGIN
  UPDATE submission_count SET entries = entries - 1
    WHERE edition_id = OLD.edition_id AND state = OLD.state AND category_id = OLD.category_id
      AND size = OLD.size AND unlisted = OLD.unlisted;
  INSERT INTO submission_count (edition_id, state, category_id, size, unlisted, entries)
    VALUES (NEW.edition_id, NEW.state, NEW.category_id, NEW.size, NEW.unlisted, 1)
    ON CONFLICT (edition_id, state, category_id, size, unlisted) DO UPDATE SET entries = entries + 1;
END;

CREATE VIEW submission_folded AS SELECT
  id AS submission_id, edition_id, coalesce(number, 1000000000) AS position,
  CASE trim(title) WHEN '' THEN '~' ELSE trim(lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(title, 'ä', 'a'), 'ö', 'o'), 'ü', 'u'), 'Ä', 'a'), 'Ö', 'o'), 'Ü', 'u'), 'ß', 'ss'), 'ẞ', 'ss'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'á', 'a'), 'à', 'a'), 'â', 'a'), 'ç', 'c'), 'ñ', 'n'), 'ó', 'o'), 'ô', 'o'), 'ø', 'o'), 'š', 's'), 'ž', 'z'), 'č', 'c'), 'ł', 'l'), '„', ''), '“', ''), '”', ''), '»', ''), '«', ''), '"', ''), '''', ''))) END AS title,
  CASE trim(organisation) WHEN '' THEN '~' ELSE trim(lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(organisation, 'ä', 'a'), 'ö', 'o'), 'ü', 'u'), 'Ä', 'a'), 'Ö', 'o'), 'Ü', 'u'), 'ß', 'ss'), 'ẞ', 'ss'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'á', 'a'), 'à', 'a'), 'â', 'a'), 'ç', 'c'), 'ñ', 'n'), 'ó', 'o'), 'ô', 'o'), 'ø', 'o'), 'š', 's'), 'ž', 'z'), 'č', 'c'), 'ł', 'l'), '„', ''), '“', ''), '”', ''), '»', ''), '«', ''), '"', ''), '''', ''))) END AS organisation,
  updated_at, state, coalesce(category_id, '') AS category_id,
  CASE WHEN organisation_population IS NULL THEN -1 ELSE (
    SELECT count(*) FROM edition, json_each(edition.size_thresholds)
    WHERE edition.id = submission.edition_id AND json_each.value <= submission.organisation_population
  ) END AS size,
  (organisation <> '' AND organisation_key IS NULL) AS unlisted, created_at
FROM submission;

-- Every word twice, once with ä as ae and once as a: people type both.
CREATE VIEW submission_text AS SELECT
  submission_id,
  replace(replace(replace(replace(replace(replace(replace(replace(content, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue'), 'ß', 'ss'), 'ẞ', 'ss') AS spelled,
  replace(replace(content, 'ß', 'ss'), 'ẞ', 'ss') AS bare
FROM (
  SELECT submission.id AS submission_id, submission.title || ' ' || submission.organisation || ' ' || coalesce(edition.year || '-' || substr('00' || submission.number, -max(3, length(submission.number))), '') || ' ' || coalesce((SELECT group_concat(value, ' ') FROM json_each(submission.answers)), '') AS content
  FROM submission JOIN edition ON edition.id = submission.edition_id
);

-- Holds no text of its own and can be made again at any time (README, "The search index").
CREATE VIRTUAL TABLE submission_fts USING fts5 (spelled, bare, content = '', contentless_delete = 1, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER submission_row_starts AFTER INSERT ON submission BEGIN
  INSERT INTO submission_row (submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted)
    SELECT submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted FROM submission_folded WHERE submission_id = NEW.id
    ON CONFLICT (submission_id) DO UPDATE SET edition_id = excluded.edition_id, position = excluded.position, title = excluded.title, organisation = excluded.organisation, updated_at = excluded.updated_at, state = excluded.state, category_id = excluded.category_id, size = excluded.size, unlisted = excluded.unlisted;
  DELETE FROM submission_fts WHERE rowid = (SELECT seq FROM submission_row WHERE submission_id = NEW.id);
  INSERT INTO submission_fts (rowid, spelled, bare)
    SELECT seq, spelled, bare FROM submission_row JOIN submission_text USING (submission_id) WHERE submission_id = NEW.id;
END;

CREATE TRIGGER submission_row_follows AFTER UPDATE ON submission BEGIN
  INSERT INTO submission_row (submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted)
    SELECT submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted FROM submission_folded WHERE submission_id = NEW.id
    ON CONFLICT (submission_id) DO UPDATE SET edition_id = excluded.edition_id, position = excluded.position, title = excluded.title, organisation = excluded.organisation, updated_at = excluded.updated_at, state = excluded.state, category_id = excluded.category_id, size = excluded.size, unlisted = excluded.unlisted;
  DELETE FROM submission_fts WHERE rowid = (SELECT seq FROM submission_row WHERE submission_id = NEW.id);
  INSERT INTO submission_fts (rowid, spelled, bare)
    SELECT seq, spelled, bare FROM submission_row JOIN submission_text USING (submission_id) WHERE submission_id = NEW.id;
END;

CREATE TRIGGER submission_row_goes BEFORE DELETE ON submission BEGIN
  DELETE FROM submission_fts WHERE rowid = (SELECT seq FROM submission_row WHERE submission_id = OLD.id);
  DELETE FROM submission_row WHERE submission_id = OLD.id;
END;

CREATE TRIGGER submission_row_resized AFTER UPDATE OF size_thresholds ON edition BEGIN
  UPDATE submission_row SET size = (SELECT size FROM submission_folded WHERE submission_id = submission_row.submission_id)
    WHERE edition_id = NEW.id;
END;

INSERT INTO submission_row (submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted)
  SELECT submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted FROM submission_folded ORDER BY created_at;

INSERT INTO submission_fts (rowid, spelled, bare)
  SELECT seq, spelled, bare FROM submission_row JOIN submission_text USING (submission_id);
