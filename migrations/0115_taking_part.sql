-- Every list of the jury walks the entries that take part by number. Their states stand behind eight kilobytes of
-- answers in the row; with this index they need not be looked at.
CREATE INDEX submission_taking_part ON submission (edition_id, number) WHERE state = 'submitted' AND screening <> 'refused';

DROP TRIGGER submission_row_follows;

DROP TRIGGER submission_row_touched;

-- Folding is dear, and most saves change no name.
CREATE TRIGGER submission_row_follows AFTER UPDATE ON submission
WHEN (OLD.title, OLD.organisation, OLD.edition_id) <> (NEW.title, NEW.organisation, NEW.edition_id)
  OR OLD.organisation_key IS NOT NEW.organisation_key OR OLD.organisation_population IS NOT NEW.organisation_population
BEGIN
  INSERT INTO submission_row (submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted)
    SELECT submission_id, edition_id, position, title, organisation, updated_at, state, category_id, size, unlisted FROM submission_folded WHERE submission_id = NEW.id
    ON CONFLICT (submission_id) DO UPDATE SET edition_id = excluded.edition_id, position = excluded.position, title = excluded.title, organisation = excluded.organisation, updated_at = excluded.updated_at, state = excluded.state, category_id = excluded.category_id, size = excluded.size, unlisted = excluded.unlisted;
END;

-- Handing in, withdrawing, another category. Whatever has been written already is not written again.
CREATE TRIGGER submission_row_moves AFTER UPDATE ON submission
WHEN OLD.state <> NEW.state OR OLD.number IS NOT NEW.number OR OLD.category_id IS NOT NEW.category_id
BEGIN
  UPDATE submission_row
    SET position = coalesce(NEW.number, 1000000000), state = NEW.state, category_id = coalesce(NEW.category_id, ''),
      updated_at = NEW.updated_at
    WHERE submission_id = NEW.id AND (position, state, category_id)
      <> (coalesce(NEW.number, 1000000000), NEW.state, coalesce(NEW.category_id, ''));
END;

CREATE TRIGGER submission_row_touched AFTER UPDATE ON submission
WHEN OLD.updated_at <> NEW.updated_at AND OLD.state = NEW.state AND OLD.number IS NEW.number AND OLD.category_id IS NEW.category_id
BEGIN
  UPDATE submission_row SET updated_at = NEW.updated_at WHERE submission_id = NEW.id AND updated_at <> NEW.updated_at;
END;
