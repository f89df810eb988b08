-- What travels with a letter, by reference (JSON): the file is made at delivery and never stored here.
ALTER TABLE outbox ADD COLUMN attachment TEXT CHECK (attachment IS NULL OR json_valid(attachment));
