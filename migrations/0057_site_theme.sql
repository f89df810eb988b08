-- How the site looks. One row; '' means as the house comes.
CREATE TABLE site_theme (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL CHECK (version >= 1),
  short_name TEXT NOT NULL,
  award_name TEXT NOT NULL,
  -- #rrggbb
  accent TEXT NOT NULL,
  gold TEXT NOT NULL,
  -- Digest of the logo as it is delivered; its file is named by it.
  logo TEXT NOT NULL,
  logo_alt TEXT NOT NULL,
  -- Pixels
  logo_width INTEGER NOT NULL,
  logo_height INTEGER NOT NULL
) STRICT;

INSERT INTO site_theme (id, version, short_name, award_name, accent, gold, logo, logo_alt, logo_width, logo_height)
VALUES (1, 1, '', '', '', '', '', '', 0, 0);

CREATE TRIGGER site_theme_update_is_public AFTER UPDATE ON site_theme BEGIN
  UPDATE public_version SET number = number + 1;
END;
