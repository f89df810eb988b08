/** Nothing a juror, an entrant or a visitor receives depends on what they must not know yet: not a byte. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealDue } from '../../src/commitment/actions.ts'
import { paths } from '../../src/core/paths.ts'
import { loadMeeting } from '../../src/deliberation/actions.ts'
import { prepareMailing, releaseMailing, saveMailing } from '../../src/mailing/actions.ts'
import { mailingById } from '../../src/mailing/store.ts'
import { loadMinutes, signMinutes } from '../../src/minutes/actions.ts'
import { inviteColleague } from '../../src/team/actions.ts'
import { CLOSES, editionOf, JUDGED, JUDGING, must, OPENS, own } from '../submission/world.ts'
import { figure } from '../support/torture.ts'
import { aboutEntry, changeSecrets, meetingSecrets, progress, secrets, tablesOfJurors } from './secrets.ts'
import { questions } from './twin-addresses.ts'
import { type Allowance, answerOf, Comparison, type Phase, type Twin } from './twin-comparison.ts'
import { type Seeded, seeded, type Viewer, type World, type Year } from './twins.ts'

const HOUR = 3_600_000
const PHASES: Record<Phase, number> = {
  closed: CLOSES + HOUR,
  judging: JUDGING + HOUR,
  deliberation: JUDGED + HOUR,
  meeting: JUDGED + HOUR,
}

const TOTALS = {
  viewer: 'juror',
  phase: 'deliberation',
  // Also where a late score is refused on the same page.
  path: /^\/jury\/einreichungen\/[^/]+(\/wertung)?$/,
  part: /<p class="small">Die abgeschlossenen Bögen der Jury[\s\S]*?<\/p>/,
  reason:
    'From the close of judging on, jurors see the totals of the finished sheets of their entries, by size and without names.',
} as const
const ROOT = { viewer: 'juror', phase: 'deliberation', twin: 'progress', part: /[\s\S]+/ } as const
const ALLOWED: readonly Allowance[] = [
  { ...TOTALS, twin: 'contents' },
  { ...TOTALS, twin: 'progress' },
  {
    ...ROOT,
    path: /^\/jury\/(2026\/quittungen|quittungen\/)/,
    reason: 'Receipts name the root over all finished sheets and how many there are; digests tell no points.',
  },
  {
    ...ROOT,
    path: /^\/meine-daten\/meine-daten\.(json|pdf)$/,
    reason: "One's own data hold the letter with that root.",
  },
]
const ALLOWED_TO_CHAIR: readonly Allowance[] = [
  {
    viewer: 'chair',
    phase: 'judging',
    twin: 'progress',
    path: /^\/verwaltung\/2026\/proberunde$/,
    part: /\d+ von \d+ Jurymitgliedern[\s\S]*?<\/form>/,
    reason:
      'Who leads the calibration round sees how many have scored, so knows when to open the discussion.',
  },
  {
    viewer: 'chair',
    phase: 'judging',
    twin: 'contents',
    path: /^\/verwaltung\/2026\/sitzungen$/,
    part: /<select[\s\S]*<\/select>/,
    reason: 'The chair plans the meeting and picks its deputy, so knows who is on the jury.',
  },
]

let base: Seeded
let year: Year

beforeAll(async () => {
  base = await seeded()
  year = base.year
})
afterAll(() => base.close())

type Worlds = { readonly first: World } & Readonly<Partial<Record<Twin, World>>>

/** The year as it is and its twins: all the others' secrets are different, or the others have got elsewhere. */
const twinsFor = (seat: string) => ({
  first: base.copy(),
  contents: base.copy((sql) => changeSecrets(sql, seat, secrets(year))),
  progress: base.copy((sql) => changeSecrets(sql, seat, progress())),
})

const close = (worlds: Worlds) => {
  for (const world of Object.values(worlds)) world.close()
}

const compareAll = async (
  { first: world, ...twins }: Worlds,
  viewer: Viewer,
  phase: Phase,
  comparison: Comparison,
  of = year,
) => {
  for (const one of [world, ...Object.values(twins)]) one.setClock(PHASES[phase])
  for (const [path, init] of questions(world, of, viewer)) {
    const first = await answerOf(await world.ask(viewer, path, init))
    expect(first.status, path).toBeLessThan(500)
    for (const [twin, copy] of Object.entries(twins) as [Twin, World][]) {
      const other = await answerOf(await copy.ask(viewer, path, init))
      comparison.add({ viewer, phase, twin, path }, first, other)
    }
  }
}

/** Counts and closes whatever is open; the chair signs the minutes, so that the jury may read them. */
const endMeeting = async ({ services, sql: { connection } }: World, { people, meeting }: Year) => {
  connection.exec(`
    UPDATE motion SET state = 'carried', yes = 2, no = 0, abstentions = 0, closed_at = ${JUDGED + 2000}
      WHERE state = 'open';
    UPDATE discussion SET closed_at = ${JUDGED + 3000} WHERE closed_at IS NULL;
    UPDATE meeting SET closed_at = ${JUDGED + 4000};`)
  const attended = must(await loadMeeting(services, people.chair, meeting ?? ''))
  const read = must(await loadMinutes(services, people.chair, attended))
  must(await signMinutes(services, people.chair, attended, read))
}

const write = async ({ services }: World, audience: string) => {
  const edition = await editionOf(services, 2026)
  const text = { subject: 'Zu {{ausgabe}}', body: 'Guten Tag {{name}},\n{{frist}}\n{{link}}' }
  const id = must(
    await saveMailing(services, year.organiser, edition, null, { version: 0, audience, ...text }),
  )
  const mailing = await mailingById(services.db, edition.id, id)
  if (!mailing) throw new Error('no mailing')
  const { shown } = await prepareMailing(services, edition, mailing)
  must(await releaseMailing(services, year.organiser, edition, mailing, { version: mailing.version, shown }))
}

/** What the use cases write to people before, during and after judging. */
const writeLetters = async (world: World) => {
  const { services } = world
  world.setClock(OPENS + HOUR)
  const entrant = year.people.entrant
  const entry = await own(services, entrant, year.entries.scored)
  must(await inviteColleague(services, entrant, entry, { email: 'kollegin@x.example', may: 'view' }))
  world.setClock(PHASES.judging)
  await write(world, 'jurors')
  await write(world, 'submitted')
  world.setClock(PHASES.deliberation)
  await sealDue(services)
}

/** All letters to an address, without their random ids. */
const lettersTo = ({ services }: World, email: string) =>
  services.db.q
    .selectFrom('outbox')
    .select(['kind', 'recipient', 'subject', 'body', 'attachment', 'unsubscribe', 'state', 'created_at'])
    .where('recipient', '=', email)
    .orderBy('kind')
    .orderBy('subject')
    .execute()

test('every table that names a juror or hangs on a sheet differs between the twins', () => {
  const world = base.copy()
  const changed = { ...secrets(year), ...meetingSecrets(year) }
  expect(tablesOfJurors(world.sql).filter((table) => !(table in changed))).toEqual([])
  world.close()
})

const told = (whose: string, { compared, differences }: Comparison) =>
  figure(`twin worlds ${whose}`, `${compared} answers compared, ${differences.length} differ`, '≥ 200, 0')

describe('twin worlds', () => {
  test('differ in no byte for juror, entrant and visitor', { timeout: 120_000 }, async () => {
    const worlds = twinsFor(year.seats.juror)
    const comparison = new Comparison(ALLOWED)
    const { first, contents, progress: elsewhere } = worlds
    for (const viewer of ['juror', 'entrant', 'anonymous'] as const) {
      // Before judging nobody has got anywhere.
      await compareAll({ first, contents }, viewer, 'closed', comparison)
      // Asked as often as its twins: receipts that are taken leave a trace in one's own data.
      await compareAll({ first: elsewhere }, viewer, 'closed', comparison)
      await compareAll(worlds, viewer, 'judging', comparison)
    }
    for (const viewer of ['juror', 'entrant', 'anonymous'] as const)
      await compareAll(worlds, viewer, 'deliberation', comparison)
    close(worlds)
    told('of juror, entrant and visitor', comparison)
    expect(comparison.differences).toEqual([])
    expect(comparison.compared).toBeGreaterThanOrEqual(1000)
    expect(comparison.unused).toEqual([])
  })

  test('differ in no byte for the chair while judging is open', { timeout: 60_000 }, async () => {
    const worlds = twinsFor(year.seats.chair)
    const comparison = new Comparison(ALLOWED_TO_CHAIR)
    await compareAll(worlds, 'chair', 'judging', comparison)
    close(worlds)
    told('of a chair', comparison)
    expect(comparison.differences).toEqual([])
    expect(comparison.compared).toBeGreaterThanOrEqual(200)
    expect(comparison.unused).toEqual([])
  })

  test('differ in no byte while the jury meets, for whoever is recused or not on it', {
    timeout: 60_000,
  }, async () => {
    const held = await seeded(true)
    const { seats } = held.year
    const comparison = new Comparison([])
    const first = held.copy()
    const recused = held.copy((sql) => changeSecrets(sql, seats.juror, aboutEntry('recused', held.year)))
    await compareAll({ first, recused }, 'juror', 'meeting', comparison, held.year)
    for (const world of [first, recused]) await endMeeting(world, held.year)
    await compareAll({ first, recused }, 'juror', 'meeting', comparison, held.year)
    const all = { ...secrets(held.year), ...meetingSecrets(held.year) }
    const contents = held.copy((sql) => changeSecrets(sql, seats.juror, all))
    for (const viewer of ['entrant', 'anonymous'] as const)
      await compareAll({ first, contents }, viewer, 'meeting', comparison, held.year)
    close({ first, recused, contents })
    held.close()
    told('while the jury meets', comparison)
    expect(comparison.differences).toEqual([])
    expect(comparison.compared).toBeGreaterThanOrEqual(400)
  })

  test('send the same letters', async () => {
    const worlds = twinsFor(year.seats.juror)
    const { first, contents, progress: elsewhere } = worlds
    for (const world of Object.values(worlds)) await writeLetters(world)
    const { juror, entrant } = year.people
    for (const { email } of [juror, entrant, { email: 'kollegin@x.example' }]) {
      const letters = await lettersTo(first, email)
      expect(letters.length, email).toBeGreaterThan(0)
      expect(await lettersTo(contents, email)).toEqual(letters)
      // The root covers all finished sheets, so this one letter differs where others have not finished.
      const unsealed = (all: typeof letters) => all.filter(({ kind }) => kind !== 'jury_seal')
      expect(unsealed(await lettersTo(elsewhere, email))).toEqual(unsealed(letters))
    }
    expect((await lettersTo(first, juror.email)).map(({ kind }) => kind)).toContain('jury_seal')
    close(worlds)
  })

  test('would show a leak: a world with another own score is told apart', async () => {
    const worlds = twinsFor(year.seats.juror)
    const comparison = new Comparison([])
    worlds.contents.sql.connection
      .prepare(
        `UPDATE score SET points = 10 WHERE sheet_id IN (SELECT id FROM score_sheet WHERE juror_id = ?)`,
      )
      .run(year.seats.juror)
    await compareAll(worlds, 'juror', 'judging', comparison)
    close(worlds)
    const told = comparison.differences.map((line) => line.split(':')[0])
    expect(told).toContain(`juror judging contents ${paths.juryEntry(year.entries.scored)}`)
    expect(told).toContain(`juror judging contents ${paths.juryOwn(2026)}`)
    expect(told.filter((line) => line?.includes(' progress '))).toEqual([])
  })
})
