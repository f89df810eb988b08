-- How the jury judges. Until frozen the rules are settings of the edition and its criteria; what counts is the newest
-- frozen version, and no score is written without one.
ALTER TABLE edition ADD COLUMN aggregation TEXT NOT NULL DEFAULT 'calibrated' CHECK (aggregation IN ('calibrated', 'mean'));

ALTER TABLE edition ADD COLUMN tie_steps TEXT NOT NULL DEFAULT 'criteria,head_to_head,vote';

ALTER TABLE edition ADD COLUMN sheets_per_entry INTEGER NOT NULL DEFAULT 4 CHECK (sheets_per_entry BETWEEN 1 AND 20);

ALTER TABLE edition ADD COLUMN quorum INTEGER NOT NULL DEFAULT 3 CHECK (quorum BETWEEN 1 AND 60);

ALTER TABLE edition ADD COLUMN abstention INTEGER NOT NULL DEFAULT 0 CHECK (abstention IN (0, 1));

-- One line per point that has a meaning: "3 = gut begründet".
ALTER TABLE criterion ADD COLUMN anchors TEXT NOT NULL DEFAULT '';

ALTER TABLE score_sheet ADD COLUMN rules_version INTEGER;

CREATE TABLE judging_rules (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL,
  frozen_at INTEGER NOT NULL,
  -- Why a later version replaced the one before; '' for the first.
  reason TEXT NOT NULL,
  -- NULL for what froze by itself when judging opened.
  proposed_by TEXT REFERENCES account (id),
  confirmed_by TEXT REFERENCES account (id),
  PRIMARY KEY (edition_id, version),
  CHECK (version = 1 OR (reason <> '' AND proposed_by <> confirmed_by))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER judging_rules_never_change BEFORE UPDATE ON judging_rules
WHEN (NEW.edition_id, NEW.version, NEW.content, NEW.sha256, NEW.frozen_at, NEW.reason)
  <> (OLD.edition_id, OLD.version, OLD.content, OLD.sha256, OLD.frozen_at, OLD.reason) BEGIN
  SELECT RAISE(ABORT, 'judging_rules are frozen');
END;

CREATE TRIGGER judging_rules_never_go BEFORE DELETE ON judging_rules BEGIN
  SELECT RAISE(ABORT, 'judging_rules are frozen');
END;

CREATE TRIGGER judging_rules_in_order BEFORE INSERT ON judging_rules
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM judging_rules WHERE edition_id = NEW.edition_id) BEGIN
  SELECT RAISE(IGNORE);
END;

-- A change that waits for the other side: the organisers for the chair, the chair for the organisers.
CREATE TABLE rules_proposal (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  -- The version it would replace.
  base_version INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  proposed_by TEXT NOT NULL REFERENCES account (id),
  proposed_as TEXT NOT NULL CHECK (proposed_as IN ('organiser', 'chair')),
  proposed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
