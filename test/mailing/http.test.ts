/** The pages of letters over HTTP: what is shown, kept, refused; the one click of mail programs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import type { Edition } from '../../src/edition/store.ts'
import { post } from '../../src/mail/store.ts'
import { reminderMoment } from '../../src/reminder/rules.ts'
import { remindersOffAt } from '../../src/reminder/store.ts'
import { unsubscribeToken } from '../../src/reminder/token.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { CLOSES, draft, OPENS, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

const YEAR = 2026
let app: RunningNode
let edition: Edition
let entrant: Actor
let organiser: Visitor

beforeAll(async () => {
  app = await startNode()
  await app.setClock(OPENS)
  const actor = await person(app.services, 'organiser@x.example', true)
  edition = await openYear(app.services, actor, YEAR)
  entrant = await person(app.services, 'entrant@x.example')
  await draft(app.services, entrant, edition, 'Bürger<b>portal</b>')
  organiser = await visit(app, actor)
})
afterAll(() => app.close())

const textOf = async (response: Promise<Response>) => (await response).text()
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('a circular', () => {
  const input = {
    version: '0',
    audience: 'drafts',
    subject: 'Zu {{titel}}',
    body: 'Hallo {{name}}\n{{link}}',
  }

  it('goes from the form over the preview and the last look to the progress', async () => {
    const created = await organiser.post(paths.adminMailings(YEAR), input)
    expect(created.status).toBe(303)
    const address = (created.headers.get('Location') ?? '').split('?')[0] ?? ''
    const draftPage = await textOf(organiser.get(address))
    expect(draftPage).toContain('Zu „Bürger&lt;b&gt;portal&lt;/b&gt;“')
    expect(draftPage).toContain('entrant@x.example')

    const look = await textOf(organiser.get(`${address}/senden`))
    expect(look).toContain('An eine Person absenden?')
    const form = { version: hidden(look, 'version'), shown: hidden(look, 'shown') }
    const stale = await organiser.post(`${address}/senden`, { ...form, shown: '0'.repeat(64) })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('Es ist noch nichts abgeschickt.')
    for (const _ of [1, 2])
      expect((await organiser.post(`${address}/senden`, form)).headers.get('Location')).toBe(
        `${address}?meldung=unterwegs`,
      )
    await app.services.deliver()
    const progress = await textOf(organiser.get(address))
    expect(progress).toContain('1 von 1')
    const sent = await app.services.db.q
      .selectFrom('outbox')
      .select('key')
      .where('kind', '=', 'mailing')
      .execute()
    expect(sent).toHaveLength(1)
    expect(await textOf(organiser.get(paths.adminMailings(YEAR)))).toContain('1 von 1 gesendet')
  })

  it.each([
    [{ ...input, audience: 'alle' }, 'Bitte wählen, wer die E-Mail bekommt.'],
    [{ ...input, subject: '' }, 'Bitte einen Betreff angeben.'],
    [{ ...input, body: '  ' }, 'Bitte einen Text schreiben.'],
    [{ ...input, body: 'Bis {{wann}}' }, '{{wann}} gibt es für diese E-Mail nicht.'],
    [{ ...input, body: 'x'.repeat(10_001) }, 'Bitte höchstens 10.000 Zeichen.'],
  ])('that is wrong comes back with everything typed: %#', async (wrong, message) => {
    const response = await organiser.post(paths.adminMailings(YEAR), wrong)
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain(message)
    expect(html).toContain(wrong.body.trim().slice(0, 12))
  })

  it('saved by somebody else meanwhile: 409, and saving once more goes through', async () => {
    const created = await organiser.post(paths.adminMailings(YEAR), input)
    const address = (created.headers.get('Location') ?? '').split('?')[0] ?? ''
    await organiser.post(address, { ...input, version: '1', subject: 'Von der Kollegin' })
    const mine = { ...input, version: '1', subject: 'Von mir' }
    const response = await organiser.post(address, mine)
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html).toContain('Von mir')
    expect((await organiser.post(address, { ...mine, version: hidden(html, 'version') })).status).toBe(303)
    expect((await organiser.post(`${address}/verwerfen`)).headers.get('Location')).toContain('verworfen')
    expect((await organiser.get(address)).status).toBe(404)
  })
})

describe('the list of letters', () => {
  it('filters, and shows a letter with its attempts', async () => {
    const html = await textOf(organiser.get(paths.adminMailFor('art=mailing&zustand=sent')))
    expect(html).toContain('1 E-Mail<')
    const [, id = ''] = /\/verwaltung\/post\/([0-9a-f-]{36})/.exec(html) ?? []
    const letter = await textOf(organiser.get(paths.adminLetter(id)))
    expect(letter).toContain('Zu „Bürger&lt;b&gt;portal&lt;/b&gt;“')
    expect(letter).toContain('Alle Versuche')
    expect((await organiser.post(paths.adminLetterAgain(id))).status).toBe(409)
    expect(await textOf(organiser.get(paths.adminMailFor('zustand=bounced')))).toContain(
      'Keine E-Mail gefunden',
    )
    expect((await organiser.get(paths.adminMailFor('zustand=quatsch&seite=-1&an=%00'))).status).toBe(200)
  })

  it('never shows a sign-in code, waiting or failed', async () => {
    const { db } = app.services
    const secret = {
      key: 's',
      kind: 'sign_in' as const,
      to: 'x@x.example',
      subject: 'Ihr Anmeldecode: 1234 5678',
      body: '1234 5678',
    }
    await db.commit([
      post(db.q, secret, OPENS),
      db.q.updateTable('outbox').set({ state: 'failed' }).where('key', '=', 's'),
    ])
    const list = await textOf(organiser.get(paths.adminMailFor('art=sign_in')))
    const [, id = ''] = /\/verwaltung\/post\/([0-9a-f-]{36})/.exec(list) ?? []
    const letter = await textOf(organiser.get(paths.adminLetter(id)))
    expect(list + letter).not.toContain('5678')
    expect((await organiser.post(paths.adminLetterAgain(id))).status).toBe(409)
  })

  it('a refused address is named beside the entry, and sending again works', async () => {
    const { db } = app.services
    const letter = {
      key: 'b',
      kind: 'receipt' as const,
      to: 'entrant@x.example',
      subject: 'Eingang',
      body: 'Text',
    }
    const later = Date.now() + 365 * 86_400_000
    await db.commit([
      post(db.q, letter, OPENS),
      db.q.updateTable('outbox').set({ state: 'bounced', next_at: later }).where('key', '=', 'b'),
    ])
    const row = await db.q.selectFrom('submission').select('id').executeTakeFirstOrThrow()
    const entry = () => textOf(organiser.get(paths.adminSubmission(YEAR, row.id)))
    expect(await entry()).toContain('Adresse nicht erreichbar')
    expect(await textOf(organiser.get(paths.adminEdition(YEAR)))).toContain('konnten nicht zugestellt werden')
    const { id } = await db.q
      .selectFrom('outbox')
      .select('id')
      .where('key', '=', 'b')
      .executeTakeFirstOrThrow()
    expect((await organiser.post(paths.adminLetterAgain(id))).status).toBe(303)
    await app.services.deliver()
    expect(await entry()).not.toContain('Adresse nicht erreichbar')
  })
})

describe('reminders', () => {
  it('wait on the overview and leave from their page', async () => {
    await app.setClock(reminderMoment(CLOSES, 14))
    expect(await textOf(organiser.get(paths.adminEdition(YEAR)))).toContain(
      'Erinnerungen warten auf Ihre Freigabe',
    )
    const html = await textOf(organiser.get(paths.adminReminders(YEAR)))
    expect(html).toContain('Noch nicht eingereicht: „Bürger&lt;b&gt;portal&lt;/b&gt;“')
    const stale = await organiser.post(paths.adminRemindersDo(YEAR, 'senden'), { shown: 'x' })
    expect(stale.status).toBe(409)
    const sent = await organiser.post(paths.adminRemindersDo(YEAR, 'senden'), {
      shown: hidden(html, 'shown'),
    })
    expect(sent.status).toBe(303)
    await app.services.deliver()
    expect(await textOf(organiser.get(paths.adminMailFor('art=reminder&zustand=sent')))).toContain(
      '1 E-Mail<',
    )
    expect(await textOf(organiser.get(paths.adminEdition(YEAR)))).not.toContain('Erinnerungen warten')
  })

  it('keep what was typed when a placeholder is wrong', async () => {
    const setting = { version: '0', automatic: '1', subject: 'S', body: 'Bis {{datum}}' }
    const response = await organiser.post(paths.adminReminders(YEAR), setting)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('{{datum}} gibt es für diese E-Mail nicht.')
    const saved = await organiser.post(paths.adminReminders(YEAR), { ...setting, body: 'Bis {{frist}}' })
    expect(saved.status).toBe(303)
    const again = await organiser.post(paths.adminReminders(YEAR), { ...setting, body: 'Bis {{frist}}' })
    expect(again.status).toBe(409)
  })
})

describe('stopping reminders', () => {
  const off = () => remindersOffAt(app.services.db, entrant.id)
  const stop = async () => app.origin + paths.remindersOff(await unsubscribeToken('x'.repeat(32), entrant.id))

  it('opening the link changes nothing; a mail scanner may', async () => {
    const response = await fetch(await stop())
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Erinnerungen abbestellen?')
    expect(await off()).toBeNull()
  })

  it.each<[string, RequestInit]>([
    [
      'a form as a mail provider sends it',
      {
        body: 'List-Unsubscribe=One-Click',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'from another site',
      {
        body: 'List-Unsubscribe=One-Click',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: 'https://mail.example',
          'Sec-Fetch-Site': 'cross-site',
        },
      },
    ],
    ['as multipart', { body: multipart() }],
  ])('one click works without signing in: %s', async (_, init) => {
    await app.services.db.commit([app.services.db.q.updateTable('account').set({ reminders_off_at: null })])
    for (const _again of [1, 2]) {
      const response = await fetch(await stop(), { method: 'POST', redirect: 'manual', ...init })
      expect(response.status).toBe(200)
    }
    expect(await off()).not.toBeNull()
  })

  it('is the only form that others may send, and only with a token of ours', async () => {
    const foreign = (path: string) =>
      fetch(app.origin + path, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://mail.example' },
      })
    expect((await foreign(paths.remindersOff('falsch.abc'))).status).toBe(404)
    expect((await foreign(paths.reminders)).status).toBe(403)
    expect((await foreign(`${paths.remindersOff('x')}/mehr`)).status).toBe(403)
    expect((await foreign('/erinnerungen/abbestellen/')).status).not.toBe(200)
    expect((await foreign(paths.signOut)).status).toBe(403)
  })

  it('the person switches them on again', async () => {
    const visitor = await visit(app, entrant)
    expect(await textOf(visitor.get(paths.reminders))).toContain('Sie haben Erinnerungen abbestellt.')
    await visitor.post(paths.reminders, { reminders: '1' })
    expect(await off()).toBeNull()
    expect(await textOf(visitor.get(paths.reminders))).toContain('Sie bekommen Erinnerungen.')
  })
})

function multipart() {
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  return form
}
