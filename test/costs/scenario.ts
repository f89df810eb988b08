/** One award year as people use it, over the application's own routes: every use once per turn, on whatever services. */

import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { issueBatch } from '../../src/audience/code-actions.ts'
import { fixVote, savePrize } from '../../src/audience/prize-actions.ts'
import { createTick } from '../../src/chore/actions.ts'
import { CHORES } from '../../src/chores.ts'
import { paths } from '../../src/core/paths.ts'
import type { Job } from '../../src/core/ports.ts'
import { createPublicPages } from '../../src/core/public-pages.ts'
import type { Services } from '../../src/core/services.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import { listCriteria } from '../../src/edition/store.ts'
import { finishPhoto } from '../../src/photo/finish-actions.ts'
import { openNow } from '../../src/publication/opening.ts'
import { shownEntry } from '../audience/world.ts'
import {
  at,
  categoryOf,
  completeInput,
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
  person,
  photoOf,
  quorumOfOne,
} from '../submission/world.ts'
import { makeJpeg } from '../support/pictures.ts'

/** What is measured, in the order of an award's life. */
export const USES = [
  'sign-in',
  'save-draft',
  'photo',
  'hand-in',
  'score',
  'vote',
  'release',
  'page-drawn',
  'page-kept',
  'picture',
  'tick',
] as const
export type UseName = (typeof USES)[number]

/** Runs one use; `turn` counts from 0. */
export type Measure = (use: UseName, turn: number, run: () => Promise<void>) => Promise<void>

const YEAR = 2026
const VOTED = 2031
const ENTRIES = 30

/**
 * @param turns how often each use is measured; the release happens once
 * @param request called at every request
 */
export const awardLife = async (
  base: Services,
  turns: number,
  measure: Measure,
  request: () => void = () => undefined,
): Promise<void> => {
  let now = OPENS
  const jobs: Job[] = []
  const app: Services = { ...base, clock: () => now, queue: { send: async (job) => void jobs.push(job) } }
  const site = createApp(app, createPublicPages(app.db, app.clock))
  const each = async (use: UseName, run: (turn: number) => Promise<void>) => {
    for (let turn = 0; turn < turns; turn += 1) await measure(use, turn, () => run(turn))
  }
  const ask = async (
    path: string,
    cookies: Map<string, string>,
    body?: Record<string, string> | FormData,
  ) => {
    request()
    const headers = new Headers({ 'Sec-Fetch-Site': 'same-origin' })
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const sent = body instanceof FormData ? body : body && new URLSearchParams(body)
    const response = await site.fetch(
      new Request(app.config.origin + path, {
        method: body ? 'POST' : 'GET',
        headers,
        ...(sent ? { body: sent } : {}),
      }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const text = await response.text()
    if (response.status >= 400) throw new Error(`${path}: ${response.status} ${text.slice(0, 2000)}`)
    return text
  }
  const cookiesOf = async ({ id }: Actor) => {
    const sessions = createSessions(app.db, false)
    return new Map([[sessions.sessionCookieName, (await sessions.createSession(id, {})).id]])
  }
  const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

  const organiser = await person(app, 'organiser@x.example', true)
  const edition = await openYear(app, organiser, YEAR)
  const category = await categoryOf(app, edition)
  const entrant = await person(app, 'entrant@x.example')
  const others = await person(app, 'others@x.example')
  const entries: string[] = []
  for (let index = 0; index < ENTRIES; index += 1)
    entries.push(await entry(app, others, edition, `Projekt ${index}`))
  const [winner = ''] = entries
  await photoOf(app, winner)
  const drafts: string[] = []
  for (let index = 0; index < turns; index += 1)
    drafts.push(await draft(app, entrant, edition, `Entwurf ${index}`))

  await each('sign-in', async (turn) => {
    const cookies = new Map<string, string>()
    const email = `person${turn}@x.example`
    await ask(paths.signIn, cookies)
    await ask(paths.signIn, cookies, { email, weiter: '/' })
    const letter = await app.db.q
      .selectFrom('outbox')
      .select('body')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow()
    const code = /(\d{4}) (\d{4})/.exec(letter.body)
    await ask(paths.signInCode, cookies, { code: `${code?.[1]}${code?.[2]}` })
    await ask(paths.submissions, cookies)
  })

  const mine = await cookiesOf(entrant)
  const { basics } = completeInput(1, 'Ein Titel', category.id)
  await each('save-draft', async (turn) => {
    const step = paths.submissionStep(drafts[turn] ?? '', 1)
    const version = versionIn(await ask(step, mine))
    await ask(step, mine, { version, ...basics, title: `Entwurf ${turn}` })
  })
  const pictures = await Promise.all(
    Array.from({ length: turns }, (_, seed) => makeJpeg({ width: 1600, height: 1200, seed })),
  )
  await each('photo', async (turn) => {
    const form = new FormData()
    const bytes = pictures[turn] ?? new Uint8Array()
    form.append('fotos', new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' }))
    await ask(paths.submissionPhotos(drafts[0] ?? ''), mine, form)
    for (const { id } of jobs.splice(0)) {
      request()
      await finishPhoto(app, id)
    }
    await app.db.commit([app.db.q.deleteFrom('photo').where('submission_id', '=', drafts[0] ?? '')])
  })
  await each('hand-in', async (turn) => {
    const path = paths.submissionHandIn(drafts[turn] ?? '')
    const version = versionIn(await ask(path, mine))
    await ask(path, mine, { version, declaration: '1' })
  })

  const chair = await juror(app, organiser, edition, 'chair@x.example', true)
  const member = await juror(app, organiser, edition, 'member@x.example')
  await quorumOfOne(app, edition)
  now = JUDGING + 1000
  const judge = await cookiesOf(member)
  const criteria = await listCriteria(app.db, edition.id)
  await each('score', async (turn) => {
    const id = entries[turn % ENTRIES] ?? ''
    const version = versionIn(await ask(paths.juryEntry(id), judge))
    const points = criteria.map(({ id: key }) => [`points-${key}`, '7'])
    await ask(paths.juryScore(id), judge, {
      version,
      comment: 'Gut.',
      ...Object.fromEntries(points),
    })
  })

  now = JUDGED + 1000
  const voted = await openYear(at(app, OPENS), organiser, VOTED)
  for (const title of ['Antrag im Bus', 'Bauakte digital']) await shownEntry(app, others, voted, title)
  const prize = {
    version: 0,
    title: 'Publikumspreis',
    intro: '',
    choice: 'one',
    tie: 'shared',
    field: 'shown',
  } as const
  const window = { may_change: '1', opens_at: JUDGED + 2000, closes_at: JUDGED + 3_600_000 } as const
  must(await savePrize(app, organiser, voted, { ...prize, ...window }))
  must(await fixVote(app, organiser, voted, { version: 1, sentences: new Map() }))
  const codes = must(
    await issueBatch(app, organiser, voted, { label: 'Ausweise', size: Math.max(turns, 10), kind: 'badge' }),
  )
  now = JUDGED + 3000
  await each('vote', async (turn) => {
    const path = paths.ballot(codes[turn]?.code ?? '')
    const cookies = new Map<string, string>()
    await ask(path, cookies)
    await ask(path, cookies, { wahl: '1', sure: '1' })
  })

  now = JUDGED + 5000
  await meet(app, organiser, edition, now)
  const before = await editionOf(app, YEAR)
  must(
    await nominate(app, organiser, before, {
      version: before.version,
      categoryId: category.id,
      submissions: [winner],
    }),
  )
  const decided = await editionOf(app, YEAR)
  const row = { categoryId: category.id, place: 1, special: '', choice: winner, citation: 'Gut.' }
  must(
    await saveDecision(app, organiser, decided, {
      version: decided.version,
      categoryId: category.id,
      rows: [row],
    }),
  )
  const sealed = await confirmByTwo(app, organiser, chair, YEAR)
  await measure('release', 0, async () => {
    request()
    must(await openNow(app, chair, await editionOf(app, YEAR)))
  })

  const nobody = new Map<string, string>()
  const winners = paths.winners(YEAR)
  await each('page-drawn', async () => {
    now += 60_000
    await ask(winners, nobody)
  })
  await each('page-kept', async () => {
    await ask(winners, nobody)
  })
  const shown = /\/bilder\/[0-9a-f]+\/480\.jpeg/.exec(await ask(winners, nobody))?.[0] ?? ''
  await each('picture', async () => {
    await ask(shown, nobody)
  })
  const tick = createTick(CHORES, app, ({ name, error }) => {
    if (error !== null) throw new Error(`${name}: ${String(error)}`)
  })
  // First the night's work, of which each tick does one piece; measured is any other minute.
  for (const _ of CHORES) await tick()
  await each('tick', async () => {
    request()
    await tick()
  })
  if (sealed.id !== edition.id) throw new Error('another edition was released')
}
