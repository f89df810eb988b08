import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessions } from '../../src/account/lucia.ts'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { receiptOf, sealed } from '../../src/commitment/actions.ts'
import { ownCommitments } from '../../src/commitment/store.ts'
import { guard } from '../../src/core/database.ts'
import { sha256 } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import type { Edition } from '../../src/edition/store.ts'
import { listCriteria } from '../../src/edition/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { proveDue, proveResult } from '../../src/proof/actions.ts'
import type { ResultBundle } from '../../src/proof/bundle.ts'
import { verifyCommand } from '../../src/proof/command.ts'
import { checkReceipt } from '../../src/proof/receipt.ts'
import { bundleContent, bundlesOf, insertBundle } from '../../src/proof/store.ts'
import { verifyResult } from '../../src/proof/verify.ts'
import { agreeToChange, askCorrection, askUndo } from '../../src/publication/change-actions.ts'
import { changeOf } from '../../src/publication/change-store.ts'
import { loadStandings } from '../../src/ranking/actions.ts'
import {
  at,
  categoryOf,
  editionOf,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  meet,
  must,
  openYear,
  person,
  quorumOfOne,
  releaseByTwo,
  type World,
} from '../submission/world.ts'

const YEAR = 2026
const CANARY = 'Kanarienkommentar'
let world: World
let app: Services
let organiser: Actor
let jurors: Actor[]
let winner: string
let edition: Edition
/** A day after the judging: the letters, the meeting and the release lie between. */
let then: Services

/** One year that six jurors have judged, decided and not released. */
beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  then = at(app, JUDGED)
  organiser = await person(app, 'organiser@x.example', true)
  edition = await openYear(app, organiser, YEAR)
  const owner = await person(app, 'owner@x.example')
  const entries: string[] = []
  for (const title of ['Alpha', 'Beta', 'Gamma']) entries.push(await entry(app, owner, edition, title))
  winner = entries[0] ?? ''
  jurors = []
  for (const name of ['chair', 'a', 'b', 'c', 'd', 'e'])
    jurors.push(await juror(app, organiser, edition, `${name}@x.example`, name === 'chair'))
  await quorumOfOne(app, edition)
  const criteria = await listCriteria(app.db, edition.id)
  const judging = at(app, JUDGING)
  for (const [j, actor] of jurors.entries())
    for (const [i, id] of entries.entries()) {
      const scores = criteria.map(({ id: criterionId }, c) => ({
        criterionId,
        points: String(9 - 2 * i - ((j * 2 + c + i) % 4)),
        comment: CANARY,
      }))
      const seated = must(await loadEntry(judging, actor, id))
      must(
        await saveSheet(judging, actor, seated, {
          version: 0,
          after: 'final',
          comment: CANARY,
          note: CANARY,
          scores,
        }),
      )
    }
  await sealed(then, edition)
  await meet(app, organiser, edition)
  const { id: categoryId } = await categoryOf(app, edition)
  const before = await editionOf(app, YEAR)
  must(
    await nominate(then, organiser, before, { version: before.version, categoryId, submissions: [winner] }),
  )
  const after = await editionOf(app, YEAR)
  const rows = [{ categoryId, place: 1, special: '', choice: winner, citation: 'Ein Satz der Jury.' }]
  must(await saveDecision(then, organiser, after, { version: after.version, categoryId, rows }))
})
afterAll(() => world.close())

const get = async (path: string, actor?: Actor) => {
  const sessions = createSessions(app.db, false)
  const cookie = actor && `${sessions.sessionCookieName}=${(await sessions.createSession(actor.id, {})).id}`
  return createApp(then).request(`http://127.0.0.1:3000${path}`, {
    headers: cookie ? { Cookie: cookie } : {},
  })
}
const statuses = (...list: string[]) => Promise.all(list.map(async (path) => (await get(path)).status))
const published = async () => (await (await get(paths.resultBundle(YEAR))).json()) as ResultBundle
const agree = async () => {
  const change = await changeOf(app.db, edition.id)
  must(await agreeToChange(then, jurors[0] as Actor, await editionOf(app, YEAR), change?.asked_at ?? 0))
}
const PUBLIC = [paths.resultBundle(YEAR), paths.resultBundleOf(YEAR, 1), paths.checkResult(YEAR)]

describe('before the release', () => {
  test('nothing is public, and nothing can be made', async () => {
    await proveDue(then)
    expect(await proveResult(then, await editionOf(app, YEAR))).toBe(false)
    expect(await statuses(...PUBLIC)).toEqual([404, 404, 404])
    const write = {
      editionId: edition.id,
      version: 1,
      content: '{}',
      sha256: '0'.repeat(64),
      form: 'sealed' as const,
      now: 1,
    }
    expect(await app.db.commit([insertBundle(app.db.q, write), guard])).toMatchObject({ ok: false })
  })

  test('an organiser takes the file for auditors, and it is written down; nobody else does', async () => {
    const response = await get(paths.adminAuditFile(YEAR), organiser)
    const file = await response.json()
    expect(verifyResult(file).map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, null, true])
    expect(
      await app.db.q.selectFrom('audit_event').selectAll().where('kind', '=', 'result.file_taken').execute(),
    ).toMatchObject([{ actor_id: organiser.id }])
    for (const actor of jurors.slice(0, 2))
      expect((await get(paths.adminAuditFile(YEAR), actor)).status).toBe(403)
  })
})

describe('once released', () => {
  beforeAll(async () => {
    await releaseByTwo(then, organiser, jurors[0] as Actor, YEAR)
    await proveDue(then)
    await proveDue(then)
  })

  test('there is one bundle, and the command confirms all of it', async () => {
    const [head, ...more] = await bundlesOf(app.db, edition.id)
    expect(more).toEqual([])
    const text = await (await get(paths.resultBundle(YEAR))).text()
    expect(await sha256(text)).toBe(head?.sha256)
    expect(await (await get(paths.checkResult(YEAR))).text()).toContain(head?.sha256)
    expect(await (await get(paths.winners(YEAR))).text()).toContain(paths.checkResult(YEAR))
    const folder = mkdtempSync(join(tmpdir(), 'kuer-proof-'))
    writeFileSync(join(folder, 'ergebnis.json'), text)
    const root = (await sealed(then, edition))?.root ?? ''
    const { code, stdout } = verifyCommand(['ergebnis.json', '--root', root], folder)
    expect([code, stdout.split('\n').at(-2)]).toEqual([
      0,
      'Das Ergebnis ist vollständig nachgerechnet und stimmt.',
    ])
    expect(verifyCommand(['ergebnis.json', '--root', 'f'.repeat(64)], folder).code).toBe(1)
    writeFileSync(join(folder, 'falsch.json'), text.replace('"place":2', '"place":3'))
    expect(verifyCommand(['falsch.json'], folder)).toMatchObject({ code: 1 })
    rmSync(folder, { recursive: true })
  })

  test('it holds the official scores and places, and the awards', async () => {
    const bundle = await published()
    const { ranking } = must(await loadStandings(then, organiser, await editionOf(app, YEAR)))
    const official = new Map(ranking.entries.map((row) => [row.entry, row.calibrated]))
    expect(bundle.entries.map(({ entry: id, score, place }) => [id, score, place])).toEqual(
      ['001', '002', '003'].map((number) => {
        const row = official.get(`${YEAR}-${number}`)
        return [`${YEAR}-${number}`, row?.score, row?.rank]
      }),
    )
    expect(bundle.awards).toMatchObject([{ entry: `${YEAR}-001`, title: 'Alpha', place: 1 }])
    expect(bundle).toMatchObject({ form: 'numbered', reasons: [], closed: [], root: { size: 18 } })
  })

  test('it names nobody, and holds no comment, note or time of a sheet', async () => {
    const text = await (await get(paths.resultBundle(YEAR))).text()
    const page = await (await get(paths.checkResult(YEAR))).text()
    const seats = await app.db.q
      .selectFrom('juror')
      .selectAll()
      .where('edition_id', '=', edition.id)
      .execute()
    const sheets = await app.db.q.selectFrom('score_sheet').selectAll().execute()
    expect([seats.length, sheets.length]).toEqual([6, 18])
    const secrets = [
      CANARY,
      organiser.id,
      edition.id,
      winner,
      ...seats.flatMap(({ id, account_id, name }) => [id, account_id, name]),
      ...sheets.flatMap(({ id, finalised_at }) => [
        id,
        String(finalised_at),
        new Date(finalised_at ?? 0).toISOString(),
      ]),
    ]
    expect(secrets.filter((secret) => text.includes(secret) || page.includes(secret))).toEqual([])
  })

  test('a juror’s receipt is found in it, under the number of all their sheets', async () => {
    const bundle = await published()
    const seal = await sealed(then, edition)
    const own = await ownCommitments(app.db, seatIn(edition.id, jurors[1] as Actor)?.jurorId ?? '')
    const said = own.map((one) => checkReceipt(JSON.stringify(receiptOf(one, seal)), bundle).at(-1))
    expect(said).toHaveLength(3)
    expect(new Set(said.map((one) => /unter der Nummer (\d)\.$/.exec(one?.what ?? '')?.[1])).size).toBe(1)
    expect(said.every((one) => one?.ok)).toBe(true)
  })

  test('no statement changes or removes it', async () => {
    const { q } = app.db
    const [row] = await q.selectFrom('result_bundle').selectAll().execute()
    const [part] = await q.selectFrom('result_bundle_part').selectAll().execute()
    if (!row || !part) throw new Error('no bundle')
    const attempts = [
      q.deleteFrom('result_bundle'),
      q.deleteFrom('result_bundle_part'),
      q.updateTable('result_bundle').set({ sha256: '0'.repeat(64) }),
      q.updateTable('result_bundle_part').set({ content: '{}' }),
      q.replaceInto('result_bundle').values({ ...row, sha256: '0'.repeat(64) }),
      q.replaceInto('result_bundle_part').values({ ...part, content: '{}' }),
    ]
    for (const attempt of attempts) {
      const done = await app.db.commit([attempt]).then(
        ({ ok }) => ok,
        (error: Error) => error.message.includes('never change') === false,
      )
      expect(done).toBe(false)
    }
    expect(await q.selectFrom('result_bundle_part').selectAll().execute()).toEqual([part])
  })
})

describe('after a change of what is public', () => {
  test('corrected words keep the bundle', async () => {
    const words = { intro: 'Neue Einleitung.', winners: new Map() }
    must(
      await askCorrection(then, organiser, await editionOf(app, YEAR), {
        words,
        reason: 'Ein Schreibfehler.',
      }),
    )
    await agree()
    await proveDue(then)
    expect((await bundlesOf(app.db, edition.id)).map(({ version }) => version)).toEqual([1])
  })

  test('results taken back take it along; released anew, both versions can be had and are right', async () => {
    const first = await bundleContent(app.db, edition.id, 1)
    must(await askUndo(then, organiser, await editionOf(app, YEAR), 'Ein Name war vertauscht.'))
    await agree()
    await proveDue(then)
    expect(await statuses(...PUBLIC)).toEqual([404, 404, 404])
    await releaseByTwo(then, organiser, jurors[0] as Actor, YEAR)
    await proveDue(then)
    const heads = await bundlesOf(app.db, edition.id)
    expect(heads.map(({ version }) => version)).toEqual([3, 1])
    expect(await (await get(paths.resultBundleOf(YEAR, 1))).text()).toBe(first)
    for (const { version } of heads) {
      const found = verifyResult(await (await get(paths.resultBundleOf(YEAR, version))).json())
      expect(found.every(({ ok }) => ok === true)).toBe(true)
    }
    expect(await (await get(paths.checkResult(YEAR))).text()).toContain(paths.resultBundleOf(YEAR, 1))
    expect((await get(paths.resultBundleOf(YEAR, 2))).status).toBe(404)
  })
})
