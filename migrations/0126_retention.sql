-- How long data is kept, where organisers chose another period than the built-in one: for a year, or ('') for all
-- years and for what belongs to none. JSON: months by class of data.
CREATE TABLE retention_plan (
  scope TEXT PRIMARY KEY,
  months TEXT NOT NULL CHECK (json_valid(months)),
  version INTEGER NOT NULL,
  -- When organisers were told that deletion is about to begin; nothing of a year goes by itself before.
  notified_at INTEGER
) STRICT;

CREATE TRIGGER retention_plan_insert_is_public AFTER INSERT ON retention_plan BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER retention_plan_update_is_public AFTER UPDATE ON retention_plan BEGIN
  UPDATE public_version SET number = number + 1;
END;

-- Nothing of the class is deleted until then: a dispute, an objection.
CREATE TABLE retention_hold (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  -- '' for every class of the scope
  class TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  until_at INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  ended_by TEXT,
  ended_at INTEGER
) STRICT;

CREATE INDEX retention_hold_by_scope ON retention_hold (scope, until_at);

-- Pictures whose uploaded original is gone; the delivered sizes stay.
CREATE TABLE photo_original_gone (
  photo_id TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  gone_at INTEGER NOT NULL
) STRICT;

-- The ledger of withdrawn pictures stays, or they would come back; who asked and whom they show can be forgotten.
DROP TRIGGER withdrawn_photo_never_changes;

CREATE TRIGGER withdrawn_photo_only_forgets BEFORE UPDATE ON withdrawn_photo
WHEN NEW.asked_by <> '' OR NEW.reason <> '' OR NEW.persons_note <> ''
  OR (OLD.id, OLD.edition_id, OLD.file_name, OLD.sha256, OLD.caption, OLD.credit, OLD.rights, OLD.licence, OLD.persons,
      OLD.source, OLD.entered_at, OLD.withdrawn_at, OLD.withdrawn_by)
    <> (NEW.id, NEW.edition_id, NEW.file_name, NEW.sha256, NEW.caption, NEW.credit, NEW.rights, NEW.licence,
      NEW.persons, NEW.source, NEW.entered_at, NEW.withdrawn_at, NEW.withdrawn_by)
  OR OLD.submission_id IS NOT NEW.submission_id OR OLD.entered_by IS NOT NEW.entered_by
BEGIN
  SELECT RAISE(ABORT, 'withdrawn_photo is append-only');
END;
