import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { guard } from '../../src/core/database.ts'
import { sha256 } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { type DecisionRow, EMPTY } from '../../src/deliberation/decision.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import { type Edition, listCategories } from '../../src/edition/store.ts'
import { photoById } from '../../src/photo/store.ts'
import { previewRelease, release } from '../../src/publication/actions.ts'
import { markReleased, snapshotOf } from '../../src/publication/store.ts'
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
const free = async (actor = organiser, time = JUDGED) => {
  const current = await editionOf(app, edition.year)
  return release(at(app, time), actor, current, current.version)
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
      expect(await free(actor)).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
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

  test('a release of a version that was never looked at is refused', async () => {
    const seen = await editionOf(app, edition.year)
    must(await decide([place(1, winner)]))
    const ahead = await release(judged(), organiser, seen, seen.version + 1)
    expect(ahead).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect((await editionOf(app, edition.year)).released_at).toBeNull()
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
    must(await previewRelease(judged(), organiser, await editionOf(app, edition.year)))
    expect((await photoById(app.db, photo.id))?.public_key).toBeNull()
    expect(await snapshotOf(app.db, edition.id)).toBeNull()
    expect((await publicPage(paths.winners(edition.year))).status).toBe(404)
    expect((await publicPage(paths.winner(edition.year, 'rathaus-digital'))).status).toBe(404)
    expect((await publicPage(paths.edition(edition.year))).text).not.toContain('Rathaus digital')
    expect((await publicPage(paths.apiEdition(edition.year))).status).toBe(404)
  })

  test('it cannot happen while judging is open, not even by the statement itself', async () => {
    must(await decide([place(1, winner)]))
    const { version } = await editionOf(app, edition.year)
    expect(await free(organiser, JUDGED - 1)).toMatchObject({ error: { kind: 'closed' } })
    const early = app.db.commit([markReleased(app.db.q, edition.id, version, JUDGED - 1), guard])
    expect(await early).toEqual({ ok: false, error: 'guard' })
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
    const current = await editionOf(app, edition.year)
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => release(judged(), organiser, current, current.version)),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)

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
      .select('key')
      .where('kind', '=', 'winner')
      .where('key', 'like', `winner:${winner}:%`)
      .execute()
    expect(letters).toHaveLength(2)

    expect(await free()).toMatchObject({ ok: false, error: { kind: 'closed' } })
    expect(await decide([place(1, second)])).toMatchObject({ ok: false, error: { kind: 'closed' } })
    expect(await snapshotOf(app.db, edition.id)).toEqual(snapshot)
  })

  test('a release on an old version is refused whole', async () => {
    must(await decide([place(1, winner)]))
    const stale = await editionOf(app, edition.year)
    must(await decide([place(1, second)]))
    expect(await release(judged(), organiser, stale, stale.version)).toMatchObject({
      error: { kind: 'conflict' },
    })
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
    const preview = must(await previewRelease(judged(), organiser, await editionOf(app, edition.year)))
    expect(preview.warnings).toContain(message)
    expect(await free()).toEqual({ ok: false, error: { kind: 'conflict', message } })
    // Nor by the statement itself, should the withdrawal come between check and write.
    const { version } = await editionOf(app, edition.year)
    const direct = await app.db.commit([markReleased(app.db.q, edition.id, version, JUDGED), guard])
    expect(direct).toEqual({ ok: false, error: 'guard' })
    expect(await snapshotOf(app.db, edition.id)).toBeNull()
    must(await decide([place(1, EMPTY), place(2, second)]))
    must(await free())
    expect((await publicPage(paths.winners(edition.year))).status).toBe(200)
  })

  test('warns about what is missing', async () => {
    expect(must(await previewRelease(judged(), chair, edition)).warnings).toEqual([
      'Es ist noch kein Projekt ausgezeichnet.',
    ])
    must(await decide([place(1, winner)]))
    expect(must(await previewRelease(judged(), chair, edition)).warnings).toEqual([
      '„Rathaus digital“: Die Begründung der Jury fehlt.',
      '„Rathaus digital“: Es gibt kein vollständiges Bild.',
    ])
  })
})
