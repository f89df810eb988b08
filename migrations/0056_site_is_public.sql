-- What organisers write is on public pages, free ones in the footer of each.
CREATE TRIGGER site_text_insert_is_public AFTER INSERT ON site_text BEGIN
  UPDATE public_version SET number = number + 1;
END;
