-- The log grows only at its end: a row put into a gap, or before the first, would pass as old.
CREATE TRIGGER audit_event_only_at_its_end AFTER INSERT ON audit_event
WHEN NEW.seq < 1 OR EXISTS (SELECT 1 FROM audit_event WHERE seq > NEW.seq) BEGIN
  SELECT RAISE(ABORT, 'audit_event grows only at its end');
END;

-- Read newest first; seq is the last part of every index.
DROP INDEX audit_event_by_edition;
CREATE INDEX audit_event_by_time ON audit_event (at);
CREATE INDEX audit_event_by_edition ON audit_event (edition_id, at);
CREATE INDEX audit_event_by_actor ON audit_event (actor_id, at);
CREATE INDEX audit_event_by_kind ON audit_event (kind, at);
CREATE INDEX audit_event_by_subject ON audit_event (subject, at);

-- A chain over the log: each seal holds the Merkle root of the events since the one before it, and that one's hash.
CREATE TABLE audit_seal (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL CHECK (to_seq >= from_seq),
  count INTEGER NOT NULL CHECK (count >= 1),
  at INTEGER NOT NULL,
  prev TEXT NOT NULL UNIQUE CHECK (length(prev) = 64),
  root TEXT NOT NULL CHECK (length(root) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER audit_seal_never_changes BEFORE UPDATE ON audit_seal BEGIN
  SELECT RAISE(ABORT, 'audit_seal is append-only');
END;

CREATE TRIGGER audit_seal_never_goes BEFORE DELETE ON audit_seal BEGIN
  SELECT RAISE(ABORT, 'audit_seal is append-only');
END;

-- Of two sealers at once one is refused; whatever does not continue the chain is refused too.
CREATE TRIGGER audit_seal_continues BEFORE INSERT ON audit_seal
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit_seal)
  OR NEW.from_seq IS NOT (SELECT coalesce(max(to_seq), 0) + 1 FROM audit_seal)
  OR NEW.prev IS NOT coalesce(
    (SELECT hash FROM audit_seal ORDER BY number DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000'
  )
  OR NEW.count IS NOT (SELECT count(*) FROM audit_event WHERE seq BETWEEN NEW.from_seq AND NEW.to_seq)
BEGIN
  SELECT RAISE(ABORT, 'audit_seal does not continue the chain');
END;
