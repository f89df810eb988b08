-- What organisers tell the press about a year; public once its results are.
CREATE TABLE press_kit (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  headline TEXT NOT NULL,
  -- Markdown of the subset.
  body TEXT NOT NULL,
  -- Whom to ask: name, phone and address, a line each.
  contact TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER press_kit_insert_is_public AFTER INSERT ON press_kit BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER press_kit_update_is_public AFTER UPDATE ON press_kit BEGIN
  UPDATE public_version SET number = number + 1;
END;
