/** What goes with an award year, class by class. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import { discardSelected } from '../discard/store.ts'
import { deleteFiles } from '../leaving/store.ts'
import { discardPhotos } from '../photo/discard-store.ts'
import { BALLOTS, JURY, NEUTRALITY, SHEETS } from './jury-store.ts'
import { entries, ofEntries, type Piece, rowsOfEntries, type Within } from './piece-store.ts'

/** Pictures without a public name, not even one that waits for a decision. */
const PRIVATE = sql`photo.public_key IS NULL AND photo.hidden_key IS NULL
  AND photo.id NOT IN (SELECT photo_id FROM audience_candidate WHERE photo_id IS NOT NULL)`

/** In SQL, beside `submission`: an answer of it names files; as `FILE_ANSWER` sees it. */
const NAMES_FILES = sql`EXISTS (SELECT 1 FROM json_each(submission.answers) AS answer
  WHERE substr(answer.value, 1, 36) NOT GLOB '*[^0-9a-f-]*' AND substr(answer.value, 37, 1) = ' '
    AND length(substr(answer.value, 38, 64)) = 64 AND substr(answer.value, 38, 64) NOT GLOB '*[^0-9a-f]*'
    AND substr(answer.value, 102, 1) = ' ')`

const namesContact = ({
  contactKeys,
}: Within) => sql`EXISTS (SELECT 1 FROM json_each(submission.answers) AS answer
  WHERE answer.key IN (SELECT value FROM json_each(${JSON.stringify(contactKeys)})) AND answer.value <> '')`

const OUT = sql`(submission.state = 'withdrawn' OR submission.screening = 'refused')`

const deletePhotos = (q: Reader, ids: RawBuilder<unknown>, now: number): Statement[] => {
  const these = sql<boolean>`photo.id IN ${ids} AND ${PRIVATE}`
  return [discardPhotos(q, these, now), q.deleteFrom('photo').where(these)]
}

const DRAFTS: Piece[] = [
  {
    key: 'drafts',
    label: 'Entwürfe',
    how: 'rows',
    rows: (within) => entries(within, sql`number IS NULL AND submission.state = 'draft'`),
    remove: (q, ids, now) => [
      ...deleteFiles(q, sql<boolean>`submission.id IN ${ids}`, now),
      sql`DELETE FROM submission WHERE id IN ${ids}`.compile(q),
    ],
  },
]

const WITHDRAWN: Piece[] = [
  {
    key: 'withdrawn-photos',
    label: 'Fotos',
    how: 'rows',
    rows: (within) =>
      ofEntries(
        within,
        sql`photo.id`,
        sql`photo JOIN submission ON submission.id = photo.submission_id AND ${OUT} AND ${PRIVATE}`,
      ),
    remove: deletePhotos,
  },
  {
    key: 'withdrawn-answers',
    label: 'Einreichungen',
    how: 'answers',
    gone: 'all',
    rows: (within) => entries(within, sql`${OUT} AND submission.answers <> '{}'`),
  },
  {
    key: 'screening-texts',
    label: 'Begründungen der Prüfung',
    how: 'rows',
    rows: (within) => entries(within, sql`submission.screening_text <> ''`),
    remove: (q, ids) => [sql`UPDATE submission SET screening_text = '' WHERE id IN ${ids}`.compile(q)],
  },
]

const FILES: Piece[] = [
  {
    key: 'photos',
    label: 'Fotos',
    how: 'rows',
    rows: (within) =>
      ofEntries(
        within,
        sql`photo.id`,
        sql`photo JOIN submission ON submission.id = photo.submission_id AND ${PRIVATE}`,
      ),
    remove: deletePhotos,
  },
  // A trigger lets go of the original.
  rowsOfEntries('intakes', 'Fotos, die nie fertig wurden', 'photo_intake', 'id'),
  {
    key: 'attachments',
    label: 'Einreichungen mit Dateien',
    how: 'answers',
    gone: 'files',
    rows: (within) => entries(within, NAMES_FILES),
  },
]

const CONTACTS: Piece[] = [
  {
    key: 'contacts',
    label: 'Einreichungen mit Ansprechperson',
    how: 'answers',
    gone: 'contacts',
    rows: (within) => entries(within, namesContact(within)),
  },
  rowsOfEntries('invitations', 'Einladungen', 'submission_invitation', 'id'),
]

const ORGANISING: Piece[] = [
  rowsOfEntries('notes', 'Notizen', 'submission_note', 'id'),
  {
    key: 'views',
    label: 'Eigene Ansichten der Tabelle',
    how: 'rows',
    rows: ({ editionId }) =>
      sql`SELECT id, name AS label FROM saved_view WHERE edition_id = ${editionId} AND shared = 0`,
    remove: (q, ids) => [
      sql`DELETE FROM start_view WHERE view_id IN ${ids}`.compile(q),
      sql`DELETE FROM saved_view WHERE id IN ${ids}`.compile(q),
    ],
  },
  {
    key: 'bulk-changes',
    label: 'Sammeländerungen',
    how: 'rows',
    rows: ({ editionId }) =>
      sql`SELECT key AS id, action AS label FROM bulk_change WHERE edition_id = ${editionId}`,
    remove: (q, ids) => [sql`DELETE FROM bulk_change WHERE key IN ${ids}`.compile(q)],
  },
  {
    key: 'extension-reasons',
    label: 'Gründe einzelner Fristverlängerungen',
    how: 'rows',
    rows: (within) =>
      ofEntries(
        within,
        sql`extension.id`,
        sql`deadline_extension AS extension
          JOIN submission ON submission.id = extension.submission_id AND extension.reason <> '–'`,
      ),
    remove: (q, ids) => [sql`UPDATE deadline_extension SET reason = '–' WHERE id IN ${ids}`.compile(q)],
  },
]

const ORIGINALS: Piece[] = [
  {
    key: 'originals',
    label: 'Originale',
    how: 'rows',
    rows: ({ editionId }) => sql`
      SELECT photo.id AS id, photo.file_name AS label FROM photo
      LEFT JOIN submission ON submission.id = photo.submission_id
      WHERE coalesce(photo.gallery_edition_id, submission.edition_id) = ${editionId}
        AND NOT EXISTS (SELECT 1 FROM photo_original_gone AS gone WHERE gone.photo_id = photo.id)`,
    remove: (q, ids, now) => [
      discardSelected(q, sql`SELECT 'originals/' || id AS key FROM photo WHERE id IN ${ids}`, now),
      sql`INSERT INTO photo_original_gone (photo_id, gone_at)
        SELECT id, ${now} FROM photo WHERE id IN ${ids}`.compile(q),
    ],
  },
]

/** The parts of every class of a year; a class that is missing here has none. */
export const EDITION_PIECES: Readonly<Record<string, readonly Piece[]>> = {
  drafts: DRAFTS,
  withdrawn: WITHDRAWN,
  files: FILES,
  contacts: CONTACTS,
  sheets: SHEETS,
  organising: ORGANISING,
  ballots: BALLOTS,
  neutrality: NEUTRALITY,
  jury: JURY,
  originals: ORIGINALS,
}
