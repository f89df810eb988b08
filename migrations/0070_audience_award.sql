-- The audience's prize of a year: what is asked, of whom, and when.
CREATE TABLE audience_prize (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  title TEXT NOT NULL,
  intro TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('one', 'three', 'ranking')),
  tie TEXT NOT NULL CHECK (tie IN ('shared', 'lot')),
  -- Who stands for election.
  field TEXT NOT NULL CHECK (field IN ('nominees', 'shown')),
  may_change INTEGER NOT NULL CHECK (may_change IN (0, 1)),
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  -- From then on question and candidates stand; the pictures get a name that only voters learn.
  fixed_at INTEGER,
  picture_key TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK (opens_at < closes_at),
  CHECK ((fixed_at IS NULL) = (picture_key IS NULL))
) STRICT;

CREATE TABLE audience_candidate (
  edition_id TEXT NOT NULL REFERENCES audience_prize (edition_id),
  number INTEGER NOT NULL CHECK (number >= 1),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  sentence TEXT NOT NULL,
  photo_id TEXT,
  PRIMARY KEY (edition_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ballot_batch (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES audience_prize (edition_id),
  -- Its place in the year, from 1; part of every serial number.
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('badge', 'mail', 'replacement')),
  size INTEGER NOT NULL CHECK (size >= 1),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (edition_id, number)
) STRICT;

-- A code given out. It is stored only as a keyed digest, without a time and, having no rowid, without an order.
CREATE TABLE ballot_code (
  edition_id TEXT NOT NULL REFERENCES audience_prize (edition_id),
  code_hash TEXT NOT NULL,
  -- Of the longer one in the QR code.
  scan_hash TEXT NOT NULL,
  batch_id TEXT NOT NULL REFERENCES ballot_batch (id),
  serial INTEGER NOT NULL CHECK (serial >= 1),
  state TEXT NOT NULL DEFAULT 'unused' CHECK (state IN ('unused', 'used', 'invalid')),
  PRIMARY KEY (edition_id, code_hash),
  UNIQUE (batch_id, serial)
) STRICT, WITHOUT ROWID;

-- Whom a code was mailed to, as a keyed digest: nobody gets two.
CREATE TABLE ballot_recipient (
  edition_id TEXT NOT NULL REFERENCES audience_prize (edition_id),
  address_hash TEXT NOT NULL,
  PRIMARY KEY (edition_id, address_hash)
) STRICT, WITHOUT ROWID;

-- A ballot in the box. Nothing in it leads to a code: its key is another digest, and only who holds the code can make it.
CREATE TABLE ballot (
  edition_id TEXT NOT NULL REFERENCES audience_prize (edition_id),
  ballot_key TEXT NOT NULL,
  receipt TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  PRIMARY KEY (edition_id, ballot_key),
  UNIQUE (edition_id, receipt)
) STRICT, WITHOUT ROWID;

-- The count, frozen.
CREATE TABLE audience_result (
  edition_id TEXT PRIMARY KEY REFERENCES audience_prize (edition_id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  root TEXT NOT NULL CHECK (length(root) = 64),
  counted_at INTEGER NOT NULL,
  counted_by TEXT
) STRICT;

CREATE TRIGGER ballot_box_is_closed_to_new BEFORE INSERT ON ballot
  WHEN EXISTS (SELECT 1 FROM audience_result WHERE edition_id = new.edition_id) BEGIN
  SELECT RAISE(ABORT, 'the ballots are counted');
END;

CREATE TRIGGER ballot_box_is_closed_to_changes BEFORE UPDATE ON ballot
  WHEN EXISTS (SELECT 1 FROM audience_result WHERE edition_id = old.edition_id) BEGIN
  SELECT RAISE(ABORT, 'the ballots are counted');
END;

CREATE TRIGGER no_ballot_is_taken_out BEFORE DELETE ON ballot BEGIN
  SELECT RAISE(ABORT, 'no ballot is taken out');
END;

CREATE TRIGGER audience_result_never_changes BEFORE UPDATE ON audience_result BEGIN
  SELECT RAISE(ABORT, 'the count is frozen');
END;

CREATE TRIGGER audience_result_never_goes BEFORE DELETE ON audience_result BEGIN
  SELECT RAISE(ABORT, 'the count is frozen');
END;

CREATE TRIGGER audience_result_is_public AFTER INSERT ON audience_result BEGIN
  UPDATE public_version SET number = number + 1;
END;
