-- How often something public has changed. Public pages are kept as bytes until this moves; triggers raise it, so no
-- writer can forget it.
CREATE TABLE public_version (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;

INSERT INTO public_version (id, number) VALUES (1, 0);

CREATE TRIGGER edition_insert_is_public AFTER INSERT ON edition BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER edition_update_is_public AFTER UPDATE ON edition BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER edition_delete_is_public AFTER DELETE ON edition BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER category_insert_is_public AFTER INSERT ON category BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER category_update_is_public AFTER UPDATE ON category BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER category_delete_is_public AFTER DELETE ON category BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER criterion_insert_is_public AFTER INSERT ON criterion BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER criterion_update_is_public AFTER UPDATE ON criterion BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER criterion_delete_is_public AFTER DELETE ON criterion BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER entry_form_insert_is_public AFTER INSERT ON entry_form BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER entry_form_update_is_public AFTER UPDATE ON entry_form BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER entry_form_delete_is_public AFTER DELETE ON entry_form BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER judging_rules_insert_is_public AFTER INSERT ON judging_rules BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER judging_rules_update_is_public AFTER UPDATE ON judging_rules BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER judging_rules_delete_is_public AFTER DELETE ON judging_rules BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER release_snapshot_insert_is_public AFTER INSERT ON release_snapshot BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER release_snapshot_update_is_public AFTER UPDATE ON release_snapshot BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER release_snapshot_delete_is_public AFTER DELETE ON release_snapshot BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER deadline_extension_insert_is_public AFTER INSERT ON deadline_extension BEGIN
  UPDATE public_version SET number = number + 1;
END;

-- Pictures of a draft change often, and nobody sees them.

CREATE TRIGGER photo_insert_is_public AFTER INSERT ON photo
  WHEN new.public_key IS NOT NULL BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER photo_update_is_public AFTER UPDATE ON photo
  WHEN old.public_key IS NOT NULL OR new.public_key IS NOT NULL BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER photo_delete_is_public AFTER DELETE ON photo
  WHEN old.public_key IS NOT NULL BEGIN
  UPDATE public_version SET number = number + 1;
END;

-- The register comes in thousands of rows, and this one last.

CREATE TRIGGER register_import_insert_is_public AFTER INSERT ON register_import BEGIN
  UPDATE public_version SET number = number + 1;
END;
