-- The film in sign language: digest of the file, '' without one, and its size in bytes. One row.
CREATE TABLE site_video (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  digest TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;

INSERT INTO site_video (id, digest, size) VALUES (1, '', 0);

CREATE TRIGGER site_video_update_is_public AFTER UPDATE ON site_video BEGIN
  UPDATE public_version SET number = number + 1;
END;
