/** The ranking as people see it: who, when, and what a conflict hides. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { loadEntry, recuse, saveSheet } from '../../src/jury/actions.ts'
import { loadStandings } from '../../src/ranking/actions.ts'
import { reportOf } from '../../src/ranking/report.ts'
import { standingsOf } from '../../src/ranking/standings.ts'
import {
  at,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  openYear,
  person,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let edition: Edition
let chair: Actor
let jurors: Actor[]
let entries: string[]
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
})
afterAll(() => world.close())

// A year of its own for every test: five entries, four jurors of whom one presides.
beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  year += 1
  chair = await juror(app, organiser, edition, `chair-${edition.year}@x.example`, true)
  jurors = [chair]
  for (const name of ['a', 'b', 'c'])
    jurors.push(await juror(app, organiser, edition, `${name}-${edition.year}@x.example`))
  entries = []
  for (const title of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'])
    entries.push(await entry(app, owner, edition, title))
})

const judged = () => at(app, JUDGED)

/** Points per juror (row) and entry (column); both criteria alike, so the score is the points. */
const scoreAll = async (table: readonly (readonly (number | null)[])[]) => {
  const criteria = await listCriteria(app.db, edition.id)
  for (const [j, row] of table.entries())
    for (const [i, points] of row.entries()) {
      const [who, which] = [jurors[j], entries[i]]
      if (points === null || !who || !which) continue
      const judging = at(app, JUDGING)
      const seated = must(await loadEntry(judging, who, which))
      const scores = criteria.map(({ id }) => ({ criterionId: id, points: String(points), comment: '' }))
      const input = { version: 0, after: 'final' as const, comment: '', scores }
      must(await saveSheet(judging, who, seated, input))
    }
}

const TABLE = [
  [9, 7, 5, 6, 3],
  [7, 6, 4, 4, 2],
  [10, 8, 6, 7, 5],
  [8, 7, 6, 5, 2],
]

const look = async (actor: Actor, path: string, time = JUDGED) => {
  const sessions = createSessions(app.db, false)
  const session = await sessions.createSession(actor.id, {})
  const response = await createApp(at(app, time)).request(`http://127.0.0.1:3000${path}`, {
    headers: { Cookie: `${sessions.sessionCookieName}=${session.id}` },
  })
  return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() }
}

describe('the ranking page', () => {
  test('opens for organisers and the chair when judging is over, and for nobody before', async () => {
    await scoreAll(TABLE)
    for (const path of [paths.adminRanking(edition.year), paths.adminScores(edition.year)]) {
      for (const actor of [organiser, chair]) {
        expect((await look(actor, path)).status).toBe(200)
        expect((await look(actor, path, JUDGED - 1)).status).toBe(409)
      }
      for (const actor of [owner, jurors[1] ?? owner]) expect((await look(actor, path)).status).toBe(403)
    }
  })

  test('leads back to a page that one may open while it is closed, and nobody at other refusals', async () => {
    const path = paths.adminRanking(edition.year)
    for (const [actor, way] of [
      [organiser, paths.adminEdition(edition.year)],
      [chair, paths.juryEdition(edition.year)],
    ] as const) {
      const { text } = await look(actor, path, JUDGED - 1)
      const [, href] = /href="([^"]*)"[^>]*>(?:<[^>]*>)*Zu[^<]* (?:Ausgabe|Bewertung)/.exec(text) ?? []
      expect(href).toBe(way)
      expect((await look(actor, way)).status).toBe(200)
    }
    expect((await look(owner, path)).text).not.toContain('Zur Ausgabe')
  })

  test('has a way up to the decision, and from there to a page that one may open', async () => {
    await scoreAll(TABLE)
    const decision = paths.adminDecision(edition.year)
    for (const [actor, top] of [
      [organiser, paths.adminEdition(edition.year)],
      [chair, paths.juryEdition(edition.year)],
    ] as const) {
      expect((await look(actor, paths.adminRanking(edition.year))).text).toContain(`href="${decision}"`)
      expect((await look(actor, decision)).text).toContain(`href="${top}"`)
    }
  })

  test('shows both results, chances, figures with title and description, and every juror by name', async () => {
    await scoreAll(TABLE)
    const { text } = await look(organiser, paths.adminRanking(edition.year))
    expect(text).toContain('Kalibriert (gilt)')
    expect(text).toContain('Nach beiden Verfahren, kalibriert und einfaches Mittel, liegt „Alpha“ vorn.')
    expect(text).toContain('Der erste Platz bleibt auch ohne jedes einzelne Jurymitglied derselbe.')
    const figures = text.match(/<svg[^>]*role="img"[^>]*aria-labelledby="([^"]*)"/g) ?? []
    expect(figures).toHaveLength(3)
    expect(text.match(/<title id="[^"]*">/g)).toHaveLength(3)
    expect(text.match(/<desc id="[^"]*">/g)).toHaveLength(3)
    expect(text).toContain(`a-${edition.year}@x.example`)
  })

  test('says in a sentence when the two results name different winners', async () => {
    // Beta was judged by the severe alone, Alpha by the generous alone.
    await scoreAll([
      [9, null, 7, 7, 6],
      [9, null, 7, 6, 6],
      [null, 8, 4, 4, 3],
      [null, 8, 4, 3, 3],
    ])
    for (const path of [paths.adminRanking(edition.year), paths.adminDecision(edition.year)]) {
      const { text } = await look(organiser, path)
      expect(text).toContain(
        'Die beiden Verfahren sind sich nicht einig: Kalibriert liegt „Beta“ vorn, im einfachen Mittel liegt „Alpha“ vorn.',
      )
    }
  })

  test('warns loudly where panels share no entry', async () => {
    await scoreAll([
      [9, 8, null, null, null],
      [8, 8, null, null, null],
      [null, null, 6, 5, 4],
      [null, null, 5, 5, 4],
    ])
    const { text } = await look(organiser, paths.adminDecision(edition.year))
    expect(text).toContain('So nicht verwendbar')
    expect(text).toContain('Die Jury zerfällt in 2 Gruppen')
  })

  test('holds without a single sheet', async () => {
    expect((await look(organiser, paths.adminRanking(edition.year))).text).toContain(
      'Es gibt noch keine vollständige Wertung.',
    )
  })
})

test('entries without a category stand together behind the others', () => {
  const candidate = (number: number, category_id: string | null) => ({
    id: `e${number}`,
    number,
    title: `Projekt ${number}`,
    organisation: 'Au',
    category_id,
  })
  const { categories, names } = standingsOf({
    year: 2026,
    rules: { rule: 'mean', minSheets: 1, tieSteps: [], scale: { min: 1, max: 10 } },
    criteria: [{ name: 'Nutzen', weight: 1 }],
    categories: [{ id: 'c', name: 'Service' }],
    candidates: [candidate(1, null), candidate(2, 'c'), candidate(3, null)],
    jurors: [{ id: 'j', name: 'Ute' }],
    sheets: [5, 6, 7].map((points, i) => ({ entry: `e${i + 1}`, juror: 'j', points: [points] })),
  })
  expect(categories.map(({ category, rows }) => [category.name, ...rows.map(({ entry }) => entry)])).toEqual([
    ['Service', '2026-002'],
    ['Ohne Kategorie', '2026-003', '2026-001'],
  ])
  expect(names.group('')).toBe('Ohne Kategorie')
})

describe('the file of scores', () => {
  test('gives the same scores, severities and variances when recounted', async () => {
    await scoreAll(TABLE)
    const { ranking } = must(await loadStandings(judged(), organiser, edition))
    const { text, type } = await look(organiser, paths.adminScores(edition.year))
    expect(type).toBe('text/csv; charset=utf-8')
    expect(text).toMatch(new RegExp(`^entry,juror,score\n${edition.year}-001,J00[1-4],\\d+\n`))
    expect(text).not.toContain('@')
    const options = { rule: 'calibrated', min: 1, max: 10, minSheets: 1, seed: 1, draws: 2000 } as const
    const recount = reportOf(new TextEncoder().encode(text), options)
    const shown = ranking.entries.map(({ entry, calibrated, mean, n, chances }) => ({
      entry,
      score: calibrated.score,
      mean: mean.score,
      rank: calibrated.rank,
      n,
      pFirst: chances?.first,
      pTop3: chances?.top3,
      rankLow: chances?.low,
      rankHigh: chances?.high,
    }))
    expect(recount.entries).toEqual(shown)
    expect(recount.jurors.map(({ severity }) => severity)).toEqual(
      ranking.jurors.map(({ severity }) => Number(severity.toFixed(6)) + 0),
    )
  })
})

describe('a chair who is not neutral about an entry', () => {
  const setPoints = async (submission: string, points: number) => {
    const { q } = app.db
    const sheets = await q
      .selectFrom('score_sheet')
      .select('id')
      .where('submission_id', '=', submission)
      .execute()
    const ids = sheets.map(({ id }) => id)
    must(await app.db.commit([q.updateTable('score').set({ points }).where('sheet_id', 'in', ids)]))
  }

  test('sees every page as if that entry had no scores; the organiser sees them', async () => {
    const [, beta = ''] = entries
    const seated = must(await loadEntry(at(app, JUDGING), chair, beta))
    must(await recuse(at(app, JUDGING), chair, seated, 'Mein Verband hat beraten.'))
    await scoreAll(TABLE.map((row, j) => (j === 0 ? row.map((points, i) => (i === 1 ? null : points)) : row)))
    const pages = [
      paths.adminRanking(edition.year),
      paths.adminScores(edition.year),
      paths.adminDecision(edition.year),
    ]
    const seenBy = (actor: Actor) => Promise.all(pages.map(async (path) => (await look(actor, path)).text))
    await setPoints(beta, 10)
    const [chairBefore, organiserBefore] = [await seenBy(chair), await seenBy(organiser)]
    await setPoints(beta, 1)
    expect(await seenBy(chair)).toEqual(chairBefore)
    for (const [index, text] of (await seenBy(organiser)).entries())
      expect(text).not.toBe(organiserBefore[index])
    expect(chairBefore[0]).toContain('Ohne Einreichungen, bei denen Sie befangen sind')
    expect(chairBefore[1]).not.toContain(`${edition.year}-002`)
  })
})
