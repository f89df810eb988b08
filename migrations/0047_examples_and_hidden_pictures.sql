-- A picture that is hidden after an objection keeps its name aside, to come back with. With the page it belonged to
-- that name goes as well.
DROP TRIGGER example_photos_go;

CREATE TRIGGER example_photos_go AFTER DELETE ON example WHEN OLD.winner = 0 BEGIN
  UPDATE photo SET public_key = NULL, hidden_key = NULL WHERE submission_id = OLD.submission_id;
END;
