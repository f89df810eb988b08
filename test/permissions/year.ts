/** One award year, phase by phase, with one of everything that an address can name. */
import { sql } from 'kysely'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { sealDue } from '../../src/commitment/actions.ts'
import { newId } from '../../src/core/ids.ts'
import { slugify } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { loadMeeting } from '../../src/deliberation/actions.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import { callEntry, moveMotion } from '../../src/deliberation/discussion-actions.ts'
import { discussionsOf, motionsOf } from '../../src/deliberation/discussion-store.ts'
import type { Edition } from '../../src/edition/store.ts'
import { listCriteria } from '../../src/edition/store.ts'
import { publishGallery } from '../../src/gallery/actions.ts'
import { inviteGalleryEditor } from '../../src/gallery/editor-actions.ts'
import { addHeading } from '../../src/gallery/story-actions.ts'
import { rulesInForce } from '../../src/judging-rules/actions.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { saveMailing } from '../../src/mailing/actions.ts'
import type { Role } from '../../src/permission/doors.ts'
import type { TablePhase } from '../../src/permission/phases.ts'
import { insertGalleryPhoto, NOTHING_SAID, type Photo } from '../../src/photo/store.ts'
import { proveDue } from '../../src/proof/actions.ts'
import { openNow } from '../../src/publication/opening.ts'
import { reportBarrier } from '../../src/site/actions.ts'
import { addView } from '../../src/table/view-actions.ts'
import { inviteColleague } from '../../src/team/actions.ts'
import { invitationsOf } from '../../src/team/store.ts'
import {
  at,
  categoryOf,
  confirmByTwo,
  draft,
  editionOf,
  entry,
  JUDGED,
  JUDGING,
  juror,
  meet,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  quorumOfOne,
  share,
} from '../submission/world.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'
import { askForPlan, attachPlan } from './plan.ts'

const NAMES = [
  'year',
  'domain',
  'title',
  'rivalTitle',
  'draftTitle',
  'slug',
  'entry',
  'draft',
  'rival',
  'photo',
  'album',
  'key',
  'heading',
  'file',
  'colleague',
  'invitation',
  'seat',
  'commitment',
  'meeting',
  'motion',
  'view',
  'mailing',
  'letter',
  'barrier',
  'editor',
  'person',
  'category',
  'criteria',
  'edition',
  'entryVersion',
  'draftVersion',
] as const

/** What addresses and forms name; an id that nobody has for everything that a phase does not know yet. */
export type Things = Record<(typeof NAMES)[number], string>

/** Who is who in this year; organiser and gallery editor are the same in every year. */
export type People = Record<Exclude<Role, 'anonymous'>, Actor>

const NOTHING = '00000000-0000-4000-8000-000000000000'

const albumPicture = (edition: Edition): Photo => ({
  id: newId(),
  submission_id: null,
  gallery_edition_id: edition.id,
  position: 0,
  file_name: 'abend.jpg',
  sha256: newId(),
  width: 480,
  height: 320,
  renditions: '[[480,320,"jpeg"]]',
  caption: 'Abend',
  alt: 'Der Saal',
  credit: 'A. Muster',
  rights: 'frei',
  colour: null,
  ...NOTHING_SAID,
  persons: 'consent',
  created_at: OPENS,
})

/** Year, jury, gallery and everything that does not need an entry. */
const prepare = async (app: Services, { organiser, gallery }: Staff, things: Things): Promise<People> => {
  const edition = await openYear(app, organiser, Number(things.year))
  const { domain } = things
  await askForPlan(app, edition)
  await quorumOfOne(app, edition)
  const album = albumPicture(edition)
  must(await app.db.commit([insertGalleryPhoto(app.db.q, album)]))
  must(await publishGallery(app, organiser.id, edition))
  must(await addHeading(app, organiser, edition, { day: null, title: 'Abend', before: '' }))
  must(await addView(app, organiser, edition, { name: 'Alle', address: '', shared: false, start: false }))
  const letter = { version: 0, audience: 'drafts', subject: 'Hallo', body: 'Text.' }
  things.mailing = must(await saveMailing(app, organiser, edition, null, letter))
  must(await reportBarrier(app, { page: '/', description: 'Klein.', email: '', client: 'x', language: 'de' }))
  const people = {
    entrant: await person(app, `entrant@${domain}`),
    other: await person(app, `other@${domain}`),
    juror: await juror(app, organiser, edition, `juror@${domain}`),
    conflicted: await juror(app, organiser, edition, `conflicted@${domain}`),
    chair: await juror(app, organiser, edition, `chair@${domain}`, true),
    organiser,
    gallery,
  }
  const one = async (table: 'gallery_heading' | 'saved_view' | 'barrier_report' | 'outbox') =>
    String(
      (
        await app.db.q
          .selectFrom(table as 'outbox')
          .select('id')
          .orderBy(sql`rowid`, 'desc')
          .executeTakeFirstOrThrow()
      ).id,
    )
  things.album = album.id
  things.key = String(
    (await app.db.q.selectFrom('photo').select('public_key').where('id', '=', album.id).executeTakeFirst())
      ?.public_key,
  )
  for (const name of ['480.jpeg', 'original'])
    await app.files.put(`photos/${album.id}/${name}`, SMALL_JPEG, 'image/jpeg')
  things.edition = edition.id
  things.heading = await one('gallery_heading')
  things.view = await one('saved_view')
  things.barrier = await one('barrier_report')
  things.letter = await one('outbox')
  things.seat = seatIn(edition.id, people.juror)?.jurorId ?? ''
  things.category = (await categoryOf(app, edition)).id
  things.criteria = (await listCriteria(app.db, edition.id)).map(({ id }) => id).join(' ')
  things.editor = people.gallery.id
  things.person = people.chair.id
  return people
}

/** Entries: the entrant's with all that hangs on it, a draft, and the other entrant's. */
const collect = async (app: Services, { entrant, other, conflicted }: People, things: Things) => {
  const edition = await editionOf(app, Number(things.year))
  const then = at(app, OPENS)
  things.entry = await entry(app, entrant, edition, things.title)
  things.draft = await draft(app, entrant, edition, things.draftTitle)
  things.rival = await entry(app, other, edition, things.rivalTitle)
  things.photo = (await photoOf(app, things.draft)).id
  // Somebody whom a conflict keeps from this entry from the first day.
  const juror_id = seatIn(edition.id, conflicted)?.jurorId ?? ''
  const recusal = { juror_id, submission_id: things.entry, reason: 'Beteiligt.', created_at: OPENS }
  must(await app.db.commit([app.db.q.insertInto('recusal').values(recusal)]))
  const colleague = await person(app, `colleague@${things.domain}`)
  things.colleague = colleague.id
  await share(app, things.draft, colleague, 'edit')
  things.file = await attachPlan(then, entrant, things.draft)
  const guest = { email: `guest@${things.domain}`, may: 'edit' } as const
  must(await inviteColleague(then, entrant, await own(app, entrant, things.draft), guest))
  things.invitation = (await invitationsOf(app.db, things.draft))[0]?.id ?? ''
  things.entryVersion = String((await own(app, entrant, things.entry)).submission.version)
  things.draftVersion = String((await own(app, entrant, things.draft)).submission.version)
}

const judge = async (app: Services, people: People, things: Things) => {
  const edition = await editionOf(app, Number(things.year))
  const judging = at(app, JUDGING)
  await rulesInForce(judging, edition)
  const read = async (actor: Actor, id: string) => must(await loadEntry(judging, actor, id))
  const scores = things.criteria.split(' ').map((criterionId) => ({ criterionId, points: '6', comment: '' }))
  const sheet = { version: 0, after: 'final', comment: '', scores } as const
  must(await saveSheet(judging, people.juror, await read(people.juror, things.rival), sheet))
  things.commitment = await commitmentOf(app, things.rival)
}

const commitmentOf = async (app: Services, submission: string) => {
  const all = app.db.q.selectFrom('score_commitment').select('commitment')
  return (await all.where('submission_id', '=', submission).executeTakeFirstOrThrow()).commitment
}

const deliberate = async (app: Services, people: People, things: Things) => {
  const edition = await editionOf(app, Number(things.year))
  const then = at(app, JUDGED)
  await sealDue(then)
  things.meeting = await meet(app, people.organiser, edition)
  const load = async () => must(await loadMeeting(then, people.organiser, things.meeting))
  must(await callEntry(then, people.organiser, await load(), { submission: things.entry }))
  const discussion = (await discussionsOf(app.db, things.meeting))[0]?.id ?? ''
  const motion = { discussion, mover: things.seat, wording: 'Platz eins.' }
  must(await moveMotion(then, people.organiser, await load(), motion))
  things.motion = (await motionsOf(app.db, things.meeting))[0]?.id ?? ''
}

const publish = async (app: Services, { organiser, chair }: People, things: Things) => {
  const then = at(app, JUDGED + 1000)
  const categoryId = things.category
  const before = await editionOf(app, Number(things.year))
  const nominees = { version: before.version, categoryId, submissions: [things.entry] }
  must(await nominate(then, organiser, before, nominees))
  const row = { categoryId, place: 1, special: '', choice: things.entry, citation: 'Ein Satz.' }
  const after = await editionOf(app, Number(things.year))
  must(await saveDecision(then, organiser, after, { version: after.version, categoryId, rows: [row] }))
  must(await openNow(then, chair, await confirmByTwo(then, organiser, chair, Number(things.year))))
  await proveDue(then)
}

/** Who belongs to every year. */
export const staffOf = async (app: Services) => {
  const organiser = await person(app, 'organiser@x.example', true)
  must(await inviteGalleryEditor(app, organiser, 'gallery@x.example'))
  return { organiser, gallery: await person(app, 'gallery@x.example') }
}

export type Staff = Awaited<ReturnType<typeof staffOf>>

/** What tells one year from the other at first sight. */
export type Marks = Pick<Things, 'year' | 'domain' | 'title' | 'rivalTitle' | 'draftTitle'>

/** The year before its first phase; `enter` takes it through the phases, one after the other. */
export const awardYear = async (app: Services, staff: Staff, marks: Marks) => {
  const unknown = NAMES.map((name) => [name, name.endsWith('Version') ? '1' : NOTHING])
  const things: Things = { ...Object.fromEntries(unknown), ...marks, slug: slugify(marks.title) }
  const people = await prepare(app, staff, things)
  const steps: Partial<Record<TablePhase, () => Promise<void>>> = {
    call: () => collect(app, people, things),
    judging: () => judge(app, people, things),
    deliberation: () => deliberate(app, people, things),
    published: () => publish(app, people, things),
  }
  return { things, people, enter: async (phase: TablePhase) => steps[phase]?.() }
}
