-- A write that changed no row must abort its whole batch: INSERT INTO _guard SELECT changes() right after it.
CREATE TABLE _guard (ok INTEGER NOT NULL CHECK (ok = 1)) STRICT;

CREATE TRIGGER _guard_stays_empty AFTER INSERT ON _guard BEGIN
  DELETE FROM _guard;
END;

-- Who did what, when. Append-only: the triggers refuse every change, INSERT OR REPLACE included.
CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor_id TEXT,
  edition_id TEXT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX audit_event_by_edition ON audit_event (edition_id, seq);

CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'audit_event is append-only');
END;

CREATE TRIGGER audit_event_never_goes BEFORE DELETE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'audit_event is append-only');
END;

CREATE TRIGGER audit_event_never_replaced BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.seq) BEGIN
  SELECT RAISE(ABORT, 'audit_event is append-only');
END;

-- Letters wait here, written in the same commit as their cause; cron or an interval delivers them.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  sent_at INTEGER,
  last_error TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_due ON outbox (state, next_at);
