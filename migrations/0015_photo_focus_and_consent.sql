-- Where a picture must not be cut (percent from left and top; NULL: the style sheet decides), and whether the people
-- that can be recognised in it have agreed. '' has not been said yet.
ALTER TABLE photo ADD COLUMN focus_x INTEGER CHECK (focus_x BETWEEN 0 AND 100);

ALTER TABLE photo ADD COLUMN focus_y INTEGER CHECK (focus_y BETWEEN 0 AND 100);

ALTER TABLE photo ADD COLUMN persons TEXT NOT NULL DEFAULT '' CHECK (persons IN ('', 'none', 'consent', 'missing'));

-- What is handed in was handed in with the declaration that the people shown have agreed.
UPDATE photo SET persons = 'consent'
  WHERE submission_id IN (SELECT id FROM submission WHERE state <> 'draft');
