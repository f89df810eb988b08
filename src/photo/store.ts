/** Reads and write statements for pictures. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { PhotoTable } from '../core/gallery-tables.ts'
import { preparedRead } from '../core/prepared.ts'
import { callIsOpen, mayWrite } from '../submission/guards.ts'
import type { Moment } from '../submission/rules.ts'
import { MAX_PHOTOS } from './rules.ts'

export type Photo = Selectable<PhotoTable>

/** A picture that came in with nothing but itself. */
export const NOTHING_SAID = {
  focus_x: null,
  focus_y: null,
  persons: '',
  public_key: null,
  licence: '',
  persons_note: '',
  source: '',
  entered_by: null,
  version: 1,
  hidden_at: null,
  hidden_key: null,
} as const

const ofSubmission = preparedRead((q: Reader, of: { submissionId: string }) =>
  q
    .selectFrom('photo')
    .selectAll()
    .where('submission_id', '=', of.submissionId)
    .orderBy('position')
    .orderBy('created_at'),
)

export const photosOfSubmission = (db: Database, submissionId: string): Promise<Photo[]> =>
  ofSubmission(db, { submissionId })

export const photosOfGallery = (db: Database, editionId: string): Promise<Photo[]> =>
  db.q
    .selectFrom('photo')
    .selectAll()
    .where('gallery_edition_id', '=', editionId)
    .orderBy('position')
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const photoById = (db: Database, id: string): Promise<Photo | undefined> =>
  db.q.selectFrom('photo').selectAll().where('id', '=', id).executeTakeFirst()

/** A published picture by its public key. */
export const photoByPublicKey = (db: Database, key: string) =>
  db.q
    .selectFrom('photo')
    .select(['id', 'renditions', 'credit', 'focus_x', 'focus_y'])
    .where('public_key', '=', key)
    .executeTakeFirst()

/** A published picture with what a newsroom must know of it, and the year it is shown in. */
export const pressPhotoByKey = (db: Database, key: string) =>
  db.q
    .selectFrom('photo')
    .leftJoin('submission', 'submission.id', 'photo.submission_id')
    .innerJoin('edition', (join) =>
      join.on(sql<boolean>`edition.id = coalesce(photo.gallery_edition_id, submission.edition_id)`),
    )
    .select([
      'photo.id',
      'renditions',
      'caption',
      'credit',
      'licence',
      'rights',
      'gallery_edition_id',
      'year',
    ])
    .where('public_key', '=', key)
    .executeTakeFirst()

export const insertGalleryPhoto = (q: Reader, photo: Photo): Statement => q.insertInto('photo').values(photo)

/** Inserts the picture of a submission unless it has its seven already; the count stands in the SQL. */
export const insertSubmissionPhoto = (q: Reader, photo: Photo): Statement => {
  const columns = Object.keys(photo) as (keyof Photo)[]
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(columns.map((column) => photo[column]))
  return sql`
    INSERT INTO photo (${names}) SELECT ${values}
    WHERE (SELECT count(*) FROM photo WHERE submission_id = ${photo.submission_id}) < ${MAX_PHOTOS}`.compile(
    q,
  )
}

export interface TextRow {
  readonly id: string
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
  readonly persons: Photo['persons']
  readonly focus_x: number | null
  readonly focus_y: number | null
}

/** The owner of pictures: a submission or an edition's gallery. */
export type PhotoOwner = { readonly submissionId: string } | { readonly galleryEditionId: string }

const ownedBy = (owner: PhotoOwner): [keyof Photo & ('submission_id' | 'gallery_edition_id'), string] =>
  'submissionId' in owner
    ? ['submission_id', owner.submissionId]
    : ['gallery_edition_id', owner.galleryEditionId]

/** Statement that sets the texts of one picture of this owner. */
export const updateTexts = (q: Reader, owner: PhotoOwner, row: TextRow) => {
  const [column, value] = ownedBy(owner)
  const { caption, alt, credit, rights, persons, focus_x, focus_y } = row
  return q
    .updateTable('photo')
    .set({ caption, alt, credit, rights, persons, focus_x, focus_y })
    .where('id', '=', row.id)
    .where(column, '=', value)
}

/** The same only while the texts still are as they were read; the guard belongs behind it. */
export const updateTextsAsRead = (q: Reader, owner: PhotoOwner, row: TextRow, read: Photo): Statement =>
  updateTexts(q, owner, row)
    .where('caption', '=', read.caption)
    .where('alt', '=', read.alt)
    .where('credit', '=', read.credit)
    .where('rights', '=', read.rights)
    .where('persons', '=', read.persons)
    .where('focus_x', 'is', read.focus_x)
    .where('focus_y', 'is', read.focus_y)

/** Statement that puts one picture of a submission in its place, counted from 0. */
export const placePhoto = (q: Reader, submissionId: string, id: string, position: number): Statement =>
  q.updateTable('photo').set({ position }).where('id', '=', id).where('submission_id', '=', submissionId)

/** Statement that deletes one picture of this owner. */
export const deletePhoto = (q: Reader, owner: PhotoOwner, id: string): Statement => {
  const [column, value] = ownedBy(owner)
  return q.deleteFrom('photo').where('id', '=', id).where(column, '=', value)
}

/** A no-op on the submission that SQL refuses after the deadline or without the right to edit; stands before photo writes. */
export const touchBeforeDeadline = (q: Reader, write: { id: string; actorId: string } & Moment): Statement =>
  q
    .updateTable('submission')
    .set({ updated_at: write.receivedAt })
    .where('id', '=', write.id)
    .where(mayWrite(write.actorId, 'edit'))
    .where('state', '<>', 'withdrawn')
    .where(callIsOpen(write))
