/** Reminders: the organisers' page, a person's own switch, and stopping them from a letter. */
import { Hono } from 'hono'
import { RemindersView } from '../../views/reminder/admin.tsx'
import { OwnRemindersView, UnsubscribedView, UnsubscribeView } from '../../views/reminder/own.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import {
  dueReminders,
  reminderSetting,
  saveReminderSetting,
  settleReminders,
  shownReminders,
  unsubscribe,
  wishForReminders,
} from './actions.ts'
import { REMINDER_DAYS, reminderMoment } from './rules.ts'
import { settingForm, shownForm, unsubscribeForm, wishForm } from './schema.ts'
import { remindersOffAt } from './store.ts'
import { accountOfToken } from './token.ts'

interface Show {
  readonly state?: FormState
  readonly refusal?: string
}

const adminPage = async (c: Ctx, edition: Edition, { state, refusal }: Show = {}) => {
  const app = c.get('services')
  const { version, automatic, subject, body } = await reminderSetting(app, edition.id)
  const due = await dueReminders(app, edition, app.clock())
  const closes = edition.call_closes_at
  const stored = { version: String(version), automatic: String(automatic), subject, body }
  const view = (
    <RemindersView
      year={edition.year}
      state={state ?? noErrors(stored)}
      automatic={automatic === 1}
      due={due}
      chosen={due.find(({ key }) => key === c.req.query('ansehen')) ?? due[0]}
      shown={await shownReminders(due)}
      moments={
        closes === null ? [] : REMINDER_DAYS.map((days) => ({ days, at: reminderMoment(closes, days) }))
      }
      {...(refusal === undefined ? {} : { refusal })}
    />
  )
  return page(c, { title: 'Erinnerungen', wide: true }, view)
}

const settle = (c: Ctx, what: 'send' | 'leave_out', shown: string) =>
  withEdition(c, async (edition) => {
    const settled = await settleReminders(c.get('services'), actorOf(c), edition, what, shown)
    if (settled.ok) {
      return done(c, paths.adminReminders(edition.year), what === 'send' ? 'unterwegs' : 'ausgelassen')
    }
    c.status(409)
    return adminPage(c, edition, { refusal: settled.error.message })
  })

const ownPage = async (c: Ctx) => {
  const off = await remindersOffAt(c.get('services').db, actorOf(c).id)
  return page(c, { title: 'Erinnerungen' }, <OwnRemindersView on={!off} />)
}

const unsubscribePage = async (c: Ctx) => {
  const token = param(c, 'token')
  const known = await accountOfToken(c.get('services').config.secret, token)
  if (known === null) return errorPage(c, 'not_found')
  return page(
    c,
    { title: 'Erinnerungen abbestellen' },
    <UnsubscribeView action={paths.remindersOff(token)} />,
  )
}

const unsubscribed = async (c: Ctx) =>
  (await unsubscribe(c.get('services'), param(c, 'token')))
    ? page(c, { title: 'Abbestellt' }, <UnsubscribedView />)
    : errorPage(c, 'not_found')

const REMINDERS = '/verwaltung/:year{[0-9]{4}}/erinnerungen'

export const reminderRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const invalid = (c: Ctx) => errorPage(c, 'invalid')

  app.get(REMINDERS, organiser, (c) => withEdition(c, (edition) => adminPage(c, edition)))
  app.post(
    REMINDERS,
    organiser,
    form(settingForm, (c, state) => withEdition(c, (edition) => adminPage(c, edition, { state }))),
    (c) =>
      withEdition(c, async (edition) => {
        const saved = await saveReminderSetting(c.get('services'), actorOf(c), edition, c.req.valid('form'))
        return saved.ok
          ? done(c, paths.adminReminders(edition.year), 'gespeichert')
          : failurePage(c, saved.error)
      }),
  )
  app.post(`${REMINDERS}/senden`, organiser, form(shownForm, invalid), (c) =>
    settle(c, 'send', c.req.valid('form').shown),
  )
  app.post(`${REMINDERS}/auslassen`, organiser, form(shownForm, invalid), (c) =>
    settle(c, 'leave_out', c.req.valid('form').shown),
  )

  app.get(paths.reminders, allow('signed_in'), ownPage)
  app.post(paths.reminders, allow('signed_in'), form(wishForm, invalid), async (c) => {
    const wanted = c.req.valid('form').reminders === '1'
    await wishForReminders(c.get('services'), actorOf(c).id, wanted)
    return done(c, paths.reminders, wanted ? 'erinnerungen-an' : 'erinnerungen-aus')
  })
  app.get(paths.remindersOff(':token'), allow('public'), unsubscribePage)
  app.post(paths.remindersOff(':token'), allow('public'), form(unsubscribeForm, invalid), unsubscribed)
  return app
}
