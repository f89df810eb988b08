-- Every signed-in request asks for the seats of one account.
CREATE INDEX juror_by_account ON juror (account_id);
