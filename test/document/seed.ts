/** A complete draft in an open call, with one picture, straight into the store of either runtime. */
import { newId } from '../../src/core/ids.ts'
import type { Services } from '../../src/core/services.ts'
import { originalKey, renditionKey } from '../../src/photo/rules.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'
import { SAMPLE } from './sample.ts'

const DAY = 86_400_000

export interface Seeded {
  readonly submission: string
  readonly photo: string
  readonly year: number
}

/** @param email of the owner, who has signed in before */
export const seedEntry = async ({ db, files, clock }: Services, email: string): Promise<Seeded> => {
  const { q } = db
  const now = clock()
  const { id: owner_id } = await q
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const [edition_id, category_id, submission, photo] = [newId(), newId(), newId(), newId()]
  const edition = {
    id: edition_id,
    year: 2026,
    title: SAMPLE.edition,
    intro: '',
    conference_title: '',
    place: '',
    venue: '',
    starts_on: null,
    ends_on: null,
    participants: null,
    call_opens_at: now - DAY,
    call_closes_at: now + DAY,
    judging_opens_at: now + 2 * DAY,
    judging_closes_at: now + 3 * DAY,
    archives_at: null,
    released_at: null,
    scale_min: 0,
    scale_max: 5,
    min_sheets: 1,
    gallery_published_at: null,
    created_at: now,
  }
  const saved = await db.commit([
    q.insertInto('edition').values(edition),
    q
      .insertInto('category')
      .values({ id: category_id, edition_id, position: 1, name: 'Bürgerservice', description: '' }),
    q.insertInto('submission').values({
      id: submission,
      edition_id,
      category_id,
      owner_id,
      title: SAMPLE.title,
      organisation: SAMPLE.organisation,
      answers: JSON.stringify({ ...SAMPLE.answers, links: 'https://www.kuer.example/' }),
      state: 'draft',
      created_at: now,
      updated_at: now,
    }),
    q.insertInto('photo').values({
      id: photo,
      submission_id: submission,
      gallery_edition_id: null,
      position: 1,
      file_name: 'rathaus.jpg',
      sha256: 'ab'.repeat(32),
      width: 480,
      height: 320,
      renditions: JSON.stringify([[480, 320, 'jpeg']]),
      caption: 'Das Rathaus in Šibenik',
      alt: 'Ein graues Rathaus',
      credit: 'Ayşe Beispieloğlu',
      rights: 'Eigene Aufnahme',
      persons: 'none',
      public_key: null,
      created_at: now,
    }),
  ])
  if (!saved.ok) throw new Error(`seed refused: ${saved.error}`)
  await files.put(originalKey(photo), SMALL_JPEG, 'image/jpeg')
  await files.put(renditionKey(photo, '480.jpeg'), SMALL_JPEG, 'image/jpeg')
  return { submission, photo, year: 2026 }
}
