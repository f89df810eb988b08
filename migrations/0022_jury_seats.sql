-- What somebody declares when taking a seat on the jury, and what the seat is.
ALTER TABLE juror ADD COLUMN confidential_at INTEGER;

-- 1: has nothing to declare.
ALTER TABLE juror ADD COLUMN declared_none INTEGER NOT NULL DEFAULT 0 CHECK (declared_none IN (0, 1));

ALTER TABLE juror ADD COLUMN declined_at INTEGER;

ALTER TABLE juror ADD COLUMN decline_reason TEXT NOT NULL DEFAULT '';

-- Takes the chair's powers for entries towards which the chair is not neutral.
ALTER TABLE juror ADD COLUMN is_deputy INTEGER NOT NULL DEFAULT 0 CHECK (is_deputy IN (0, 1));

-- A substitute sees and scores nothing before being called in.
ALTER TABLE juror ADD COLUMN is_substitute INTEGER NOT NULL DEFAULT 0 CHECK (is_substitute IN (0, 1));

ALTER TABLE juror ADD COLUMN substitute_for TEXT REFERENCES juror (id);

ALTER TABLE juror ADD COLUMN called_in_at INTEGER;

-- Most entries this juror can take on; NULL for no limit.
ALTER TABLE juror ADD COLUMN capacity INTEGER CHECK (capacity >= 0);

CREATE UNIQUE INDEX juror_one_deputy ON juror (edition_id) WHERE is_deputy = 1 AND removed_at IS NULL;

CREATE TABLE juror_expertise (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  category_id TEXT NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  PRIMARY KEY (juror_id, category_id)
) STRICT, WITHOUT ROWID;

-- Whom the organisers name to preside over one entry where neither chair nor deputy is neutral.
CREATE TABLE adhoc_chair (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id) ON DELETE CASCADE,
  juror_id TEXT NOT NULL REFERENCES juror (id),
  named_by TEXT NOT NULL,
  named_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
