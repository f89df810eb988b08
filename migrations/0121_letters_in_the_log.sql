-- Letters reach the outbox by many statements, whole mailings in one; none of them may forget its event.
CREATE TRIGGER outbox_is_logged AFTER INSERT ON outbox WHEN NEW.state = 'waiting' BEGIN
  INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
  VALUES (
    NEW.created_at,
    NULL,
    NULL,
    'letter.queued',
    NEW.id,
    json_object(
      'kind', NEW.kind,
      'account', NEW.account_id,
      'submission', NEW.submission_id,
      'mailing', NEW.mailing_id
    )
  );
END;
