/** Reminders to jurors: prepared once, for those who have not finished. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { discardMailing } from '../../src/mailing/actions.ts'
import { audienceOf } from '../../src/mailing/audiences.ts'
import { planJuryReminders } from '../../src/mailing/jury-reminder.ts'
import { juryReminderDays } from '../../src/mailing/rules.ts'
import { listMailings, mailingById } from '../../src/mailing/store.ts'
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

const DAY = 86_400_000
const CLOSES = Date.UTC(2026, 5, 20, 21, 59)
const morning = (days: number) => Date.UTC(2026, 5, 20 - days, 6)

test.each([
  ['before the first', morning(7) - 1, null],
  ['seven days', morning(7), 7],
  ['until the next', morning(3) - 1, 7],
  ['three days', morning(3), 3],
  ['one day', morning(1), 1],
  ['to the end', CLOSES - 1, 1],
  ['not after it', CLOSES, null],
])('%s', (_, now, days) => {
  expect(juryReminderDays(CLOSES, now)).toBe(days)
  expect(juryReminderDays(null, now)).toBeNull()
})

describe('a year', () => {
  let world: World
  let app: Services
  let organiser: Actor
  let edition: Edition

  beforeAll(async () => {
    world = emptyWorld()
    app = world.app
    organiser = await person(app, 'organiser@x.example', true)
    edition = await openYear(app, organiser, 2026)
    const alpha = await entry(app, await person(app, 'owner@x.example'), edition, 'Alpha')
    const scores = (await listCriteria(app.db, edition.id)).map(({ id }) => ({
      criterionId: id,
      points: '5',
      comment: '',
    }))
    for (const [name, after] of [
      ['done', 'final'],
      ['begun', 'stay'],
    ] as const) {
      const actor = await juror(app, organiser, edition, `${name}@x.example`)
      const seated = must(await loadEntry(at(app, JUDGING), actor, alpha))
      must(await saveSheet(at(app, JUDGING), actor, seated, { version: 0, after, comment: '', scores }))
    }
    await juror(app, organiser, edition, 'idle@x.example')
  })
  afterAll(() => world.close())

  const prepared = async () => (await listMailings(app.db, edition.id)).map(({ subject }) => subject)

  it('waits as a draft, once for each moment, and stays away when discarded', async () => {
    await planJuryReminders(at(app, JUDGED - 9 * DAY))
    expect(await prepared()).toEqual([])
    for (const _ of [1, 2]) await planJuryReminders(at(app, JUDGED - 5 * DAY))
    expect(await prepared()).toEqual(['Noch 7 Tage für Ihre Bewertung: {{ausgabe}}'])
    const mailing = await mailingById(app.db, edition.id, `jury-7-${edition.id}`)
    if (!mailing) throw new Error('not prepared')
    expect(mailing.released_at).toBeNull()
    await discardMailing(app, organiser, edition, mailing)
    await planJuryReminders(at(app, JUDGED - 5 * DAY))
    expect(await prepared()).toEqual([])
    await planJuryReminders(at(app, JUDGED - DAY / 2))
    expect(await prepared()).toEqual(['Morgen endet die Bewertung: {{ausgabe}}'])
    await planJuryReminders(at(app, JUDGED))
    expect(await prepared()).toHaveLength(1)
  })

  it('goes to those who have not finished, with how far they are', async () => {
    const recipients = await audienceOf('jurors_unfinished')?.read(app.db, edition, 'http://x')
    expect(recipients?.map(({ email, values }) => [email, values.stand])).toEqual([
      ['begun@x.example', '0 von 1 Bögen abgeschlossen'],
      ['idle@x.example', '0 von 1 Bögen abgeschlossen'],
    ])
  })
})
