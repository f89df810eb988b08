-- A save no longer writes the full-text index: it only notes that its text has changed, and whoever searches (and the
-- interval or cron) brings the index up to date. Ten autosaves of one evening are indexed once.
CREATE TABLE submission_due (submission_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

DROP TRIGGER submission_row_starts;

DROP TRIGGER submission_row_follows;

DROP TRIGGER submission_row_goes;

CREATE TRIGGER submission_row_starts AFTER INSERT ON submission BEGIN
  INSERT INTO submission_row (submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted)
    SELECT submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted FROM submission_folded WHERE submission_id = NEW.id
    ON CONFLICT (submission_id) DO UPDATE SET edition_id = excluded.edition_id, position = excluded.position, title = excluded.title, organisation = excluded.organisation, updated_at = excluded.updated_at, state = excluded.state, category_id = excluded.category_id, size = excluded.size, unlisted = excluded.unlisted;
  INSERT INTO submission_due (submission_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

-- Folding is dear, and most saves change neither title nor place.
CREATE TRIGGER submission_row_follows AFTER UPDATE ON submission
WHEN (OLD.title, OLD.organisation, OLD.state, OLD.edition_id) <> (NEW.title, NEW.organisation, NEW.state, NEW.edition_id)
  OR OLD.number IS NOT NEW.number OR OLD.category_id IS NOT NEW.category_id
  OR OLD.organisation_key IS NOT NEW.organisation_key OR OLD.organisation_population IS NOT NEW.organisation_population
BEGIN
  INSERT INTO submission_row (submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted)
    SELECT submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted FROM submission_folded WHERE submission_id = NEW.id
    ON CONFLICT (submission_id) DO UPDATE SET edition_id = excluded.edition_id, position = excluded.position, title = excluded.title, organisation = excluded.organisation, updated_at = excluded.updated_at, state = excluded.state, category_id = excluded.category_id, size = excluded.size, unlisted = excluded.unlisted;
END;

CREATE TRIGGER submission_row_touched AFTER UPDATE ON submission WHEN OLD.updated_at <> NEW.updated_at BEGIN
  UPDATE submission_row SET updated_at = NEW.updated_at WHERE submission_id = NEW.id AND updated_at <> NEW.updated_at;
END;

CREATE TRIGGER submission_text_changes AFTER UPDATE ON submission
WHEN (OLD.title, OLD.organisation, OLD.answers) <> (NEW.title, NEW.organisation, NEW.answers) OR OLD.number IS NOT NEW.number
BEGIN
  INSERT INTO submission_due (submission_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER submission_row_goes BEFORE DELETE ON submission BEGIN
  DELETE FROM submission_fts WHERE rowid = (SELECT seq FROM submission_row WHERE submission_id = OLD.id);
  DELETE FROM submission_row WHERE submission_id = OLD.id;
  DELETE FROM submission_due WHERE submission_id = OLD.id;
END;
