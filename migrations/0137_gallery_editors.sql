-- People who work on galleries and on nothing else; organisers invite them.
ALTER TABLE account ADD COLUMN is_gallery_editor INTEGER NOT NULL DEFAULT 0 CHECK (is_gallery_editor IN (0, 1));
