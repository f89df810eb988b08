-- The five indexes of the log cost every write more than writing it. What the log is searched by now stands in a copy,
-- which carries them and grows with each seal, hundreds of events at once.
CREATE TABLE audit_index (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_id TEXT,
  edition_id TEXT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;

INSERT INTO audit_index (seq, at, actor_id, edition_id, kind, subject)
SELECT seq, at, actor_id, edition_id, kind, subject FROM audit_event
WHERE seq <= (SELECT max(to_seq) FROM audit_seal);

CREATE INDEX audit_index_by_time ON audit_index (at);

CREATE INDEX audit_index_by_edition ON audit_index (edition_id, at);

CREATE INDEX audit_index_by_actor ON audit_index (actor_id, at);

CREATE INDEX audit_index_by_kind ON audit_index (kind, at);

CREATE INDEX audit_index_by_subject ON audit_index (subject, at);

DROP INDEX audit_event_by_time;

DROP INDEX audit_event_by_edition;

DROP INDEX audit_event_by_actor;

DROP INDEX audit_event_by_kind;

DROP INDEX audit_event_by_subject;

CREATE TRIGGER audit_seal_is_indexed AFTER INSERT ON audit_seal BEGIN
  INSERT INTO audit_index (seq, at, actor_id, edition_id, kind, subject)
  SELECT seq, at, actor_id, edition_id, kind, subject FROM audit_event
  WHERE seq BETWEEN NEW.from_seq AND NEW.to_seq;
END;

-- Every event, sealed or not, by what it is searched by. What is not sealed yet is read through, a minute's worth.
CREATE VIEW audit_found AS
SELECT seq, at, actor_id, edition_id, kind, subject FROM audit_index
UNION ALL
SELECT seq, at, actor_id, edition_id, kind, subject FROM audit_event
WHERE seq > (SELECT coalesce(max(to_seq), 0) FROM audit_seal);
