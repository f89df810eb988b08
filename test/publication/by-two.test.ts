/** Prepared by one, confirmed by another, opened once; taken back and corrected by two. One year, step by step. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { saveDecision } from '../../src/deliberation/decision-actions.ts'
import { updateJuror } from '../../src/jury/store.ts'
import { photoById, photosOfSubmission } from '../../src/photo/store.ts'
import {
  confirmRelease,
  loadRelease,
  planOpening,
  savePreparation,
  sealRelease,
} from '../../src/publication/actions.ts'
import { agreeToChange, askCorrection, askUndo, refuseChange } from '../../src/publication/change-actions.ts'
import { changeOf } from '../../src/publication/change-store.ts'
import { confirmersOf } from '../../src/publication/confirmers.ts'
import { openDue, openNow, watchReleases } from '../../src/publication/opening.ts'
import { EMPTY_PLAN, type ReleasePlan, winnerKey } from '../../src/publication/plan.ts'
import { openingTime, planOf, sealOf, versionsOf } from '../../src/publication/release-store.ts'
import { releasedSnapshot } from '../../src/publication/store.ts'
import {
  at,
  categoryOf,
  editionOf,
  emptyWorld,
  JUDGED,
  juror,
  must,
  person,
  photoOf,
  type World,
} from '../submission/world.ts'
import { type DecidedYear, decidedYear } from '../support/decided-year.ts'

const YEAR = 2026
const HOUR = 3_600_000

let world: World
let organiser: Actor
let colleague: Actor
let deputy: Actor
let year: DecidedYear
let now = JUDGED

const app = (): Services => at(world.app, now)
const edition = () => editionOf(world.app, YEAR)
const state = async (actor = organiser) => loadRelease(app(), actor, await edition())
const stage = async () => must(await state()).stage
const refused = (kind: string) => ({ ok: false, error: { kind } })
const firstKey = () => winnerKey({ submission: year.winner, special: null })

const save = async (change: Partial<ReleasePlan>, actor = organiser, version?: number) => {
  const { id, version: editionVersion } = await edition()
  const stored = await planOf(world.app.db, id)
  const plan = { ...EMPTY_PLAN, ...stored.plan, ...change }
  const planVersion = version ?? stored.version
  return savePreparation(app(), actor, await edition(), { plan, planVersion, editionVersion })
}
const seal = async (actor = organiser) => {
  const { id, version: editionVersion } = await edition()
  const { version: planVersion } = await planOf(world.app.db, id)
  return sealRelease(app(), actor, await edition(), { editionVersion, planVersion })
}
const digest = async () => (await sealOf(world.app.db, (await edition()).id))?.sha256 ?? ''
const confirm = async (actor = year.chair) => confirmRelease(app(), actor, await edition(), await digest())
const pageAt = async (path: string) => {
  const response = await createApp(app()).request(`http://127.0.0.1:3000${path}`)
  return { status: response.status, text: await response.text() }
}
const letters = async (kind: string, version = '') =>
  world.app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body', 'state'])
    .where('kind', '=', kind)
    .where('key', 'like', `%:${version}%`)
    .orderBy('recipient')
    .execute()
const events = async () => {
  const rows = await world.app.db.q
    .selectFrom('audit_event')
    .select('kind')
    .where((e) => e.or([e('kind', 'like', 'release.%'), e('kind', 'like', 'edition.release%')]))
    .orderBy('seq')
    .execute()
  return rows.map(({ kind }) => kind)
}

beforeAll(async () => {
  world = emptyWorld()
  organiser = await person(world.app, 'organiser@x.example', true)
  colleague = await person(world.app, 'colleague@x.example', true)
  year = await decidedYear(world.app, organiser, YEAR)
  await photoOf(world.app, year.winner, 'b.jpg')
  const { id } = await edition()
  deputy = await juror(world.app, organiser, await edition(), 'deputy@x.example')
  const seat = deputy.juries[0]?.jurorId ?? ''
  must(await world.app.db.commit([updateJuror(world.app.db.q, id, seat, { is_deputy: 1 })]))
})
afterAll(() => world.close())

test('the plan says what is shown and how; the jury keeps what it decided', async () => {
  const [first, second] = await photosOfSubmission(world.app.db, year.winner)
  const words = { position: 1, teaser: 'Kurz gesagt.', citation: 'Der Satz.', decided: 'Ein Satz der Jury.' }
  const plan = {
    intro: 'Willkommen.',
    nominees: true,
    winners: { [firstKey()]: words },
    photos: { [year.winner]: [second?.id ?? ''] },
  }
  expect(await save(plan, year.chair)).toMatchObject(refused('conflict'))
  must(await save(plan))
  expect(await save({ intro: 'Zu spät.' }, organiser, 0)).toMatchObject(refused('conflict'))
  const { snapshot } = must(await state()).built
  expect(snapshot).toMatchObject({
    intro: 'Willkommen.',
    winners: [{ teaser: 'Kurz gesagt.', citation: 'Der Satz.', photos: [{ id: second?.id }] }],
    nominees: [{ title: 'Rathaus digital' }, { title: 'Bürgerbus' }],
    entries: [{ category: 'Service', sizeClass: null, entries: 2 }],
    // Nobody agreed to be named.
    jury: [],
    jurors: 2,
  })
  must(await save({ nominees: false, photos: { [year.winner]: [second?.id ?? '', first?.id ?? ''] } }))
  expect(must(await state()).built.snapshot.nominees).toEqual([])
})

test('the jury decides anew: its own sentence counts again', async () => {
  const { id: categoryId } = await categoryOf(world.app, await edition())
  const decide = async (citation: string) => {
    const { version } = await edition()
    const row = { categoryId, place: 1, special: '', choice: year.winner, citation }
    must(await saveDecision(app(), organiser, await edition(), { version, categoryId, rows: [row] }))
  }
  await decide('Ein neuer Satz.')
  expect(must(await state()).built.snapshot.winners[0]?.citation).toBe('Ein neuer Satz.')
  await decide('Ein Satz der Jury.')
  expect(must(await state()).built.snapshot.winners[0]?.citation).toBe('Der Satz.')
})

test('one seals and another confirms; others learn nothing', async () => {
  expect(await seal(year.chair)).toMatchObject(refused('forbidden'))
  for (const actor of [deputy, year.owner]) expect(await state(actor)).toMatchObject(refused('not_found'))
  must(await seal())
  expect(await stage()).toBe('sealed')
  expect((await letters('release_confirm')).map(({ recipient }) => recipient)).toEqual(['chair@x.example'])
  expect((await letters('release_confirm'))[0]?.body).not.toContain('Rathaus digital')
  for (const actor of [organiser, colleague]) expect(await confirm(actor)).toMatchObject(refused('forbidden'))
  expect(await confirm(deputy)).toMatchObject(refused('not_found'))
  expect(await confirmRelease(app(), year.chair, await edition(), 'f'.repeat(64))).toMatchObject(
    refused('conflict'),
  )
  expect(await openNow(app(), organiser, await edition())).toMatchObject(refused('closed'))
  must(await confirm())
  expect(await stage()).toBe('confirmed')
  // A picture's name is known to the seal and to nobody else.
  const [photo] = await photosOfSubmission(world.app.db, year.winner)
  expect(photo?.public_key).toBeNull()
})

test('any later change lets the confirmation lapse, and both are told', async () => {
  const [photo] = await photosOfSubmission(world.app.db, year.winner)
  const caption = (text: string) =>
    world.app.db.commit([
      world.app.db.q
        .updateTable('photo')
        .set({ caption: text })
        .where('id', '=', photo?.id ?? ''),
    ])
  must(await caption('Anders'))
  await watchReleases(app())
  expect(await stage()).toBe('lapsed')
  expect((await letters('release_lapsed')).map(({ recipient }) => recipient)).toEqual([
    'chair@x.example',
    'organiser@x.example',
  ])
  expect(await openNow(app(), organiser, await edition())).toMatchObject(refused('conflict'))
  // What was noted stays, even where the change is undone.
  must(await caption('Markt'))
  expect(await confirm()).toMatchObject(refused('conflict'))
})

test('where the chair is not neutral towards a winner the deputy confirms', async () => {
  const seat = year.chair.juries[0]?.jurorId ?? ''
  const claim = { juror: seat, submission: year.winner, reason: 'Anruf.' }
  must(await stateConflict(app(), organiser, await edition(), claim))
  const { id } = await edition()
  expect((await confirmersOf(world.app.db, id)).map(({ role }) => role)).toEqual(['deputy'])
  expect(await state(year.chair)).toMatchObject(refused('not_found'))
  must(await seal())
  expect(await confirm(year.chair)).toMatchObject(refused('not_found'))
  must(await confirm(deputy))
  expect((await sealOf(world.app.db, id))?.confirmed_as).toBe('deputy')
})

test('a time opens it: ahead, after judging, and for the very request that comes after it', async () => {
  const opening = async (time: number | null) => planOpening(app(), organiser, await edition(), time)
  expect(await opening(now)).toMatchObject(refused('invalid'))
  const early = at(world.app, JUDGED - HOUR)
  expect(await planOpening(early, organiser, await edition(), JUDGED - 1)).toMatchObject(refused('closed'))
  // A confirmation that comes after the time must not open at once.
  must(await opening(now + 1))
  must(await seal())
  now += 2
  must(await confirm(deputy))
  const { id } = await edition()
  expect(await openingTime(world.app.db, id)).toBeNull()
  must(await opening(now + HOUR))
  await openDue(app())
  now += HOUR - 1
  expect((await pageAt(paths.winners(YEAR))).status).toBe(404)
  now += 1
  // Whoever comes while they open waits for them, too.
  const pages = await Promise.all([1, 2, 3].map(() => pageAt(paths.winners(YEAR))))
  expect(pages.map(({ status, text }) => [status, text.includes('Willkommen.')])).toEqual([
    [200, true],
    [200, true],
    [200, true],
  ])
  expect((await edition()).released_at).toBe(now)
  // The second press finds it done.
  must(await openNow(app(), organiser, await edition()))
  expect(await versionsOf(world.app.db, id)).toHaveLength(1)
})

test('with it opens what was confirmed, byte for byte, and every letter leaves', async () => {
  const { id } = await edition()
  const [version] = await versionsOf(world.app.db, id)
  const released = await releasedSnapshot(world.app.db, id)
  expect(released).toMatchObject({ sha256: version?.sha256, releasedAt: now })
  for (const { id: photo, key } of released?.snapshot.winners[0]?.photos ?? [])
    expect((await photoById(world.app.db, photo))?.public_key).toBe(key)
  expect((await letters('winner')).map(({ body }) => body.includes('1. Platz'))).toEqual([true])
  expect((await letters('result')).map(({ body }) => body.includes('andere Projekte'))).toEqual([true])
  expect(await save({ intro: 'Zu spät' })).toMatchObject(refused('conflict'))
})

const asked = async () => (await changeOf(world.app.db, (await edition()).id))?.asked_at ?? 0
const agree = async (actor: Actor) => agreeToChange(app(), actor, await edition(), await asked())

test('words are corrected by two, and the page says so', async () => {
  now += HOUR
  const { id } = await edition()
  const released = await releasedSnapshot(world.app.db, id)
  const [winner] = released?.snapshot.winners ?? []
  if (!released || !winner) throw new Error('nothing is released')
  const wish = (citation: string) => ({
    reason: 'Tippfehler im Namen.',
    words: {
      intro: 'Willkommen.',
      winners: new Map([[winner.slug, { ...winner, citation }]]),
    },
  })
  expect(await askCorrection(app(), organiser, await edition(), wish('Der Satz.'))).toMatchObject(
    refused('invalid'),
  )
  must(await askCorrection(app(), organiser, await edition(), wish('Der richtige Satz.')))
  expect(await askUndo(app(), deputy, await edition(), 'Grund')).toMatchObject(refused('conflict'))
  for (const actor of [organiser, colleague, year.chair])
    expect(await agree(actor)).toMatchObject(refused('forbidden'))
  expect((await pageAt(paths.winner(YEAR, winner.slug))).text).toContain('Der Satz.')
  must(await agree(deputy))
  const page = (await pageAt(paths.winner(YEAR, winner.slug))).text
  for (const words of ['Der richtige Satz.', 'Korrigierte Fassung', 'Tippfehler im Namen.'])
    expect(page).toContain(words)
  expect((await versionsOf(world.app.db, id)).map(({ reason }) => reason)).toEqual([
    '',
    'Tippfehler im Namen.',
  ])
})

test('everything is taken back by two: pages and pictures are gone, the reason stays', async () => {
  now += HOUR
  must(await askUndo(app(), deputy, await edition(), 'Zwei Namen sind vertauscht.'))
  must(await refuseChange(app(), organiser, await edition(), await asked()))
  must(await askUndo(app(), deputy, await edition(), 'Zwei Namen sind vertauscht.'))
  expect(await agree(deputy)).toMatchObject(refused('forbidden'))
  must(await agree(colleague))
  expect((await pageAt(paths.winners(YEAR))).status).toBe(404)
  expect((await pageAt(paths.winner(YEAR, 'rathaus-digital'))).status).toBe(404)
  expect((await pageAt(paths.edition(YEAR))).text).toContain('Zwei Namen sind vertauscht.')
  expect((await pageAt(`/en${paths.edition(YEAR)}`)).text).toContain('was taken back on')
  const photos = await photosOfSubmission(world.app.db, year.winner)
  expect(photos.map(({ public_key }) => public_key)).toEqual([null, null])
  // Those that had not left yet stay here.
  expect((await letters('winner')).map(({ state: left }) => left)).toEqual(['cancelled'])
  expect((await letters('result_taken_back')).map(({ recipient }) => recipient)).toEqual([
    'owner@x.example',
    'owner@x.example',
  ])
  const { id, released_at } = await edition()
  expect(released_at).toBeNull()
  expect((await versionsOf(world.app.db, id)).at(-1)).toMatchObject({ version: 2, withdrawn_at: now })
})

test('a second release carries the reason, writes anew, and the notice is gone', async () => {
  now += HOUR
  must(await seal())
  must(await confirm(deputy))
  must(await openNow(app(), deputy, await edition()))
  const page = await pageAt(paths.winners(YEAR))
  for (const words of ['Zwei Namen sind vertauscht.', 'Tippfehler im Namen.'])
    expect(page.text).toContain(words)
  expect((await pageAt(paths.edition(YEAR))).text).not.toContain('zurückgenommen')
  expect((await letters('winner', '3:')).map(({ body }) => body.includes('korrigiert worden'))).toEqual([
    true,
  ])
})

test('the log tells the whole story', async () => {
  const told = (await events()).filter((kind, index, all) => kind !== all[index - 1])
  expect(told).toEqual([
    'release.prepared',
    'release.sealed',
    'release.confirmed',
    'release.lapsed',
    'release.sealed',
    'release.confirmed',
    'release.time_set',
    'release.sealed',
    'release.confirmed',
    'release.time_set',
    'edition.released',
    'release.correction_asked',
    'edition.release_corrected',
    'release.undo_asked',
    'release.change_dropped',
    'release.undo_asked',
    'edition.release_undone',
    'release.sealed',
    'release.confirmed',
    'edition.released',
  ])
})
