/** The rights ledger and the objections: reads, and builders of write statements. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { PhotoObjectionTable, WithdrawnPhotoTable } from '../core/gallery-tables.ts'
import type { Photo } from '../photo/store.ts'

export type Withdrawn = Selectable<WithdrawnPhotoTable>
export type Objection = Selectable<PhotoObjectionTable>

/** A picture of the album, or of an entry that is published, with the name of whoever entered it. */
export type LedgerPhoto = Photo & { readonly entered_by_name: string | null; readonly entry: string | null }

/** Every picture of an edition that is or can become public here: the album in order, then entries' published ones. */
export const ledgerPhotos = (db: Database, editionId: string): Promise<LedgerPhoto[]> =>
  db.q
    .selectFrom('photo')
    .leftJoin('submission', 'submission.id', 'photo.submission_id')
    .leftJoin('account', (join) =>
      join.on(sql<boolean>`account.id = coalesce(photo.entered_by, submission.owner_id)`),
    )
    .selectAll('photo')
    .select([sql<string | null>`coalesce(nullif(account.name, ''), account.email)`.as('entered_by_name')])
    .select('submission.title as entry')
    .where((e) =>
      e.or([
        e('photo.gallery_edition_id', '=', editionId),
        e.and([
          e('submission.edition_id', '=', editionId),
          e.or([e('photo.public_key', 'is not', null), e('photo.hidden_at', 'is not', null)]),
        ]),
      ]),
    )
    .orderBy(sql`photo.submission_id IS NOT NULL`)
    .orderBy('submission.title')
    .orderBy('photo.position')
    .orderBy('photo.id')
    .execute()

/** What was withdrawn, newest first, with the names of who entered and who withdrew it. */
export const withdrawnPhotos = (
  db: Database,
  editionId: string,
): Promise<(Withdrawn & { entered_by_name: string | null; withdrawn_by_name: string | null })[]> =>
  db.q
    .selectFrom('withdrawn_photo')
    .leftJoin('account as enterer', 'enterer.id', 'withdrawn_photo.entered_by')
    .leftJoin('account as withdrawer', 'withdrawer.id', 'withdrawn_photo.withdrawn_by')
    .selectAll('withdrawn_photo')
    .select(sql<string | null>`coalesce(nullif(enterer.name, ''), enterer.email)`.as('entered_by_name'))
    .select(
      sql<string | null>`coalesce(nullif(withdrawer.name, ''), withdrawer.email)`.as('withdrawn_by_name'),
    )
    .where('withdrawn_photo.edition_id', '=', editionId)
    .orderBy('withdrawn_photo.withdrawn_at', 'desc')
    .execute()

/** A picture with the edition it is shown in, whether of the album or of an entry. */
export type ShownPhoto = Photo & { readonly edition_id: string }

const shown = (db: Database) =>
  db.q
    .selectFrom('photo')
    .leftJoin('submission', 'submission.id', 'photo.submission_id')
    .selectAll('photo')
    .select(sql<string>`coalesce(photo.gallery_edition_id, submission.edition_id)`.as('edition_id'))

/** A picture by its public name; hidden and withdrawn ones have none. */
export const shownByKey = (db: Database, key: string): Promise<ShownPhoto | undefined> =>
  shown(db).where('photo.public_key', '=', key).executeTakeFirst()

/** A picture of this edition, seen or hidden. */
export const shownById = (db: Database, editionId: string, id: string): Promise<ShownPhoto | undefined> =>
  shown(db)
    .where('photo.id', '=', id)
    .where(sql`coalesce(photo.gallery_edition_id, submission.edition_id)`, '=', editionId)
    .executeTakeFirst()

export interface Withdrawal {
  readonly askedBy: string
  readonly reason: string
  readonly at: number
  readonly by: string
}

/** Statements that move a picture of the edition into the ledger's past; guards belong behind both. */
export const withdraw = (q: Reader, photo: ShownPhoto, of: Withdrawal): readonly [Statement, Statement] => [
  sql`
    INSERT INTO withdrawn_photo (id, edition_id, submission_id, file_name, sha256, caption, credit, rights, licence,
      persons, persons_note, source, entered_at, entered_by, withdrawn_at, withdrawn_by, asked_by, reason)
    SELECT photo.id, ${photo.edition_id}, submission_id, file_name, sha256, caption, credit, rights, licence,
      persons, persons_note, source, photo.created_at, coalesce(entered_by, owner_id),
      ${of.at}, ${of.by}, ${of.askedBy}, ${of.reason}
    FROM photo LEFT JOIN submission ON submission.id = submission_id
    WHERE photo.id = ${photo.id}`.compile(q),
  q.deleteFrom('photo').where('id', '=', photo.id),
]

/** Objections of an edition that wait for a decision first, then the decided ones, newest first. */
export const objectionsOf = (db: Database, editionId: string): Promise<Objection[]> =>
  db.q
    .selectFrom('photo_objection')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy(sql`state <> 'open'`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()

export const countOpenObjections = async (db: Database, editionId: string): Promise<number> =>
  (
    await db.q
      .selectFrom('photo_objection')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('edition_id', '=', editionId)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
  ).count

export const objectionById = (db: Database, editionId: string, id: string): Promise<Objection | undefined> =>
  db.q
    .selectFrom('photo_objection')
    .selectAll()
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .executeTakeFirst()

/** Open objections to one picture. */
export const openObjections = (db: Database, photoId: string): Promise<Objection[]> =>
  db.q
    .selectFrom('photo_objection')
    .selectAll()
    .where('photo_id', '=', photoId)
    .where('state', '=', 'open')
    .execute()

export type NewObjection = Omit<Objection, 'id' | 'state' | 'decided_at' | 'decided_by' | 'answer'>

/** Statement that takes an objection in, only while the picture still is public under this name. */
export const insertObjection = (q: Reader, id: string, key: string, of: NewObjection): Statement =>
  sql`
    INSERT INTO photo_objection (id, edition_id, photo_id, kind, name, email, reason, lang, created_at)
    SELECT ${id}, ${of.edition_id}, ${of.photo_id}, ${of.kind}, ${of.name}, ${of.email}, ${of.reason}, ${of.lang},
      ${of.created_at}
    WHERE EXISTS (SELECT 1 FROM photo WHERE id = ${of.photo_id} AND public_key = ${key})`.compile(q)

/** Whether `hideAtOnce` would hide the picture now, as far as a letter can tell. */
export const wouldHide = async (db: Database, photo: ShownPhoto, now: number): Promise<boolean> =>
  (await db.q
    .selectFrom('photo')
    .select('id')
    .where('id', '=', photo.id)
    .where(mayHide(photo, now, MAX_HIDDEN_PER_DAY - 1))
    .executeTakeFirst()) !== undefined

/** In SQL, beside the picture: the edition wants it, nobody has decided to show it, and today holds few others. */
const mayHide = ({ id, edition_id }: ShownPhoto, now: number, others: number) =>
  sql<boolean>`EXISTS (SELECT 1 FROM edition WHERE id = ${edition_id} AND gallery_hides = 1)
      AND NOT EXISTS (SELECT 1 FROM photo_objection WHERE photo_id = ${id} AND state = 'kept')
      AND (SELECT count(DISTINCT photo_id) FROM photo_objection
        WHERE edition_id = ${edition_id} AND created_at > ${now - 86_400_000}) <= ${others}`

/** Most pictures of an edition that objections hide by themselves within a day: nobody empties an album alone. */
export const MAX_HIDDEN_PER_DAY = 20

/**
 * Statement that hides a picture at once, where the edition wants that: not one that organisers have decided to show,
 * and not more than some a day.
 */
export const hideAtOnce = (q: Reader, photo: ShownPhoto, now: number): Statement =>
  sql`
    UPDATE photo SET hidden_at = ${now}, hidden_key = public_key, public_key = NULL
    WHERE id = ${photo.id} AND public_key IS NOT NULL AND ${mayHide(photo, now, MAX_HIDDEN_PER_DAY)}`.compile(
    q,
  )

/** Statement that shows a hidden picture again under its name, unless another objection is open. */
export const showAgain = (q: Reader, photoId: string): Statement =>
  sql`
    UPDATE photo SET public_key = hidden_key, hidden_key = NULL, hidden_at = NULL
    WHERE id = ${photoId} AND hidden_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM photo_objection WHERE photo_id = ${photoId} AND state = 'open')`.compile(
    q,
  )

export interface Decision {
  readonly state: 'withdrawn' | 'kept'
  readonly at: number
  readonly by: string
  readonly answer: string
}

/** Statement that decides one open objection; the guard belongs behind it. */
export const decideObjection = (q: Reader, id: string, of: Decision): Statement =>
  q
    .updateTable('photo_objection')
    .set({ state: of.state, decided_at: of.at, decided_by: of.by, answer: of.answer })
    .where('id', '=', id)
    .where('state', '=', 'open')

/** Statement that decides every open objection to a picture that is gone. */
export const closeObjections = (q: Reader, photoId: string, of: Omit<Decision, 'state'>): Statement =>
  q
    .updateTable('photo_objection')
    .set({ state: 'withdrawn', decided_at: of.at, decided_by: of.by, answer: of.answer })
    .where('photo_id', '=', photoId)
    .where('state', '=', 'open')
