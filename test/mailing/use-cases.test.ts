/** Circulars from the draft to the last letter, on a real SQLite file. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Letter, Mailer } from '../../src/core/ports.ts'
import { LetterRefused } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { inviteJuror } from '../../src/jury/actions.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import { countByState, unreachable } from '../../src/mail/store.ts'
import {
  discardMailing,
  letterTo,
  prepareMailing,
  releaseMailing,
  repeatFailed,
  saveMailing,
  stopMailing,
  testMailing,
} from '../../src/mailing/actions.ts'
import { AUDIENCES, audiencesOf } from '../../src/mailing/audiences.ts'
import { type Mailing, mailingById } from '../../src/mailing/store.ts'
import { setTag } from '../../src/table/actions.ts'
import {
  at,
  CLOSES,
  draft,
  emptyWorld,
  entry,
  juror,
  must,
  OPENS,
  openYear,
  person,
  share,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let organiser: Actor
let edition: Edition
let year = 2030
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
  edition = await openYear(app, organiser, year)
  await app.db.commit([app.db.q.deleteFrom('outbox')])
})

const write = async (
  over: Partial<{ audience: string; subject: string; body: string }> = {},
): Promise<Mailing> => {
  const input = {
    version: 0,
    audience: 'drafts',
    subject: 'Zu {{titel}}',
    body: 'Guten Tag {{name}},\nbis {{frist}}:\n{{link}}',
    ...over,
  }
  return again(must(await saveMailing(app, organiser, edition, null, input)))
}
const again = async (id: string): Promise<Mailing> => {
  const mailing = await mailingById(app.db, edition.id, id)
  if (!mailing) throw new Error('no mailing')
  return mailing
}
const confirm = async (mailing: Mailing) => {
  const { shown } = await prepareMailing(app, edition, mailing)
  return { version: mailing.version, shown }
}
const deliver = (send: Mailer['send'] = async (letter) => void sent.push(letter), now = OPENS) =>
  deliverDue({ db: app.db, clock: () => now, mailer: { send } })
const drafts = async (count: number) => {
  for (let index = 0; index < count; index += 1)
    await draft(app, await person(app, `p${index}-${year}@x.example`), edition, `Projekt ${index}`)
}
const letters = async () =>
  (await app.db.q.selectFrom('outbox').select('key').where('kind', '=', 'mailing').execute()).length

describe('writing', () => {
  it('an unknown placeholder is refused with a sentence, in the subject too', async () => {
    const input = { version: 0, audience: 'drafts', subject: '{{titl}}', body: 'Hallo {{vorname}}' }
    expect(await saveMailing(app, organiser, edition, null, input)).toMatchObject({
      ok: false,
      error: {
        kind: 'invalid',
        errors: [
          { field: 'subject', message: expect.stringContaining('{{titl}} gibt es für diese E-Mail nicht') },
          { field: 'body', message: expect.stringContaining('{{vorname}} gibt es') },
        ],
      },
    })
  })

  it('what jurors have no value for is unknown to their audience', async () => {
    const input = { version: 0, audience: 'jurors', subject: 'x', body: '{{titel}}' }
    expect((await saveMailing(app, organiser, edition, null, input)).ok).toBe(false)
    const nobody = { version: 0, audience: 'alle', subject: 'x', body: 'x' }
    expect((await saveMailing(app, organiser, edition, null, nobody)).ok).toBe(false)
  })

  it('every placeholder of every audience gets a value for every recipient', async () => {
    await draft(app, await person(app, `d-${year}@x.example`), edition, '')
    const submission_id = await entry(app, await person(app, `e-${year}@x.example`), edition, 'Fertig')
    await juror(app, organiser, edition, `j-${year}@x.example`)
    await inviteJuror(app, organiser, edition, {
      name: 'N',
      email: `n-${year}@x.example`,
      institution: '',
      chair: false,
    })
    const feedback = { submission_id, averages: '[]', prepared_at: 1, released_at: 1 }
    must(
      await app.db.commit([
        app.db.q.insertInto('feedback').values(feedback),
        app.db.q.updateTable('edition').set({ released_at: 1 }).where('id', '=', edition.id),
      ]),
    )
    for (const audience of AUDIENCES) {
      const recipients = await audience.read(app.db, edition, app.config.origin)
      expect(recipients.length, audience.key).toBeGreaterThan(0)
      for (const { values } of recipients)
        expect(Object.keys(values).sort(), audience.key).toEqual(Object.keys(audience.placeholders).sort())
    }
  })

  it('two organisers saving one draft: one wins', async () => {
    const mailing = await write()
    const save = (subject: string) =>
      saveMailing(app, organiser, edition, mailing, { version: 1, audience: 'drafts', subject, body: 'x' })
    const saved = await Promise.all(['a', 'b', 'c'].map(save))
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await again(mailing.id)).version).toBe(2)
  })
})

describe('who gets it', () => {
  it('owners and colleagues who may write, each once, with their own entries only', async () => {
    const owner = await person(app, `owner-${year}@x.example`)
    const colleague = await person(app, `colleague-${year}@x.example`)
    const first = await draft(app, owner, edition, 'Eins')
    await draft(app, owner, edition, 'Zwei')
    await share(app, first, colleague, 'edit')
    await share(app, first, await person(app, `viewer-${year}@x.example`), 'view')
    await entry(app, await person(app, `done-${year}@x.example`), edition, 'Fertig')
    const mailing = await write()
    const { recipients } = await prepareMailing(app, edition, mailing)
    const read = recipients.map((one) => [one.email, letterTo(mailing, one).subject])
    expect(read).toEqual([
      [colleague.email, 'Zu „Eins“'],
      [owner.email, 'Zu „Eins“, „Zwei“'],
    ])
  })

  it('jurors in office, by how far they are', async () => {
    await juror(app, organiser, edition, `ja-${year}@x.example`)
    const invitation = { name: 'Neu', email: `neu-${year}@x.example`, institution: 'Amt', chair: false }
    must(await inviteJuror(app, organiser, edition, invitation))
    const emails = async (key: string) =>
      (await AUDIENCES.find((one) => one.key === key)?.read(app.db, edition, 'https://x'))?.map(
        ({ email }) => email,
      )
    expect(await emails('jurors')).toEqual([invitation.email, `ja-${year}@x.example`])
    expect(await emails('jurors_unanswered')).toEqual([invitation.email])
    expect(await emails('jurors_idle')).toEqual([`ja-${year}@x.example`])
  })

  it('any entries, chosen by a tag', async () => {
    const owner = await person(app, `tag-${year}@x.example`)
    const id = await entry(app, owner, edition, 'Mit Rückfrage')
    await entry(app, await person(app, `ohne-${year}@x.example`), edition, 'Ohne')
    must(await setTag(app, organiser, edition, id, { tag: 'Rückfrage', what: 'add' }))
    const offered = await audiencesOf(app.db, edition.id)
    expect(offered.map(({ key }) => key)).toContain('tag:Rückfrage')
    const mailing = await write({ audience: 'tag:Rückfrage' })
    const { recipients } = await prepareMailing(app, edition, mailing)
    expect(recipients.map(({ email }) => email)).toEqual([owner.email])
    const unused = await write({ audience: 'tag:Nie vergeben' })
    expect((await prepareMailing(app, edition, unused)).recipients).toEqual([])
  })

  it('nobody whose entry was not admitted', async () => {
    await entry(app, await person(app, `drin-${year}@x.example`), edition, 'Drin')
    const out = await entry(app, await person(app, `draussen-${year}@x.example`), edition, 'Draußen')
    await app.db.commit([
      app.db.q.updateTable('submission').set({ screening: 'refused' }).where('id', '=', out),
    ])
    const { recipients } = await prepareMailing(app, edition, await write({ audience: 'submitted' }))
    expect(recipients.map(({ email }) => email)).toEqual([`drin-${year}@x.example`])
  })

  it('nobody who has erased the account', async () => {
    await draft(app, await person(app, `weg-${year}@geloescht.invalid`), edition, 'Verwaist')
    expect((await prepareMailing(app, edition, await write())).recipients).toEqual([])
  })

  it('people of another year get nothing', async () => {
    const other = await openYear(app, organiser, year + 500)
    await draft(app, await person(app, 'fremd@x.example'), other, 'Fremd')
    expect((await prepareMailing(app, edition, await write())).recipients).toEqual([])
    expect(await mailingById(app.db, other.id, (await write()).id)).toBeUndefined()
  })
})

describe('sending', () => {
  it('fifty clicks at once are one letter for each person', async () => {
    await drafts(3)
    const mailing = await write()
    const input = await confirm(mailing)
    const clicks = await Promise.all(
      Array.from({ length: 50 }, () => releaseMailing(app, organiser, edition, mailing, input)),
    )
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await letters()).toBe(3)
    must(await releaseMailing(app, organiser, edition, await again(mailing.id), input))
    await Promise.all(Array.from({ length: 5 }, () => deliver()))
    expect(sent.map(({ to }) => to).sort()).toEqual([0, 1, 2].map((index) => `p${index}-${year}@x.example`))
    expect(sent[0]?.text).toContain('Guten Tag,\nbis ')
    const events = await app.db.q
      .selectFrom('audit_event')
      .select('detail')
      .where('kind', '=', 'mailing.released')
      .where('subject', '=', mailing.id)
      .execute()
    expect(events.map(({ detail }) => JSON.parse(detail))).toEqual([{ letters: 3 }])
  })

  it('nothing leaves when somebody joined the audience, or the text changed, since the last look', async () => {
    await drafts(1)
    const mailing = await write()
    const input = await confirm(mailing)
    await draft(app, await person(app, `spaet-${year}@x.example`), edition, 'Neu')
    expect(await releaseMailing(app, organiser, edition, mailing, input)).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    })
    const now = await confirm(mailing)
    const { version, audience, body } = mailing
    must(await saveMailing(app, organiser, edition, mailing, { version, audience, body, subject: 'Anders' }))
    expect((await releaseMailing(app, organiser, edition, mailing, now)).ok).toBe(false)
    expect(await letters()).toBe(0)
  })

  it('to nobody is refused', async () => {
    const mailing = await write()
    expect(await releaseMailing(app, organiser, edition, mailing, await confirm(mailing))).toMatchObject({
      error: { kind: 'closed' },
    })
  })

  it('what was sent can be neither changed nor thrown away', async () => {
    await drafts(1)
    const mailing = await write()
    must(await releaseMailing(app, organiser, edition, mailing, await confirm(mailing)))
    const input = { version: 2, audience: 'drafts', subject: 'Anders', body: 'Anders' }
    expect((await saveMailing(app, organiser, edition, mailing, input)).ok).toBe(false)
    expect((await discardMailing(app, organiser, edition, mailing)).ok).toBe(false)
    expect((await again(mailing.id)).subject).toBe(mailing.subject)
  })

  it('the test letter goes to the organiser alone and reads as for that person', async () => {
    await drafts(2)
    const mailing = await write()
    const [recipient] = (await prepareMailing(app, edition, mailing)).recipients
    if (!recipient) throw new Error('seed')
    must(await testMailing(app, organiser, edition, mailing, recipient))
    await deliver()
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      [organiser.email, '[Probe] Zu „Projekt 0“'],
    ])
    expect((await again(mailing.id)).released_at).toBeNull()
  })

  it('a title cannot start a header', async () => {
    await draft(app, await person(app, `h-${year}@x.example`), edition, 'Eins')
    const mailing = await write({ subject: '{{titel}} {{link}}' })
    must(await releaseMailing(app, organiser, edition, mailing, await confirm(mailing)))
    await deliver()
    expect(sent[0]?.subject).not.toMatch(/[\r\n]/)
  })
})

describe('after sending', () => {
  const released = async (count: number) => {
    await drafts(count)
    const mailing = await write()
    must(await releaseMailing(app, organiser, edition, mailing, await confirm(mailing)))
    return mailing
  }

  it('what waits can be stopped, what has left has left', async () => {
    const mailing = await released(3)
    await deliver(async (letter) => {
      sent.push(letter)
      // In the middle of the delivery.
      if (sent.length === 1) must(await stopMailing(app, organiser, edition, mailing))
    })
    expect(sent).toHaveLength(1)
    expect(await countByState(app.db, mailing.id)).toMatchObject({ sent: 1, cancelled: 2, waiting: 0 })
    expect((await stopMailing(app, organiser, edition, mailing)).ok).toBe(false)
  })

  it('failed letters can be repeated; refused addresses are not tried again', async () => {
    const mailing = await released(3)
    const failing = async ({ to }: Letter) => {
      if (to.startsWith('p0')) throw new LetterRefused('address', '550 unbekannt')
      if (to.startsWith('p1')) throw new LetterRefused('letter', '554 nein')
    }
    await deliver(failing)
    expect(await countByState(app.db, mailing.id)).toMatchObject({ sent: 1, failed: 1, bounced: 1 })
    expect([...(await unreachable(app.db))]).toEqual([`p0-${year}@x.example`])
    must(await repeatFailed(at(app, CLOSES), organiser, edition, mailing))
    await deliver(undefined, CLOSES)
    expect(sent.map(({ to }) => to)).toEqual([`p1-${year}@x.example`])
    expect((await repeatFailed(app, organiser, edition, mailing)).ok).toBe(false)
  })
})
