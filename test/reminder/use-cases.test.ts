/** Reminders from planning to leaving, on a real SQLite file. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Letter } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import { extendEntry } from '../../src/deadline/actions.ts'
import type { Edition } from '../../src/edition/store.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import {
  countWaitingReminders,
  dueReminders,
  planReminders,
  renewReminder,
  saveReminderSetting,
  settleReminders,
  shownReminders,
  unsubscribe,
  wishForReminders,
} from '../../src/reminder/actions.ts'
import { reminderMoment } from '../../src/reminder/rules.ts'
import { unsubscribeToken } from '../../src/reminder/token.ts'
import { handIn, saveDraft, startDraft } from '../../src/submission/actions.ts'
import { submissionById } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  at,
  CLOSES,
  categoryOf,
  completeInput,
  draft,
  emptyWorld,
  must,
  OPENS,
  openYear,
  own,
  person,
  share,
  type World,
} from '../submission/world.ts'

const MINUTE = 60_000
const FOURTEEN = reminderMoment(CLOSES, 14)
const THREE = reminderMoment(CLOSES, 3)
const ONE = reminderMoment(CLOSES, 1)

let world: World
let app: Services
let organiser: Actor
let edition: Edition
let year = 2030
let owner: Actor
let sent: Letter[]

beforeAll(() => {
  world = emptyWorld()
  app = world.app
})
afterAll(() => world.close())
beforeEach(async () => {
  sent = []
  year += 1
  organiser = await person(app, 'organiser@x.example', true)
  await app.db.commit([app.db.q.deleteFrom('outbox'), app.db.q.deleteFrom('reminder_setting')])
  edition = await openYear(app, organiser, year)
  owner = await person(app, `owner-${year}@x.example`)
})

const TEXT = { subject: 'Bald: {{titel}}', body: 'Bis {{frist}}, {{rest}}.\n{{fehlt}}\n{{link}}' }

const automatic = async (on = true) =>
  must(
    await saveReminderSetting(app, organiser, edition, {
      version: 0,
      automatic: on ? '1' : '0',
      ...TEXT,
    }),
  )
const plan = (time: number) => planReminders(at(app, time))
const deliver = (time: number) =>
  deliverDue({
    db: app.db,
    clock: () => time,
    mailer: { send: async (letter) => void sent.push(letter) },
    renewals: { reminder: renewReminder(app) },
  })
const reminders = async () =>
  (
    await app.db.q
      .selectFrom('outbox')
      .select(['key', 'state', 'last_error', 'recipient'])
      .where('kind', '=', 'reminder')
      .orderBy('created_at')
      .execute()
  ).map((row) => ({ ...row }))
const states = async () => (await reminders()).map(({ state }) => state)
const version = async (id: string) => (await submissionById(app.db, id))?.version ?? 0

describe('reminders that leave by themselves', () => {
  beforeEach(() => automatic())

  it('come 14, 3 and 1 day before the deadline, each once, however often the clock ticks', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    for (const [time, count] of [
      [FOURTEEN - 1, 0],
      [FOURTEEN, 1],
      [FOURTEEN + MINUTE, 1],
      [THREE - MINUTE, 1],
      [THREE, 2],
      [ONE, 3],
      [CLOSES - 1, 3],
      [CLOSES, 3],
    ] as const) {
      await plan(time)
      await plan(time)
      await deliver(time)
      expect(sent, new Date(time).toISOString()).toHaveLength(count)
    }
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
    expect(sent.map(({ subject }) => subject)).toEqual(Array(3).fill('Bald: „Bürgerportal“'))
    expect(sent[0]?.text).toContain('Bis So., 1. November 2026, 13:00 Uhr (MEZ), noch 14 Tage.')
  })

  it('planned by many at once are still one', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    await Promise.all(Array.from({ length: 20 }, () => plan(FOURTEEN)))
    expect(await states()).toEqual(['waiting'])
    await Promise.all(Array.from({ length: 10 }, () => deliver(FOURTEEN)))
    expect(sent).toHaveLength(1)
  })

  it('say what is missing, with links, and how to stop them', async () => {
    const id = must(await startDraft(app, owner, edition.id, OPENS))
    await plan(FOURTEEN)
    await deliver(FOURTEEN)
    const text = sent[0]?.text ?? ''
    expect(text).toContain('– Der Projekttitel fehlt.')
    expect(text).toContain(`http://127.0.0.1:3000/einreichungen/${id}/bearbeiten/1#f-title`)
    expect(text).toContain(`http://127.0.0.1:3000/einreichungen/${id}\n`)
    const stop = `http://127.0.0.1:3000/erinnerungen/abbestellen/${await unsubscribeToken(app.config.secret, owner.id)}`
    expect(text).toContain(stop)
    expect(sent[0]?.unsubscribe).toBe(stop)
  })

  it('say what is missing at the moment they leave, not when they were written', async () => {
    const id = must(await startDraft(app, owner, edition.id, OPENS))
    await plan(FOURTEEN)
    const { id: category } = await categoryOf(app, edition)
    must(await saveDraft(app, owner, await own(app, owner, id), completeInput(1, 'Fertig', category), OPENS))
    await deliver(FOURTEEN)
    expect(sent[0]?.subject).toBe('Bald: „Fertig“')
    expect(sent[0]?.text).toContain('Es fehlt nichts mehr.')
    const row = await app.db.q
      .selectFrom('outbox')
      .select('body')
      .where('kind', '=', 'reminder')
      .executeTakeFirst()
    expect(row?.body).toBe(sent[0]?.text)
  })

  it('after a time without the server only the latest is made up for', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    await plan(ONE + MINUTE)
    await deliver(ONE + MINUTE)
    expect((await reminders()).map(({ key }) => key.split(':')[2])).toEqual(['1'])
    expect(sent).toHaveLength(1)
  })

  it('that could not leave until the next is due are taken back for it', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    await plan(FOURTEEN)
    await plan(THREE)
    await deliver(THREE)
    expect(sent).toHaveLength(1)
    expect((await states()).sort()).toEqual(['cancelled', 'sent'])
  })

  it('go to the owner and to colleagues who may write, not to those who may only look', async () => {
    const id = await draft(app, owner, edition, 'Gemeinsam')
    for (const may of ['view', 'edit', 'hand_in'] as const)
      await share(app, id, await person(app, `${may}-${year}@x.example`), may)
    await plan(FOURTEEN)
    await deliver(FOURTEEN)
    expect(sent.map(({ to }) => to).sort()).toEqual([
      `edit-${year}@x.example`,
      `hand_in-${year}@x.example`,
      `owner-${year}@x.example`,
    ])
  })

  it('do not come for what is handed in or withdrawn, even when they waited already', async () => {
    const handed = await draft(app, owner, edition, 'Fertig')
    const gone = await draft(app, owner, edition, 'Weg')
    await plan(FOURTEEN)
    expect(await states()).toEqual(['waiting', 'waiting'])
    const input = { version: await version(handed), declared: true }
    must(await handIn(app, owner, await own(app, owner, handed), [], input, FOURTEEN))
    must(await withdrawSubmission(app, owner, await own(app, owner, gone), await version(gone)))
    await deliver(FOURTEEN)
    expect(sent.map(({ subject }) => subject).filter((subject) => subject.startsWith('Bald'))).toEqual([])
    expect(await states()).toEqual(['cancelled', 'cancelled'])
    await plan(THREE)
    expect(await states()).toHaveLength(2)
  })

  it('do not come after the deadline, even when they waited already', async () => {
    await draft(app, owner, edition, 'Zu spät')
    await plan(CLOSES - MINUTE)
    await deliver(CLOSES)
    expect(sent).toEqual([])
    expect(await states()).toEqual(['cancelled'])
  })

  it('follow the private deadline of an entry', async () => {
    const id = await draft(app, owner, edition, 'Verlängert')
    const submission = await submissionById(app.db, id)
    if (!submission) throw new Error('seed')
    await plan(ONE)
    expect(await states()).toEqual(['waiting'])
    const until = CLOSES + 12 * 3_600_000
    must(await extendEntry(at(app, ONE), organiser, edition, submission, { until, reason: 'Krankheit' }))
    await deliver(ONE)
    expect(sent.filter(({ subject }) => subject.startsWith('Bald'))).toEqual([])
    expect(await states()).toEqual(['cancelled'])
    // Due again at its own time, under its own deadline.
    const later = reminderMoment(until, 1)
    await plan(later)
    await deliver(later)
    expect(sent.filter(({ subject }) => subject.startsWith('Bald'))).toHaveLength(1)
    expect(sent.at(-1)?.text).toContain('2. November 2026, 01:00 Uhr')
  })

  it('do not come for a draft that has only just been begun', async () => {
    await app.db.commit([])
    const late = at(app, THREE + MINUTE)
    must(await startDraft(late, owner, edition.id, THREE + MINUTE))
    await plan(THREE + 2 * MINUTE)
    expect(await states()).toEqual([])
    await plan(ONE)
    expect(await states()).toEqual(['waiting'])
  })
})

describe('reminders that wait to be read', () => {
  it('are the default: nothing leaves, the overview counts them', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    expect(await plan(FOURTEEN)).toBe(0)
    expect(await countWaitingReminders(app, edition, FOURTEEN)).toBe(1)
    expect(await countWaitingReminders(app, edition, FOURTEEN - 1)).toBe(0)
    await deliver(FOURTEEN)
    expect(sent).toEqual([])
  })

  it('leave exactly as shown, once, however often the button is pressed', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    const now = at(app, FOURTEEN)
    const due = await dueReminders(now, edition, FOURTEEN)
    const shown = await shownReminders(due)
    const settled = await Promise.all(
      Array.from({ length: 5 }, () => settleReminders(now, organiser, edition, 'send', shown)),
    )
    expect(settled.every(({ ok }) => ok)).toBe(true)
    await deliver(FOURTEEN)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toBe(due[0]?.body)
    expect(await countWaitingReminders(app, edition, FOURTEEN)).toBe(0)
  })

  it('do not leave when something has changed since', async () => {
    await draft(app, owner, edition, 'Eins')
    const now = at(app, FOURTEEN)
    const shown = await shownReminders(await dueReminders(now, edition, FOURTEEN))
    await draft(app, owner, edition, 'Zwei')
    const settled = await settleReminders(now, organiser, edition, 'send', shown)
    expect(settled).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(await reminders()).toEqual([])
  })

  it('left out do not come back; the next ones do', async () => {
    await draft(app, owner, edition, 'Bürgerportal')
    const now = at(app, FOURTEEN)
    const shown = await shownReminders(await dueReminders(now, edition, FOURTEEN))
    must(await settleReminders(now, organiser, edition, 'leave_out', shown))
    await deliver(FOURTEEN)
    expect(sent).toEqual([])
    expect(await countWaitingReminders(app, edition, FOURTEEN + MINUTE)).toBe(0)
    expect(await countWaitingReminders(app, edition, THREE)).toBe(1)
  })

  it('two organisers saving the setting at once: the second is told', async () => {
    await automatic(false)
    const again = await saveReminderSetting(app, organiser, edition, { version: 0, automatic: '1', ...TEXT })
    expect(again).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(await plan(FOURTEEN)).toBe(0)
  })
})

describe('somebody who wants no reminders', () => {
  it('gets none, not even one that waited already, until they want them again', async () => {
    await automatic()
    await draft(app, owner, edition, 'Ruhe')
    await plan(FOURTEEN)
    const token = await unsubscribeToken(app.config.secret, owner.id)
    expect(await unsubscribe(app, token)).toBe(true)
    expect(await unsubscribe(app, token)).toBe(true)
    await deliver(FOURTEEN)
    await plan(THREE)
    await deliver(THREE)
    expect(sent).toEqual([])
    await wishForReminders(app, owner.id, true)
    await plan(THREE + MINUTE)
    await deliver(THREE + MINUTE)
    expect(sent).toHaveLength(1)
    const events = await app.db.q
      .selectFrom('audit_event')
      .select('kind')
      .where('subject', '=', owner.id)
      .where('kind', 'like', 'reminders.%')
      .execute()
    expect(events.map(({ kind }) => kind)).toEqual(['reminders.stopped', 'reminders.resumed'])
  })

  it('still gets receipts', async () => {
    await wishForReminders(app, owner.id, false)
    const id = await draft(app, owner, edition, 'Fertig')
    must(await handIn(app, owner, await own(app, owner, id), [], { version: 2, declared: true }, OPENS))
    await deliver(OPENS)
    expect(sent.map(({ subject }) => subject)).toEqual(['Eingangsbestätigung: Fertig'])
    expect(sent[0]?.unsubscribe).toBeUndefined()
  })

  it('a forged token stops nothing', async () => {
    expect(await unsubscribe(app, `${owner.id}.${'0'.repeat(64)}`)).toBe(false)
    const row = await app.db.q
      .selectFrom('account')
      .select('reminders_off_at')
      .where('id', '=', owner.id)
      .executeTakeFirst()
    expect(row?.reminders_off_at).toBeNull()
  })
})
