/** The contract of circulars and reminders: once for each person, whatever happens at the same moment. */
import assert from 'node:assert/strict'
import type { Actor } from '../../src/account/rules.ts'
import type { Database } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import type { Letter } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, editionById } from '../../src/edition/store.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import { prepareMailing, releaseMailing, saveMailing } from '../../src/mailing/actions.ts'
import { mailingById } from '../../src/mailing/store.ts'
import { planReminders, renewReminder, saveReminderSetting, unsubscribe } from '../../src/reminder/actions.ts'
import { unsubscribeToken } from '../../src/reminder/token.ts'
import type { Case, Ports } from './cases.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 1, 12)
const SECRET = 's'.repeat(32)

interface World {
  readonly app: Services
  readonly db: Database
  readonly actor: Actor
  readonly edition: Edition
  /** Ids of the drafts' owners. */
  readonly owners: readonly string[]
}

let lastYear = 2700

/** A year whose call closes in 36 hours, with one draft for each of `count` people. */
const worldOf = async ({ db }: Ports, count: number): Promise<World> => {
  const ids = { edition: newId(), organiser: newId() }
  lastYear += 1
  const owners = Array.from({ length: count }, () => newId())
  const account = (id: string) =>
    db.q
      .insertInto('account')
      .values({ id, email: `${id}@kuer.example`, name: '', is_organiser: 0, created_at: 1 })
  const done = await db.commit([
    db.q.deleteFrom('outbox'),
    db.q.deleteFrom('reminder_setting'),
    db.q.insertInto('edition').values({
      id: ids.edition,
      year: lastYear,
      title: 'Award',
      intro: '',
      conference_title: '',
      place: '',
      venue: '',
      call_opens_at: NOW - 30 * DAY,
      call_closes_at: NOW + 1.5 * DAY,
      scale_min: 1,
      scale_max: 5,
      min_sheets: 1,
      created_at: 1,
    }),
    account(ids.organiser),
    ...owners.flatMap((id) => [
      account(id),
      db.q.insertInto('submission').values({
        id: newId(),
        edition_id: ids.edition,
        owner_id: id,
        title: 'Größe',
        organisation: '',
        answers: '{}',
        state: 'draft',
        created_at: NOW - 20 * DAY,
        updated_at: NOW - 20 * DAY,
      }),
    ]),
  ])
  assert.ok(done.ok)
  const edition = await editionById(db, ids.edition)
  assert.ok(edition)
  const config = { mode: 'development', origin: 'https://award.example', secret: SECRET } as const
  const app = { db, clock: () => NOW, config } as unknown as Services
  const actor = {
    id: ids.organiser,
    email: 'o@kuer.example',
    name: '',
    isOrganiser: true,
    isGalleryEditor: false,
    juries: [],
  }
  return { app, db, actor, edition, owners }
}

/** Five deliverers at once; what they sent. */
const deliverTogether = async ({ app, db }: World): Promise<Letter[]> => {
  const sent: Letter[] = []
  const mailer = { send: async (letter: Letter) => void sent.push(letter) }
  const renewals = { reminder: renewReminder(app) }
  const run = () => deliverDue({ db, mailer, clock: () => NOW, renewals })
  await Promise.all(Array.from({ length: 5 }, run))
  return sent
}

const automatic = async ({ app, actor, edition }: World) => {
  const setting = { version: 0, automatic: '1', subject: 'Bald', body: 'Bis {{frist}}' } as const
  assert.ok((await saveReminderSetting(app, actor, edition, setting)).ok)
}

export const mailingCases: readonly Case[] = [
  {
    name: 'mailing: released ten times at once and delivered by five, each person gets one letter',
    run: async (ports) => {
      const world = await worldOf(ports, 12)
      const { app, db, actor, edition } = world
      const input = { version: 0, audience: 'drafts', subject: 'Zu {{titel}}', body: '{{link}}' }
      const saved = await saveMailing(app, actor, edition, null, input)
      assert.ok(saved.ok)
      const mailing = await mailingById(db, edition.id, saved.value)
      assert.ok(mailing)
      const { shown } = await prepareMailing(app, edition, mailing)
      const clicks = await Promise.all(
        Array.from({ length: 10 }, () => releaseMailing(app, actor, edition, mailing, { version: 1, shown })),
      )
      assert.equal(clicks.filter(({ ok }) => ok).length, 1)
      const sent = await deliverTogether(world)
      assert.equal(sent.length, 12)
      assert.equal(new Set(sent.map(({ to }) => to)).size, 12)
      assert.equal(sent[0]?.subject, 'Zu „Größe“')
    },
  },
  {
    name: 'reminder: planned ten times at once and delivered by five, each person gets one letter',
    run: async (ports) => {
      const world = await worldOf(ports, 3)
      await automatic(world)
      await Promise.all(Array.from({ length: 10 }, () => planReminders(world.app)))
      assert.equal((await deliverTogether(world)).length, 3)
      await planReminders(world.app)
      assert.deepEqual(await deliverTogether(world), [])
    },
  },
  {
    name: 'reminder: what is handed in or unwanted by the time it leaves is taken back',
    run: async (ports) => {
      const world = await worldOf(ports, 3)
      const { app, db, owners } = world
      await automatic(world)
      await planReminders(app)
      assert.ok(await unsubscribe(app, await unsubscribeToken(SECRET, owners[0] ?? '')))
      const gone = db.q
        .updateTable('submission')
        .set({ state: 'withdrawn' })
        .where('owner_id', '=', owners[1] ?? '')
      assert.ok((await db.commit([gone])).ok)
      const sent = await deliverTogether(world)
      assert.deepEqual(
        sent.map(({ to }) => to),
        [`${owners[2]}@kuer.example`],
      )
      const states = await db.q.selectFrom('outbox').select('state').orderBy('state').execute()
      assert.deepEqual(
        states.map(({ state }) => state),
        ['cancelled', 'cancelled', 'sent'],
      )
    },
  },
]
