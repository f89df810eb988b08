/** Award years for tests, built through the use cases on a real SQLite file. Nothing is stored that is not asked for. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../src/account/rules.ts'
import { accountIdByEmail, ensureAccount, loadActor, makeOrganiser } from '../../src/account/store.ts'
import { newId } from '../../src/core/ids.ts'
import type { Result } from '../../src/core/result.ts'
import type { Services } from '../../src/core/services.ts'
import { loadMeeting, planMeeting, saveAttendance, startMeeting } from '../../src/deliberation/actions.ts'
import { openEdition, saveCategories, saveCriteria, saveEdition } from '../../src/edition/actions.ts'
import { type Category, type Edition, editionByYear, listCategories } from '../../src/edition/store.ts'
import { inviteJuror } from '../../src/jury/actions.ts'
import { acceptInvitation } from '../../src/jury/seats.ts'
import { insertSubmissionPhoto, NOTHING_SAID, type Photo } from '../../src/photo/store.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import { confirmRelease, sealRelease } from '../../src/publication/actions.ts'
import { openNow } from '../../src/publication/opening.ts'
import { planOf, sealOf } from '../../src/publication/release-store.ts'
import { handIn, loadOwn, type Own, saveDraft, startDraft } from '../../src/submission/actions.ts'
import type { SharedRight } from '../../src/submission/rules.ts'
import { expectSound } from '../support/invariants.ts'

const DAY = 86_400_000
export const OPENS = Date.UTC(2026, 4, 1, 8)
export const CLOSES = Date.UTC(2026, 10, 1, 12)
export const JUDGING = CLOSES + DAY
export const JUDGED = CLOSES + 20 * DAY

/** The value of a step that must work here. */
export const must = <T, E>(result: Result<T, E>): T => {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.error))
}

/** The same services at another time. */
export const at = (app: Services, time: number): Services => ({ ...app, clock: () => time })

export interface World {
  readonly app: Services
  close(): void
}

/** An empty installation without a server. */
export const emptyWorld = (): World => {
  const data = mkdtempSync(join(tmpdir(), 'kuer-world-'))
  const config = {
    mode: 'development',
    origin: 'http://127.0.0.1:3000',
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  const settings = { config, host: '127.0.0.1', port: 3000, data, smtp: null, demo: false }
  const { services, sql } = composeNode(settings, () => OPENS)
  const close = () => {
    try {
      expectSound(sql.connection)
    } finally {
      sql.close()
      rmSync(data, { recursive: true, force: true })
    }
  }
  return { app: services, close }
}

/** The person behind an address as they are now; the account is made when needed. */
export const person = async (app: Services, email: string, organiser = false): Promise<Actor> => {
  const { q } = app.db
  must(
    await app.db.commit([
      ensureAccount(q, email, '', OPENS),
      ...(organiser ? [makeOrganiser(q, email)] : []),
    ]),
  )
  const actor = await loadActor(app.db, (await accountIdByEmail(app.db, email)) ?? '')
  if (!actor) throw new Error(`no account for ${email}`)
  return actor
}

export const editionOf = async (app: Services, year: number): Promise<Edition> => {
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error(`no edition ${year}`)
  return edition
}

/** An edition with two categories and two criteria (weights 2 and 1), scale 1 to 10, one sheet is enough. */
export const openYear = async (app: Services, organiser: Actor, year: number): Promise<Edition> => {
  const early = at(app, OPENS - DAY)
  must(await openEdition(early, organiser, { year, title: `Award ${year}` }))
  must(
    await saveEdition(early, organiser, await editionOf(app, year), {
      version: 1,
      title: `Award ${year}`,
      intro: '',
      conference_title: '',
      place: '',
      venue: '',
      starts_on: null,
      ends_on: null,
      participants: null,
      call_opens_at: OPENS,
      call_closes_at: CLOSES,
      judging_opens_at: JUDGING,
      judging_closes_at: JUDGED,
      archives_at: null,
      scale_min: 1,
      scale_max: 10,
      min_sheets: 1,
    }),
  )
  const row = (name: string) => ({ id: '', name, description: '' })
  must(
    await saveCategories(early, organiser, await editionOf(app, year), 2, [row('Service'), row('Technik')]),
  )
  const criteria = [
    { ...row('Nutzen'), weight: 2 },
    { ...row('Mut'), weight: 1 },
  ]
  must(await saveCriteria(early, organiser, await editionOf(app, year), 3, criteria))
  return editionOf(app, year)
}

export const categoryOf = async (app: Services, edition: Edition): Promise<Category> => {
  const [first] = await listCategories(app.db, edition.id)
  if (!first) throw new Error('no category')
  return first
}

/** What the form would send for a complete entry. */
export const completeInput = (version: number, title: string, category: string) => ({
  version,
  basics: { title, organisation: 'Musterhausen', category },
  answers: {
    summary: 'Kurz.',
    description: 'Lang.',
    benefit: 'Viel.',
    reuse: 'Alles.',
    links: '',
    contact_name: 'Erika Muster',
    contact_email: 'amt@musterhausen.example',
    contact_phone: '',
  },
})

/** A draft with every required text; returns its id. */
export const draft = async (
  app: Services,
  owner: Actor,
  edition: Edition,
  title: string,
): Promise<string> => {
  const then = at(app, OPENS)
  const id = must(await startDraft(then, owner, edition.id, OPENS))
  const { id: category } = await categoryOf(app, edition)
  must(await saveDraft(then, owner, await own(app, owner, id), completeInput(1, title, category), OPENS))
  return id
}

export const own = async (app: Services, owner: Actor, id: string): Promise<Own> =>
  must(await loadOwn(app, owner, id))

/** Gives a colleague a right, as an accepted invitation does. */
export const share = async (app: Services, id: string, { id: account_id }: Actor, may: SharedRight) => {
  const row = { submission_id: id, account_id, may, since: OPENS }
  must(await app.db.commit([app.db.q.insertInto('submission_editor').values(row)]))
}

/** A handed-in entry; returns its id. */
export const entry = async (
  app: Services,
  owner: Actor,
  edition: Edition,
  title: string,
): Promise<string> => {
  const id = await draft(app, owner, edition, title)
  must(
    await handIn(at(app, OPENS), owner, await own(app, owner, id), [], { version: 2, declared: true }, OPENS),
  )
  return id
}

/** Somebody who has accepted a seat on the jury. */
export const juror = async (
  app: Services,
  organiser: Actor,
  edition: Edition,
  email: string,
  chair = false,
): Promise<Actor> => {
  must(await inviteJuror(app, organiser, edition, { name: email, email, institution: '', chair }))
  must(await acceptInvitation(app, await person(app, email), edition, { affiliations: [], none: true }))
  return person(app, email)
}

/** A complete picture of an entry, with one stored size. */
export const photoOf = async (app: Services, submissionId: string, name = 'a.jpg'): Promise<Photo> => {
  const photo: Photo = {
    id: newId(),
    submission_id: submissionId,
    gallery_edition_id: null,
    position: 0,
    file_name: name,
    sha256: newId(),
    width: 480,
    height: 320,
    renditions: '[[480,320,"jpeg"]]',
    caption: 'Markt',
    alt: 'Der Markt',
    credit: 'A. Muster',
    rights: 'frei',
    colour: null,
    ...NOTHING_SAID,
    persons: 'consent',
    created_at: OPENS,
  }
  must(await app.db.commit([insertSubmissionPhoto(app.db.q, photo)]))
  await app.files.put(`photos/${photo.id}/480.jpeg`, new Uint8Array([1, 2, 3]), 'image/jpeg')
  return photo
}

/** Opens a meeting of the jury with everybody who has accepted in the room; returns its id. */
export const meet = async (app: Services, actor: Actor, edition: Edition, time = JUDGED): Promise<string> => {
  const then = at(app, time)
  const input = { starts_at: time, place: 'Rathaus', deputy: '', agenda: 'first' as const }
  const id = must(await planMeeting(then, actor, edition, input))
  const load = async () => must(await loadMeeting(then, actor, id))
  const { members, meeting } = await load()
  const rows = members.map(({ juror_id }) => ({
    jurorId: juror_id,
    state: 'present' as const,
    deputisesFor: null,
  }))
  must(await saveAttendance(then, actor, await load(), { version: meeting.version, rows }))
  must(await startMeeting(then, actor, await load(), { version: meeting.version + 1 }))
  return id
}

/** Lowers the quorum of a year whose rules are not frozen yet. */
export const quorumOfOne = async (app: Services, edition: Edition) => {
  must(await app.db.commit([app.db.q.updateTable('edition').set({ quorum: 1 }).where('id', '=', edition.id)]))
}

/** Seals the results and confirms them, as organiser and chair do; nothing is public yet. */
export const confirmByTwo = async (app: Services, organiser: Actor, chair: Actor, year: number) => {
  const edition = await editionOf(app, year)
  const { version } = await planOf(app.db, edition.id)
  must(await sealRelease(app, organiser, edition, { editionVersion: edition.version, planVersion: version }))
  const sealed = await sealOf(app.db, edition.id)
  must(await confirmRelease(app, chair, edition, sealed?.sha256 ?? ''))
  return edition
}

/** The same, and opens them. */
export const releaseByTwo = async (app: Services, organiser: Actor, chair: Actor, year: number) => {
  must(await openNow(app, chair, await confirmByTwo(app, organiser, chair, year)))
}
