-- Who is not neutral towards which entry. Evidence is derived, never stored, so no writer can forget it; organisers'
-- decisions name the piece of evidence they are about, so new evidence blocks again.

-- What a juror belongs to. 'person' is the juror's own name, for entrants who name jurors.
CREATE TABLE juror_affiliation (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'municipality', 'county', 'association', 'employer', 'vendor')),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  register_key TEXT,
  PRIMARY KEY (juror_id, kind, folded)
) STRICT, WITHOUT ROWID;

-- Names that an entry mentions: its organisation, its suppliers, whom it declares to be involved.
CREATE TABLE submission_party (
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('organisation', 'supplier', 'declared')),
  folded TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (submission_id, role, folded)
) STRICT, WITHOUT ROWID;

-- Everybody who ever owned the entry or worked on it: leaving it does not make neutral.
CREATE TABLE submission_person (
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  PRIMARY KEY (submission_id, account_id)
) STRICT, WITHOUT ROWID;

INSERT INTO submission_person SELECT id, owner_id FROM submission;

INSERT OR IGNORE INTO submission_person SELECT submission_id, account_id FROM submission_editor;

CREATE TRIGGER submission_person_owns AFTER INSERT ON submission BEGIN
  INSERT OR IGNORE INTO submission_person VALUES (NEW.id, NEW.owner_id);
END;

CREATE TRIGGER submission_person_takes_over AFTER UPDATE OF owner_id ON submission BEGIN
  INSERT OR IGNORE INTO submission_person VALUES (NEW.id, NEW.owner_id);
END;

CREATE TRIGGER submission_person_joins AFTER INSERT ON submission_editor BEGIN
  INSERT OR IGNORE INTO submission_person VALUES (NEW.submission_id, NEW.account_id);
END;

-- Conflicts that organisers state; a juror's own are recusals.
CREATE TABLE conflict_claim (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (juror_id, submission_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_decision (
  juror_id TEXT NOT NULL REFERENCES juror (id),
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  evidence TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'dismissed')),
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  PRIMARY KEY (juror_id, submission_id, source, evidence)
) STRICT, WITHOUT ROWID;

-- Whether a state conflicts with every town in it.
ALTER TABLE edition ADD COLUMN state_conflicts INTEGER NOT NULL DEFAULT 0 CHECK (state_conflicts IN (0, 1));

-- D1 allows five terms in a compound.
CREATE VIEW conflict_evidence (juror_id, submission_id, source, evidence, detail) AS
SELECT juror.id, submission.id, 'person', '', ''
  FROM juror
  JOIN submission_person AS person ON person.account_id = juror.account_id
  JOIN submission ON submission.id = person.submission_id AND submission.edition_id = juror.edition_id
UNION ALL
SELECT juror_id, submission_id, 'juror', CAST(created_at AS TEXT), reason FROM recusal
UNION ALL
SELECT juror_id, submission_id, 'organiser', CAST(created_at AS TEXT), reason FROM conflict_claim
UNION ALL
-- AGS: the first two digits are the state, the first five the county; nine digits of the ARS are the association.
SELECT own.juror_id, submission.id, 'register', own.register_key || '/' || submission.organisation_key,
    own.name || ' · ' || submission.organisation
  FROM juror_affiliation AS own
  JOIN juror ON juror.id = own.juror_id
  JOIN edition ON edition.id = juror.edition_id
  JOIN submission ON submission.edition_id = juror.edition_id
  WHERE own.register_key IS NOT NULL AND submission.organisation_key IS NOT NULL AND (
    own.register_key = submission.organisation_key
    OR (length(own.register_key) = 5 AND own.register_key = substr(submission.organisation_key, 1, 5))
    OR (length(submission.organisation_key) = 5 AND submission.organisation_key = substr(own.register_key, 1, 5))
    OR (length(own.register_key) = 9 AND own.register_key =
      (SELECT substr(ars, 1, 9) FROM municipality WHERE municipality.key = submission.organisation_key))
    OR (length(submission.organisation_key) = 9 AND submission.organisation_key =
      (SELECT substr(ars, 1, 9) FROM municipality WHERE municipality.key = own.register_key))
    OR (edition.state_conflicts = 1 AND 2 IN (length(own.register_key), length(submission.organisation_key))
      AND substr(own.register_key, 1, 2) = substr(submission.organisation_key, 1, 2)))
UNION ALL
-- One name within the other, by whole words. Where both organisations are in the register, the register decides.
SELECT own.juror_id, submission.id, CASE party.role WHEN 'declared' THEN 'entrant' ELSE 'name' END,
    own.folded || '/' || party.folded, own.name || ' · ' || party.name
  FROM juror_affiliation AS own
  JOIN juror ON juror.id = own.juror_id
  JOIN submission ON submission.edition_id = juror.edition_id
  JOIN submission_party AS party ON party.submission_id = submission.id
  WHERE (own.kind <> 'person' OR party.role = 'declared')
    AND (party.role <> 'organisation' OR own.register_key IS NULL OR submission.organisation_key IS NULL)
    AND (party.folded = own.folded
      OR (length(own.folded) >= 4 AND instr(' ' || party.folded || ' ', ' ' || own.folded || ' ') > 0)
      OR (length(party.folded) >= 4 AND instr(' ' || own.folded || ' ', ' ' || party.folded || ' ') > 0));

-- What blocks: everything that no organiser has dismissed. Who worked on the entry cannot be made neutral.
CREATE VIEW conflict (juror_id, submission_id, source) AS
SELECT juror_id, submission_id, source FROM conflict_evidence AS shown
  WHERE source = 'person' OR NOT EXISTS (
    SELECT 1 FROM conflict_decision AS decision
    WHERE decision.juror_id = shown.juror_id AND decision.submission_id = shown.submission_id
      AND decision.source = shown.source AND decision.evidence = shown.evidence AND decision.state = 'dismissed');

CREATE INDEX submission_person_by_account ON submission_person (account_id, submission_id);
