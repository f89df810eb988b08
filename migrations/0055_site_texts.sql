-- What organisers write on pages of their own, every version; a page's text is the newest of its language.
CREATE TABLE site_text (
  -- 'impressum', 'ausschreibung-2026', or the name of a free page
  slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 60),
  language TEXT NOT NULL CHECK (language IN ('de', 'en')),
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  published INTEGER NOT NULL CHECK (published IN (0, 1)),
  -- An account may be erased; who wrote what stays in the log.
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  -- The version it repeats, where an old one was restored.
  restored INTEGER,
  PRIMARY KEY (slug, language, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER site_text_never_changes BEFORE UPDATE ON site_text BEGIN
  SELECT RAISE(ABORT, 'versions stay as they are');
END;

CREATE TRIGGER site_text_never_goes BEFORE DELETE ON site_text BEGIN
  SELECT RAISE(ABORT, 'versions stay as they are');
END;

-- A barrier somebody has met on this site.
CREATE TABLE barrier_report (
  id TEXT PRIMARY KEY,
  -- What whoever reported it was told, e.g. 7K3M-2QXD
  receipt TEXT NOT NULL UNIQUE,
  page TEXT NOT NULL,
  description TEXT NOT NULL,
  -- '' where nobody wants an answer, and again once it is done.
  reply_to TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('de', 'en')),
  reported_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;

CREATE INDEX barrier_report_by_time ON barrier_report (reported_at);
