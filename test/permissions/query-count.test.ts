/** Every list asks the database as often for thirty rows as for one. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { newId } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import { loadMeeting, planMeeting, startMeeting } from '../../src/deliberation/actions.ts'
import type { Edition } from '../../src/edition/store.ts'
import { insertEdition, updateEdition } from '../../src/edition/store.ts'
import { loadEntry, recuse, saveSheet } from '../../src/jury/actions.ts'
import { saveMailing } from '../../src/mailing/actions.ts'
import { insertGalleryPhoto, NOTHING_SAID } from '../../src/photo/store.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import { saveText } from '../../src/site/actions.ts'
import { insertBarrier } from '../../src/site/store.ts'
import { at, entry, JUDGED, JUDGING, juror, must, openYear, person, share } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { type Visitor, visit } from './visitor.ts'

let app: RunningNode
let edition: Edition
let earlier: Edition
let organiser: Actor
let entrant: Actor
let first: Actor
/** Sees what colleagues have handed in. */
let retired: Actor
/** The entry whose people grow. */
let shared: string | undefined
let queries = 0
let mailing: string | undefined
/** The meeting that is on. */
let meeting: string | undefined

beforeAll(async () => {
  app = await startNode()
  const { services, sql } = app
  const query = sql.query.bind(sql)
  sql.query = (statement) => {
    // Whether anything public has changed is asked at most so often, not for rows.
    if (!/public_version|release_time/.test(statement.sql)) queries += 1
    return query(statement)
  }
  organiser = await person(services, 'organiser@x.example', true)
  entrant = await person(services, 'entrant@x.example')
  edition = await openYear(services, organiser, 2026)
  earlier = await openYear(services, organiser, 2025)
  retired = await person(services, 'retired@musterhausen.example')
  const domain = { domain: 'musterhausen.example', organisation_key: '08999001' }
  must(
    await services.db.commit([
      services.db.q
        .insertInto('organisation_domain')
        .values({ ...domain, confirmed_by: organiser.id, confirmed_at: 1 }),
    ]),
  )
  first = await juror(services, organiser, edition, 'juror-0@x.example', true)
})
afterAll(() => app.close())

/** Row number `index` of everything: entry, juror, sheet, recusal, published year, winner, gallery picture. */
const grow = async (index: number) => {
  const { services } = app
  const id = await entry(services, entrant, edition, `Projekt ${index}`)
  const judging = at(services, JUDGING)
  const seated = must(await loadEntry(judging, first, id))
  must(await saveSheet(judging, first, seated, { version: 0, after: 'next', comment: '', scores: [] }))
  const mayor = await person(services, `mayor@gemeinde-${index}.example`)
  await keyed(await entry(services, mayor, earlier, `Rathaus ${index}`), `99${index}`)
  const official = await person(services, `official-${index}@musterhausen.example`)
  await keyed(await entry(services, official, earlier, `Amt ${index}`), '08999001')
  const circular = { version: 0, audience: 'jurors', subject: `Rundschreiben ${index}`, body: 'x' }
  mailing ??= must(await saveMailing(services, organiser, edition, null, circular))
  if (index > 1) must(await saveMailing(services, organiser, edition, null, circular))
  const input = { starts_at: index, place: `Rathaus ${index} im Juni`, deputy: '', agenda: 'first' as const }
  const planned = must(await planMeeting(at(services, JUDGED), organiser, edition, input))
  if (meeting === undefined) {
    const attended = must(await loadMeeting(at(services, JUDGED), organiser, planned))
    must(await startMeeting(at(services, JUDGED), organiser, attended, { version: 1 }))
  }
  meeting ??= planned
  shared ??= id
  await share(services, shared, await person(services, `kollege-${index}@x.example`), 'view')
  const colleague = await juror(services, organiser, edition, `juror-${index}@x.example`)
  const theirs = must(await loadEntry(judging, colleague, id))
  must(await recuse(judging, colleague, theirs, 'Ich berate das Projekt.'))
  await publishedYear(2100 + index)
  await reported(id, index)
  must(await saveText(services, organiser, { slug: `seite-${index}`, language: 'de' }, 0, PAGE))
  must(
    await services.db.commit([
      insertBarrier(services.db.q, { ...BARRIER, id: newId(), receipt: `B-2222-22${index + 10}` }),
    ]),
  )
}

const PAGE = { title: 'Seite', body: 'Text', published: true }
const BARRIER = {
  page: '',
  description: 'x',
  reply_to: '',
  language: 'de',
  reported_at: 1,
  done_at: null,
} as const

/** Somebody says that they took an entry over. */
const reported = async (submission: string, index: number) => {
  const { db } = app.services
  const row = {
    id: newId(),
    edition_id: edition.id,
    submission_id: submission,
    municipality: `Gemeinde ${index}`,
    municipality_key: null,
    email: `amt@gemeinde-${index}.example`,
    what: 'Alles.',
    since: 2026,
    state: 'waiting' as const,
    token_hash: newId(),
    created_at: index,
    proven_at: index,
    decided_at: null,
    decided_by: null,
  }
  must(await db.commit([db.q.insertInto('adoption').values(row)]))
}

/** Ties an entry to an organisation of the register. */
const keyed = async (id: string, organisation_key: string) => {
  const { db } = app.services
  must(
    await db.commit([
      db.q.updateTable('submission').set({ organisation_key }).where('id', '=', id),
      // Their receipts would fill the page of letters.
      db.q.deleteFrom('outbox').where('submission_id', '=', id),
    ]),
  )
}

const publishedYear = async (year: number) => {
  const { db } = app.services
  const id = newId()
  must(
    await db.commit([
      insertEdition(db.q, { id, year, title: `Award ${year}`, now: 1 }),
      updateEdition(db.q, id, 1, { released_at: year, gallery_published_at: 1 }),
      db.q.insertInto('release_snapshot').values({
        edition_id: id,
        content: JSON.stringify(snapshot(year, 1)),
        sha256: '',
        released_at: year,
        released_by: organiser.id,
      }),
      db.q
        .insertInto('award')
        .columns(['id', 'edition_id', 'special', 'submission_id', 'citation'])
        .expression((e) =>
          e
            .selectFrom('submission')
            .select([
              e.val(newId()).as('id'),
              e.val(id).as('e'),
              e.val('Mut').as('s'),
              'submission.id',
              e.val('').as('c'),
            ])
            .limit(1),
        ),
    ]),
  )
}

const snapshot = (year: number, winners: number): Snapshot => ({
  format: 'kuer-release/2',
  year,
  title: `Award ${year}`,
  intro: '',
  nominees: [],
  jury: [],
  jurors: 0,
  entries: [],
  corrections: [],
  questions: [],
  winners: Array.from({ length: winners }, (_, index) => ({
    slug: `projekt-${index}`,
    submission: newId(),
    category: null,
    place: null,
    special: `Sonderpreis ${index}`,
    title: `Projekt ${index}`,
    organisation: 'Musterhausen',
    kind: null,
    county: null,
    population: null,
    sizeClass: null,
    teaser: '',
    citation: '',
    answers: {},
    photos: [],
  })),
  emptyPlaces: [],
})

/** A year whose own lists (winners, gallery) have `count` rows. */
const fullYear = async (year: number, count: number) => {
  const { db } = app.services
  await publishedYear(year)
  const row = await db.q.selectFrom('edition').select('id').where('year', '=', year).executeTakeFirstOrThrow()
  const pictures = Array.from({ length: count }, (_, index) =>
    insertGalleryPhoto(db.q, {
      id: newId(),
      submission_id: null,
      gallery_edition_id: row.id,
      position: index,
      file_name: `${index}.jpg`,
      sha256: newId(),
      width: 480,
      height: 320,
      renditions: '[[480,320,"jpeg"]]',
      caption: `Bild ${index}`,
      alt: 'x',
      credit: 'x',
      rights: 'x',
      colour: null,
      ...NOTHING_SAID,
      persons: 'none',
      public_key: newId(),
      created_at: 1,
    }),
  )
  const content = JSON.stringify(snapshot(year, count))
  const freeze = db.q.updateTable('release_snapshot').set({ content }).where('edition_id', '=', row.id)
  // Every entry can be good practice of one year only.
  const examples = sql`INSERT INTO example (submission_id, edition_id, slug, title, organisation, category,
      size_class, state, winner, content, position, published_at)
    SELECT id, ${row.id}, id, title, organisation, 'Service', '', '', 0, '{"answers":{},"photos":[]}', 1, 1
    FROM submission WHERE id NOT IN (SELECT submission_id FROM example) LIMIT ${count}`.compile(db.q)
  must(await db.commit([...pictures, freeze, examples]))
}

const ONE = 2051
const MANY = 2052

/** [page, who, address for one row and for many, one piece of text per row] */
const address = (id: string | undefined) => paths.adminMailing(2026, id ?? '')

const LISTS: [string, () => Actor | null, (year: number) => string, RegExp][] = [
  ['my submissions', () => entrant, () => paths.submissions, /href="\/einreichungen\/[0-9a-f-]{36}"/g],
  ['of my organisation', () => retired, () => paths.submissions, /href="\/einreichungen\/[0-9a-f-]{36}"/g],
  ['organisations', () => organiser, () => paths.adminOrganisations, /value="gemeinde-\d+\.example"/g],
  ['erasing', () => entrant, () => paths.myDataErase, /„Projekt \d+“/g],
  [
    'people of an entry',
    () => entrant,
    () => paths.submissionPeople(shared ?? ''),
    /\/mitarbeit\/[0-9a-f-]{36}"/g,
  ],
  ['jury list', () => first, () => paths.juryEdition(2026), /href="\/jury\/einreichungen\/[0-9a-f-]{36}"/g],
  ['own scores', () => first, () => paths.juryOwn(2026), /./g],
  ['comparison', () => first, () => paths.juryCompare(2026), /./g],
  ['receipts', () => first, () => paths.juryReceipts(2026), /./g],
  [
    'admin submissions',
    () => organiser,
    () => paths.adminSubmissions(2026),
    /href="\/verwaltung\/2026\/einreichungen\/[0-9a-f-]{36}"/g,
  ],
  ['admin jury', () => organiser, () => paths.adminJury(2026), />juror-[1-9]\d*@x/g],
  ['people with a role', () => organiser, () => paths.adminPeople, />juror-[1-9]\d*@x/g],
  ['own passkeys and sessions', () => entrant, () => paths.ownSignIn, /./g],
  ['assignment', () => organiser, () => paths.adminAssignment(2026), /./g],
  ['conflicts', () => organiser, () => paths.adminConflicts(2026), /Ich berate das Projekt/g],
  [
    'screening',
    () => organiser,
    () => paths.adminScreening(2026),
    /href="\/verwaltung\/2026\/pruefung\/[0-9a-f-]{36}"/g,
  ],
  ['pages of our own', () => organiser, () => paths.adminPages, /href="\/seiten\/seite-\d+">\/seiten/g],
  ['barriers', () => organiser, () => paths.adminBarriers, /B-2222-22\d\d/g],
  ['admin home', () => organiser, () => paths.admin, /href="\/verwaltung\/21\d\d"/g],
  ['what is kept', () => organiser, () => paths.adminRetention, />Aufbewahrung 21\d\d</g],
  ['what is kept of a year', () => organiser, () => paths.adminRetentionOf(2026), /./g],
  ['decision', () => organiser, () => paths.adminDecision(2026), /2026-0\d\d/g],
  ['meetings', () => organiser, () => paths.adminMeetings(2026), /Rathaus \d+ im Juni/g],
  ['meeting', () => organiser, () => paths.meeting(meeting ?? ''), /2026-0\d\d Projekt/g],
  ['ranking', () => organiser, () => paths.adminRanking(2026), /2026-0\d\d/g],
  ['archive', () => null, () => paths.archive, /Award 21\d\d/g],
  ['search', () => null, (year) => paths.searchFor(`jahr=${year}`), /./g],
  ['feed', () => null, () => paths.feed, /Preisträger: Award 21\d\d/g],
  ['sitemap', () => null, () => paths.sitemap, /<loc>[^<]*\/21\d\d<\/loc>/g],
  ['catalogue', () => null, () => paths.dcat, /"dct:identifier":"[^"]*\/21\d\d"/g],
  ['API editions', () => null, () => paths.apiEditions, /"year":21\d\d/g],
  ['start page', () => null, () => paths.home, /./g],
  ['log', () => organiser, () => paths.adminLogFor('bereich=wertung&jahr=2026'), /als Entwurf gespeichert/g],
  ['letters', () => organiser, () => paths.adminMailFor('art=receipt'), /Eingangsbestätigung: Projekt/g],
  ['mailings', () => organiser, () => paths.adminMailings(2026), />Rundschreiben \d{1,2}</g],
  ['mailing', () => organiser, () => address(mailing), /./g],
  ['last look at a mailing', () => organiser, () => `${address(mailing)}/senden`, /./g],
  ['reminders', () => organiser, () => paths.adminReminders(2026), /./g],
  ['dashboard', () => organiser, () => paths.adminEdition(2026), /./g],
  ['winners', () => null, (year) => paths.winners(year), /href="\/\d{4}\/preistraeger\/projekt-\d+"/g],
  ['good practice', () => null, (year) => paths.projects(year), /./g],
  [
    'adoptions',
    () => organiser,
    () => paths.adminAdoptions(2026),
    /href="\/verwaltung\/2026\/uebernahmen\/[0-9a-f-]{36}"/g,
  ],
  ['page of the edition', () => organiser, () => paths.adminEditionPage(2026), /./g],
  ['gallery', () => null, (year) => paths.gallery(year), /Bild \d+/g],
  ['edition', () => null, (year) => paths.edition(year), /./g],
  ['admin gallery', () => organiser, (year) => paths.adminGallery(year), /Bild \d+/g],
  ['API winners', () => null, (year) => paths.apiResource(year, 'winners'), /"slug":"projekt/g],
  ['API gallery', () => null, (year) => paths.apiResource(year, 'gallery'), /"caption":"Bild/g],
]

interface Seen {
  readonly queries: number
  readonly rows: number
}

const look = async (visitor: Visitor, path: string, row: RegExp): Promise<Seen> => {
  queries = 0
  const response = await visitor.get(path)
  expect(response.status, path).toBe(200)
  const text = await response.text()
  return { queries, rows: text.match(row)?.length ?? 0 }
}

const lookAll = async (year: number): Promise<Map<string, Seen>> => {
  const seen = new Map<string, Seen>()
  // The frame of every page is read once after a change.
  await (await visit(app, null)).get(paths.barrierAt('/'))
  for (const [name, who, path, row] of LISTS)
    seen.set(name, await look(await visit(app, who()), path(year), row))
  return seen
}

test('one row and thirty rows need the same number of queries', async () => {
  await app.setClock(JUDGED)
  await grow(1)
  await fullYear(ONE, 1)
  const one = await lookAll(ONE)
  for (let index = 2; index <= 30; index += 1) await grow(index)
  await fullYear(MANY, 30)
  const many = await lookAll(MANY)

  const count = (seen: Map<string, Seen>) =>
    Object.fromEntries([...seen].map(([name, { queries: n }]) => [name, n]))
  expect(count(many)).toEqual(count(one))
  for (const [name, { queries: asked }] of one) expect(asked, name).toBeGreaterThan(0)
  // The thirty rows were really on the page.
  const growing = LISTS.filter(([, , , row]) => row.source !== '.').map(([name]) => name)
  for (const name of growing) {
    const [before, after] = [one.get(name)?.rows ?? 0, many.get(name)?.rows ?? 0]
    expect(before, name).toBeGreaterThan(0)
    expect(after, name).toBe(before * 30)
  }
}, 60_000)
