/** Pictures, good practice and who took it over. Pure. */
import { MAX_PHOTOS } from '../photo/rules.ts'
import type { Invariant } from './shape.ts'

export const PICTURES: readonly Invariant[] = [
  {
    name: 'photo-limit',
    sentence: `Eine Einreichung hat höchstens ${MAX_PHOTOS} Bilder.`,
    sql: `SELECT submission_id AS id FROM photo WHERE submission_id IS NOT NULL
      GROUP BY submission_id HAVING count(*) > ${MAX_PHOTOS}`,
  },
  {
    name: 'photo-embargo',
    sentence:
      'Ein Bild einer Einreichung hat einen öffentlichen Namen erst, wenn die Ergebnisse öffentlich sind.',
    sql: `SELECT photo.id FROM photo JOIN submission ON submission.id = photo.submission_id
      JOIN edition ON edition.id = submission.edition_id
      WHERE coalesce(photo.public_key, photo.hidden_key) IS NOT NULL AND edition.released_at IS NULL`,
  },
  {
    name: 'photo-public-complete',
    sentence: 'Ein öffentliches Bild hat Bildunterschrift, Alternativtext, Bildnachweis und Rechte.',
    sql: `SELECT id FROM photo WHERE public_key IS NOT NULL
      AND (caption = '' OR alt = '' OR credit = '' OR (rights = '' AND licence = ''))`,
  },
  {
    name: 'photo-hidden',
    sentence: 'Ein verborgenes Bild hat keinen öffentlichen Namen, und nur ein verborgenes hebt seinen auf.',
    sql: `SELECT id FROM photo WHERE (hidden_at IS NOT NULL AND public_key IS NOT NULL)
      OR (hidden_key IS NOT NULL AND hidden_at IS NULL)`,
  },
  {
    name: 'photo-jpeg',
    sentence: 'Jedes Bild ist in mindestens einer Größe als JPEG da.',
    sql: `SELECT id FROM photo WHERE NOT EXISTS (
      SELECT 1 FROM json_each(photo.renditions) WHERE json_each.value ->> 2 = 'jpeg')`,
  },
  {
    name: 'photo-withdrawn',
    sentence: 'Ein zurückgezogenes Bild ist fort.',
    sql: `SELECT id FROM photo WHERE id IN (SELECT id FROM withdrawn_photo)`,
  },
  {
    name: 'photo-not-discarded',
    sentence: 'Von keinem Bild, das es gibt, wartet eine Datei auf ihre Löschung.',
    sql: `SELECT photo.id FROM photo JOIN file_deletion ON file_deletion.key = 'originals/' || photo.id
      WHERE photo.id NOT IN (SELECT photo_id FROM photo_original_gone)`,
  },
  {
    name: 'example-takes-part',
    sentence:
      'Gutes Beispiel ist nur, was eingereicht und zugelassen ist, in einem Jahr mit öffentlichen Ergebnissen.',
    sql: `SELECT example.submission_id AS id FROM example JOIN submission ON submission.id = example.submission_id
      JOIN edition ON edition.id = example.edition_id
      WHERE submission.edition_id <> example.edition_id OR edition.released_at IS NULL
        OR (example.winner = 0 AND (submission.state <> 'submitted' OR submission.screening = 'refused'))`,
  },
  {
    name: 'adoption-proven',
    sentence: 'Eine Übernahme wird erst öffentlich, wenn sie belegt und entschieden ist.',
    sql: `SELECT id FROM adoption WHERE state = 'accepted' AND (proven_at IS NULL OR decided_at IS NULL)`,
  },
  {
    name: 'adoption-of-year',
    sentence: 'Eine Übernahme gehört zum Jahr ihres Projekts.',
    sql: `SELECT adoption.id FROM adoption JOIN submission ON submission.id = adoption.submission_id
      WHERE submission.edition_id <> adoption.edition_id`,
  },
]
