import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { sha256 } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { type DecisionRow, EMPTY } from '../../src/deliberation/decision.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import { type Edition, listCategories } from '../../src/edition/store.ts'
import { photoById } from '../../src/photo/store.ts'
import { confirmRelease, loadRelease, sealRelease } from '../../src/publication/actions.ts'
import { openNow } from '../../src/publication/opening.ts'
import { planOf, sealOf } from '../../src/publication/release-store.ts'
import { snapshotOf } from '../../src/publication/store.ts'
import { loadDeliberation } from '../../src/ranking/actions.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  at,
  draft,
  editionOf,
  emptyWorld,
  entry,
  JUDGED,
  juror,
  meet,
  must,
  openYear,
  own,
  person,
  photoOf,
  quorumOfOne,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let chair: Actor
let edition: Edition
let categories: string[]
let winner: string
let second: string
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
})
afterAll(() => world.close())

// A year of its own for every test.
beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  year += 1
  categories = (await listCategories(app.db, edition.id)).map(({ id }) => id)
  winner = await entry(app, owner, edition, 'Rathaus digital')
  second = await entry(app, owner, edition, 'Rathaus digital')
  chair = await juror(app, organiser, edition, `chair-${edition.year}@x.example`, true)
  await quorumOfOne(app, edition)
  await meet(app, organiser, edition)
  const { version } = await editionOf(app, edition.year)
  const input = { version, categoryId: categories[0] ?? '', submissions: [winner, second] }
  must(await nominate(judged(), organiser, await editionOf(app, edition.year), input))
})

const judged = () => at(app, JUDGED)
const place = (number: number, choice: string, citation = ''): DecisionRow => ({
  categoryId: categories[0] ?? '',
  place: number,
  special: '',
  choice,
  citation,
})
const prize = (special: string, choice: string): DecisionRow => ({
  categoryId: '',
  place: null,
  special,
  choice,
  citation: '',
})
/** Decides the first category, then the special prizes when there are any. */
const decide = async (rows: DecisionRow[], actor = organiser) => {
  const save = async (categoryId: string) => {
    const current = await editionOf(app, edition.year)
    const part = rows.filter((row) => row.categoryId === categoryId)
    return saveDecision(judged(), actor, current, { version: current.version, categoryId, rows: part })
  }
  const places = await save(categories[0] ?? '')
  return places.ok && rows.some(({ special }) => special !== '') ? save('') : places
}
const seal = async (actor = organiser, time = JUDGED) => {
  const current = await editionOf(app, edition.year)
  const { version: planVersion } = await planOf(app.db, edition.id)
  return sealRelease(at(app, time), actor, current, { editionVersion: current.version, planVersion })
}
const confirm = async (actor = chair) => {
  const sealed = await sealOf(app.db, edition.id)
  return confirmRelease(judged(), actor, await editionOf(app, edition.year), sealed?.sha256 ?? '')
}
const open = async (actor = chair) => openNow(judged(), actor, await editionOf(app, edition.year))
/** The whole way; the first step that fails ends it. */
const free = async () => {
  const sealed = await seal()
  if (!sealed.ok) return sealed
  const confirmed = await confirm()
  return confirmed.ok ? open() : confirmed
}
const publicPage = async (path: string) => {
  const response = await createApp(judged()).request(`http://127.0.0.1:3000${path}`)
  return { status: response.status, text: await response.text() }
}

describe('deciding', () => {
  test('is for organisers and the chair of this edition, after judging', async () => {
    const member = await juror(app, organiser, edition, 'member@x.example')
    const next = await openYear(app, organiser, year)
    year += 1
    const elsewhere = await juror(app, organiser, next, 'elsewhere@x.example', true)
    const rows = [place(1, winner)]
    for (const actor of [owner, member, elsewhere]) {
      expect(await decide(rows, actor)).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
      expect(await loadDeliberation(judged(), actor, edition)).toMatchObject({ error: { kind: 'forbidden' } })
      expect(await seal(actor)).toMatchObject({ ok: false, error: { kind: 'not_found' } })
    }
    expect(await loadDeliberation(at(app, JUDGED - 1), chair, edition)).toMatchObject({
      error: { kind: 'closed' },
    })
    expect(await decide(rows, chair)).toMatchObject({ ok: true })
    expect(await decide(rows, organiser)).toMatchObject({ ok: true })
  })

  test('replaces the decision before, in one version', async () => {
    must(await decide([place(1, winner), place(2, second)]))
    const stale = await editionOf(app, edition.year)
    must(await decide([place(1, EMPTY), place(2, second), prize('Mut', winner)]))
    const { awards } = must(await loadDeliberation(judged(), organiser, edition))
    expect(
      awards.map(({ place: number, special, submission_id }) => [number, special, submission_id]),
    ).toEqual([
      [null, 'Mut', winner],
      [1, null, null],
      [2, null, second],
    ])
    const late = await saveDecision(judged(), organiser, stale, {
      version: stale.version,
      categoryId: categories[0] ?? '',
      rows: [],
    })
    expect(late).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(must(await loadDeliberation(judged(), organiser, edition)).awards).toHaveLength(3)
  })

  test('a chair who is not neutral decides nothing about that entry, organisers record it', async () => {
    const seat = chair.juries.find(({ editionId }) => editionId === edition.id)?.jurorId ?? ''
    const claim = { juror: seat, submission: winner, reason: 'Anruf.' }
    must(await stateConflict(judged(), organiser, edition, claim))
    expect(await decide([place(1, winner)], chair)).toMatchObject({ error: { kind: 'closed' } })
    expect(await decide([place(1, second)], chair)).toMatchObject({ error: { kind: 'closed' } })
    must(await decide([place(1, winner)]))
  })

  test('a seal over a version that was never looked at is refused', async () => {
    must(await decide([place(1, winner)]))
    const { version: editionVersion } = await editionOf(app, edition.year)
    const ahead = { editionVersion: editionVersion + 1, planVersion: 0 }
    expect(await sealRelease(judged(), organiser, edition, ahead)).toMatchObject({
      error: { kind: 'conflict' },
    })
    expect(await sealOf(app.db, edition.id)).toBeUndefined()
  })

  test('knows only entries that take part', async () => {
    const unfinished = await draft(app, owner, edition, 'Entwurf')
    expect(await decide([place(1, unfinished)])).toMatchObject({
      error: { kind: 'invalid', errors: [{ field: 'row-0' }] },
    })
  })
})

describe('before release', () => {
  test('nothing is public: no key, no snapshot, no page', async () => {
    const photo = await photoOf(app, winner)
    must(await decide([place(1, winner, 'Weil es überzeugt.')]))
    must(await seal())
    must(await confirm())
    expect((await photoById(app.db, photo.id))?.public_key).toBeNull()
    expect(await snapshotOf(app.db, edition.id)).toBeNull()
    expect((await publicPage(paths.winners(edition.year))).status).toBe(404)
    expect((await publicPage(paths.winner(edition.year, 'rathaus-digital'))).status).toBe(404)
    expect((await publicPage(paths.edition(edition.year))).text).not.toContain('Rathaus digital')
    expect((await publicPage(paths.apiEdition(edition.year))).status).toBe(404)
  })

  test('it cannot happen while judging is open', async () => {
    must(await decide([place(1, winner)]))
    expect(await seal(organiser, JUDGED - 1)).toMatchObject({ error: { kind: 'closed' } })
  })
})

describe('release', () => {
  test('freezes the winners, names their pictures and writes to them, once', async () => {
    const photo = await photoOf(app, winner)
    const incomplete = await photoOf(app, winner, 'b.jpg')
    must(
      await app.db.commit([app.db.q.updateTable('photo').set({ alt: '' }).where('id', '=', incomplete.id)]),
    )
    must(await decide([place(1, winner, 'Weil es überzeugt.'), place(2, second), prize('Mut', winner)]))
    must(await seal())
    must(await confirm())
    // Whoever presses second finds it done.
    const tries = await Promise.all(Array.from({ length: 20 }, () => open()))
    expect(tries.every(({ ok }) => ok)).toBe(true)

    const snapshot = await snapshotOf(app.db, edition.id)
    expect(snapshot?.winners.map(({ slug, place: number, special }) => [slug, number, special])).toEqual([
      ['rathaus-digital', 1, null],
      ['rathaus-digital-2', 2, null],
      ['rathaus-digital-3', null, 'Mut'],
    ])
    const key = (await photoById(app.db, photo.id))?.public_key
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(snapshot?.winners.map(({ photos }) => photos.map((one) => one.key))).toEqual([[key], [], [key]])
    expect((await photoById(app.db, incomplete.id))?.public_key).toBeNull()
    expect(JSON.stringify(snapshot)).not.toContain('contact_phone')

    const row = await app.db.q
      .selectFrom('release_snapshot')
      .selectAll()
      .where('edition_id', '=', edition.id)
      .executeTakeFirstOrThrow()
    expect(row.sha256).toBe(await sha256(row.content))
    const letters = await app.db.q
      .selectFrom('outbox')
      .select(['kind', 'subject', 'body'])
      .where('kind', 'in', ['winner', 'result'])
      .where('submission_id', 'in', [winner, second])
      .execute()
    expect(letters.map(({ kind }) => kind)).toEqual(['winner', 'winner'])
    const [best] = letters.filter(({ body }) => body.includes('1. Platz in der Kategorie'))
    expect(best?.body).toContain('Mut')

    expect(await free()).toMatchObject({ ok: false, error: { kind: 'closed' } })
    expect(await decide([place(1, second)])).toMatchObject({ ok: false, error: { kind: 'closed' } })
    expect(await snapshotOf(app.db, edition.id)).toEqual(snapshot)
  })

  test('another decision after the confirmation lets it lapse, and nothing opens', async () => {
    must(await decide([place(1, winner)]))
    must(await seal())
    must(await confirm())
    must(await decide([place(1, second)]))
    expect(await open()).toMatchObject({ error: { kind: 'conflict' } })
    expect((await sealOf(app.db, edition.id))?.lapsed_at).toBe(JUDGED)
    expect(await confirm()).toMatchObject({ error: { kind: 'conflict' } })
    expect(await snapshotOf(app.db, edition.id)).toBeNull()
    expect((await editionOf(app, edition.year)).released_at).toBeNull()
  })

  test('later changes of the entry do not reach the public page', async () => {
    must(await decide([place(1, winner, 'Weil es überzeugt.')]))
    must(await free())
    const before = await publicPage(paths.winner(edition.year, 'rathaus-digital'))
    expect(before.status).toBe(200)
    expect(before.text).toContain('Weil es überzeugt.')
    const { q } = app.db
    must(
      await app.db.commit([
        q
          .updateTable('submission')
          .set({ title: 'Geändert', answers: '{"summary":"Geändert"}' })
          .where('id', '=', winner),
        q.updateTable('award').set({ citation: 'Geändert' }).where('edition_id', '=', edition.id),
        q
          .updateTable('category')
          .set({ name: 'Umbenannt' })
          .where('id', '=', categories[0] ?? ''),
      ]),
    )
    expect(await publicPage(paths.winner(edition.year, 'rathaus-digital'))).toEqual(before)
    expect((await publicPage(paths.winners(edition.year))).text).not.toMatch(/Geändert|Umbenannt/)
    expect(await withdrawSubmission(judged(), owner, await own(app, owner, winner), 3)).toMatchObject({
      error: { kind: 'closed' },
    })
  })

  test('a winner that withdraws after the decision is never published', async () => {
    must(await decide([place(1, winner), place(2, second)]))
    must(await withdrawSubmission(judged(), owner, await own(app, owner, winner), 3))
    const message = '„Rathaus digital“ wurde zurückgezogen. Bitte ändern Sie zuerst die Entscheidung.'
    const state = must(await loadRelease(judged(), organiser, await editionOf(app, edition.year)))
    expect(state.obstacle).toBe(message)
    expect(await free()).toEqual({ ok: false, error: { kind: 'conflict', message } })
    expect(await snapshotOf(app.db, edition.id)).toBeNull()
    must(await decide([place(1, EMPTY), place(2, second)]))
    must(await free())
    expect((await publicPage(paths.winners(edition.year))).status).toBe(200)
  })

  test('warns about what is missing', async () => {
    expect(must(await loadRelease(judged(), chair, edition)).warnings).toEqual([
      'Es ist noch kein Projekt ausgezeichnet.',
    ])
    must(await decide([place(1, winner)]))
    expect(must(await loadRelease(judged(), chair, edition)).warnings).toEqual([
      '„Rathaus digital“: Die Begründung der Jury fehlt.',
      '„Rathaus digital“: Es gibt kein vollständiges Bild.',
    ])
  })
})
