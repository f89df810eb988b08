-- Who may take part stands on the page of the year.
CREATE TRIGGER eligibility_insert_is_public AFTER INSERT ON eligibility BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER eligibility_update_is_public AFTER UPDATE ON eligibility BEGIN
  UPDATE public_version SET number = number + 1;
END;

CREATE TRIGGER eligibility_delete_is_public AFTER DELETE ON eligibility BEGIN
  UPDATE public_version SET number = number + 1;
END;
