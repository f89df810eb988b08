-- Who may take part, as rules; every saved state kept, as with the questions: the newest counts, and what changed
-- after the call had opened is shown with its reason.
CREATE TABLE eligibility (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  version INTEGER NOT NULL,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (edition_id, version)
) STRICT, WITHOUT ROWID;

-- What organisers decided about a handed-in entry before the jury sees it; what is not refused takes part. The text
-- is the letter that the entrants were sent.
ALTER TABLE submission ADD COLUMN screening TEXT NOT NULL DEFAULT 'open' CHECK (screening IN ('open', 'passed', 'refused', 'changes'));

ALTER TABLE submission ADD COLUMN screening_text TEXT NOT NULL DEFAULT '';

ALTER TABLE submission ADD COLUMN screened_at INTEGER;

CREATE INDEX submission_by_screening ON submission (edition_id, screening, number) WHERE state = 'submitted';
