/** Minutes: who reads what, signing freezes, corrections stay visible, tampering shows. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import { endMeeting, loadMeeting } from '../../src/deliberation/actions.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import {
  callEntry,
  countVotes,
  endCall,
  moveMotion,
  voteOwn,
} from '../../src/deliberation/discussion-actions.ts'
import { discussionsOf, motionsOf } from '../../src/deliberation/discussion-store.ts'
import { type Edition, listCategories } from '../../src/edition/store.ts'
import { loadEntry, recuse } from '../../src/jury/actions.ts'
import { correctMinutes, loadMinutes, minutesDocument, signMinutes } from '../../src/minutes/actions.ts'
import {
  isIntact,
  OMITTED,
  type Passage,
  type Role,
  readableBy,
  sealed,
  signsAs,
} from '../../src/minutes/rules.ts'
import {
  at,
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
  type World,
} from '../submission/world.ts'
import { readPdf } from '../support/pdf-reader.ts'

const passage = (title: string, about: string[], level: 2 | 3 = 2): Passage => ({
  title,
  level,
  about,
  blocks: [{ kind: 'text', text: `Über ${title}` }],
})
const DRAFT = {
  format: 'kuer-minutes/1' as const,
  title: 'Niederschrift',
  edition: 'Award',
  passages: [passage('Sitzung', []), passage('Alpha', ['a'], 3), passage('Rangliste', ['a', 'b'])],
}

describe('the rules', () => {
  test('a reader who is not neutral reads neither words nor titles of those entries', () => {
    const shown = readableBy(DRAFT, new Set(['a']))
    expect(shown.passages.map(({ title }) => title)).toEqual([
      'Sitzung',
      'Ausgelassener Abschnitt',
      'Rangliste',
    ])
    expect(shown.passages.map(({ blocks }) => blocks)).toEqual([
      [{ kind: 'text', text: 'Über Sitzung' }],
      [{ kind: 'text', text: OMITTED }],
      [{ kind: 'text', text: OMITTED }],
    ])
    expect(readableBy(DRAFT, new Set(['c']))).toEqual(DRAFT)
  })

  test('every changed character shows', async () => {
    const { content, sha256 } = await sealed(DRAFT)
    expect(await isIntact(content, sha256)).toBe(true)
    for (let index = 0; index < content.length; index += 1)
      expect(await isIntact(`${content.slice(0, index)}~${content.slice(index + 1)}`, sha256)).toBe(false)
  })

  const is = (chair: boolean, deputy: boolean, organiser: boolean) => ({ chair, deputy, organiser })
  test.each<[string, ReturnType<typeof is>, Role[] | null, Role | null]>([
    ['the chair first', is(true, false, false), null, 'chair'],
    ['or the deputy', is(false, true, false), null, 'deputy'],
    ['not the keeper', is(false, false, true), null, null],
    ['the keeper then', is(false, false, true), ['chair'], 'keeper'],
    ['nobody twice', is(true, false, false), ['chair'], null],
    ['a chair who is organiser signs as chair', is(true, false, true), null, 'chair'],
    ['nobody else', is(false, false, false), ['chair'], null],
  ])('signing: %s', (_, who, signed, role) => {
    expect(signsAs(who, signed)).toBe(role)
  })
})

describe('a meeting', () => {
  let world: World
  let app: Services
  let organiser: Actor
  let edition: Edition
  let chair: Actor
  let member: Actor
  let biased: Actor
  let meeting: string
  let year = 2026

  beforeAll(async () => {
    world = emptyWorld()
    app = at(world.app, JUDGED)
    organiser = await person(app, 'organiser@x.example', true)
  })
  afterAll(() => world.close())

  const load = async (actor: Actor) => must(await loadMeeting(app, actor, meeting))
  const read = async (actor: Actor, version?: number) => loadMinutes(app, actor, await load(actor), version)
  const sign = async (actor: Actor, sha256?: string) =>
    signMinutes(app, actor, await load(actor), { sha256: sha256 ?? must(await read(actor)).sha256 })

  /** Alpha is discussed, voted on and decided; one juror is not neutral towards it. */
  beforeEach(async () => {
    edition = await openYear(world.app, organiser, year)
    const owner = await person(app, 'owner@x.example')
    const alpha = await entry(world.app, owner, edition, 'Alpha')
    chair = await juror(world.app, organiser, edition, `chair-${year}@x.example`, true)
    member = await juror(world.app, organiser, edition, `member-${year}@x.example`)
    biased = await juror(world.app, organiser, edition, `biased-${year}@x.example`)
    await juror(world.app, organiser, edition, `fourth-${year}@x.example`)
    year += 1
    const seated = must(await loadEntry(at(app, JUDGING), biased, alpha))
    must(await recuse(at(app, JUDGING), biased, seated, 'Meine Schwester.'))
    meeting = await meet(world.app, organiser, edition)
    must(await callEntry(app, chair, await load(chair), { submission: alpha }))
    const discussion = (await discussionsOf(app.db, meeting))[0]?.id ?? ''
    const mover = chair.juries.find(({ editionId }) => editionId === edition.id)?.jurorId ?? ''
    must(await moveMotion(app, chair, await load(chair), { discussion, mover, wording: 'Alpha gewinnt.' }))
    const motion = (await motionsOf(app.db, meeting))[0]?.id ?? ''
    must(await voteOwn(app, member, await load(member), { choice: 'yes' }, motion))
    must(await countVotes(app, chair, await load(chair), { votes: 1, casting: null }, motion))
    must(await endCall(app, chair, await load(chair), { discussion }))
    const categoryId = (await listCategories(app.db, edition.id))[0]?.id ?? ''
    const version = async () => (await editionOf(app, edition.year)).version
    const submissions = [alpha]
    must(await nominate(app, organiser, edition, { categoryId, submissions, version: await version() }))
    const rows = [{ categoryId, place: 1, special: '', choice: alpha, citation: 'Klar und mutig.' }]
    must(await saveDecision(app, organiser, edition, { categoryId, rows, version: await version() }))
    const { version: seen } = (await load(organiser)).meeting
    must(await endMeeting(app, organiser, await load(organiser), { version: seen }))
  })

  test('says who was there, who left, what was voted and decided', async () => {
    const words = JSON.stringify(must(await read(chair)).minutes)
    for (const expected of [
      `chair-${edition.year}@x.example (Vorsitz)`,
      `biased-${edition.year}@x.example war befangen, verließ den Raum`,
      '„Alpha gewinnt.“ – angenommen mit 1 Ja, 0 Nein, 0 Enthaltungen',
      '1. Platz: ',
      'Begründung: Klar und mutig.',
    ])
      expect(words).toContain(expected)
    expect(words).not.toContain('owner@x.example')
    expect(words).not.toContain('Erika Muster')
  })

  test('is a draft for those who keep it, frozen by the chair, then signed by the keeper', async () => {
    expect(await read(member)).toMatchObject({ error: { kind: 'not_found' } })
    expect(await sign(organiser)).toMatchObject({ error: { kind: 'forbidden' } })
    expect(await sign(chair, 'x')).toMatchObject({ error: { kind: 'conflict' } })
    must(await sign(chair))
    expect(await sign(chair)).toMatchObject({ error: { kind: 'forbidden' } })
    must(await sign(organiser))
    const signed = must(await read(member))
    expect(signed).toMatchObject({ version: { version: 1, reason: '' }, intact: true, signsAs: null })
    expect(signed.signatures.map(({ role, sha256 }) => [role, sha256 === signed.sha256])).toEqual([
      ['chair', true],
      ['keeper', true],
    ])
  })

  test('a correction is a version of its own; of two at once one wins', async () => {
    must(await sign(chair))
    const { sha256 } = must(await read(chair))
    const correct = async (remarks: string) =>
      correctMinutes(app, chair, await load(chair), { sha256, reason: 'Ein Name fehlte.', remarks })
    const both = await Promise.all([correct('Auch Frau Muster war da.'), correct('Auch Herr Muster war da.')])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const newest = must(await read(member))
    expect(newest.version).toMatchObject({ version: 2, reason: 'Ein Name fehlte.' })
    expect(JSON.stringify(newest.minutes)).toContain('Muster war da.')
    expect(must(await read(member, 1)).sha256).toBe(sha256)
    expect(await read(member, 3)).toMatchObject({ error: { kind: 'not_found' } })
  })

  test('whoever is not neutral reads nothing about the entry, in the document neither', async () => {
    must(await sign(chair))
    const seen = must(await read(biased))
    expect(seen.omitted).toBe(true)
    expect(JSON.stringify(seen.minutes)).not.toContain('Alpha')
    const [hidden, whole] = await Promise.all([
      minutesDocument(app, seen, JUDGED),
      minutesDocument(app, must(await read(member)), JUDGED),
    ])
    expect(readPdf(whole.bytes).text).toContain('Alpha')
    expect(readPdf(hidden.bytes).text).not.toContain('Alpha')
    expect(readPdf(whole.bytes).find(/\/Type \/Catalog/)).toMatch(/\/Lang \(de-DE\)/)
  })

  test('what is frozen cannot be changed, and a change behind the back shows', async () => {
    must(await sign(chair))
    const { q } = app.db
    const forge = (content: string) =>
      app.db.commit([q.updateTable('minutes').set({ content }).where('meeting_id', '=', meeting)])
    expect(await forge('{}')).toEqual({ ok: false, error: 'constraint' })
    expect(await app.db.commit([q.deleteFrom('minutes_signature')])).toEqual({
      ok: false,
      error: 'constraint',
    })
    must(await app.db.commit([sql`DROP TRIGGER minutes_never_change`.compile(q)]))
    must(await forge((must(await read(member)).version?.content ?? '').replace('Klar', 'Trüb')))
    const forged = must(await read(member))
    expect(JSON.stringify(forged.minutes)).toContain('Trüb')
    expect(forged.intact).toBe(false)
  })
})
