/** Mailings of a year: list, draft, confirm, progress. */
import { Hono } from 'hono'
import { MailingDraftView, NewMailingView } from '../../views/mailing/draft.tsx'
import { MailingListView } from '../../views/mailing/list.tsx'
import { MailingProgressView } from '../../views/mailing/progress.tsx'
import { SendMailingView } from '../../views/mailing/send.tsx'
import type { Actor } from '../account/rules.ts'
import { emptyForm } from '../account/schema.ts'
import type { NoticeKey } from '../core/de.ts'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { countByState, unreachable } from '../mail/store.ts'
import {
  discardMailing,
  letterTo,
  prepareMailing,
  releaseMailing,
  repeatFailed,
  saveMailing,
  stopMailing,
  testMailing,
} from './actions.ts'
import { audienceOf, audiencesOf } from './audiences.ts'
import { type MailingInput, mailingForm, releaseForm, testForm } from './schema.ts'
import { listMailings, type Mailing, mailingById, troubledLetters } from './store.ts'

const FIRST_TEXT = 'Guten Tag {{name}},\n\n\n\nMit freundlichen Grüßen\nIhre Geschäftsstelle'

const labelOf = (key: string) => audienceOf(key)?.label ?? key

type MailingHandler = (edition: Edition, mailing: Mailing) => Response | Promise<Response>

/** Runs `handler` with the mailing that the address names; another year's is unknown. */
const withMailing = (c: Ctx, handler: MailingHandler) =>
  withEdition(c, async (edition) => {
    const mailing = await mailingById(c.get('services').db, edition.id, param(c, 'mailing'))
    return mailing ? handler(edition, mailing) : errorPage(c, 'not_found')
  })

const listPage = (c: Ctx) =>
  withEdition(c, async (edition) => {
    const items = await listMailings(c.get('services').db, edition.id)
    const named = items.map((item) => ({ ...item, label: labelOf(item.audience) }))
    const view = <MailingListView year={edition.year} items={named} />
    return page(c, { title: 'Rundschreiben', wide: true }, view)
  })

const newPage = (c: Ctx, state: FormState) =>
  withEdition(c, async (edition) => {
    const audiences = await audiencesOf(c.get('services').db, edition.id)
    const view = <NewMailingView year={edition.year} state={state} audiences={audiences} />
    return page(c, { title: 'Neues Rundschreiben' }, view)
  })

const mailingPage = (c: Ctx, state?: FormState) =>
  withMailing(c, (edition, mailing) =>
    mailing.released_at === null ? draftPage(c, edition, mailing, state) : progressPage(c, edition, mailing),
  )

const draftPage = async (c: Ctx, edition: Edition, mailing: Mailing, state?: FormState) => {
  const { recipients } = await prepareMailing(c.get('services'), edition, mailing)
  const chosen = recipients.find(({ accountId }) => accountId === c.req.query('an')) ?? recipients[0]
  const { version, audience, subject, body } = mailing
  const view = (
    <MailingDraftView
      year={edition.year}
      id={mailing.id}
      state={state ?? noErrors({ version: String(version), audience, subject, body })}
      audiences={await audiencesOf(c.get('services').db, edition.id)}
      recipients={recipients}
      unreachable={await unreachable(c.get('services').db)}
      preview={chosen ? letterTo(mailing, chosen) : null}
    />
  )
  return page(c, { title: mailing.subject, wide: true }, view)
}

const progressPage = async (c: Ctx, edition: Edition, mailing: Mailing) => {
  const { db } = c.get('services')
  const view = (
    <MailingProgressView
      year={edition.year}
      mailing={mailing}
      label={labelOf(mailing.audience)}
      counts={await countByState(db, mailing.id)}
      troubled={await troubledLetters(db, mailing.id)}
    />
  )
  return page(c, { title: mailing.subject, wide: true }, view)
}

const sendPage = async (c: Ctx, edition: Edition, mailing: Mailing, refusal?: string) => {
  const back = paths.adminMailing(edition.year, mailing.id)
  if (mailing.released_at !== null) return done(c, back)
  const { recipients, shown } = await prepareMailing(c.get('services'), edition, mailing)
  const [first] = recipients
  if (!first) return done(c, back)
  const view = (
    <SendMailingView
      year={edition.year}
      id={mailing.id}
      version={mailing.version}
      shown={shown}
      label={labelOf(mailing.audience)}
      recipients={recipients}
      unreachable={await unreachable(c.get('services').db)}
      sample={letterTo(mailing, first)}
      {...(refusal === undefined ? {} : { refusal })}
    />
  )
  return page(c, { title: 'Absenden', wide: true }, view)
}

const OVERTAKEN =
  'Jemand anderes hat dieses Rundschreiben inzwischen gespeichert. Ihr Text steht noch hier; wenn Sie noch einmal speichern, ersetzt er den anderen Stand.'

/** Saves and shows the draft; what was typed stays when that was refused. */
const save = async (c: Ctx, edition: Edition, mailing: Mailing | null, input: MailingInput) => {
  const saved = await saveMailing(c.get('services'), actorOf(c), edition, mailing, input)
  if (saved.ok) return done(c, paths.adminMailing(edition.year, saved.value), 'gespeichert')
  const { error } = saved
  if (error.kind === 'conflict' && (mailing === null || mailing.released_at !== null)) {
    return failurePage(c, error)
  }
  const values = await typedAgain(c)
  if (mailing === null) {
    c.status(422)
    return newPage(c, { values, errors: error.kind === 'invalid' ? error.errors : [] })
  }
  if (error.kind === 'invalid') {
    c.status(422)
    return draftPage(c, edition, mailing, { values, errors: error.errors })
  }
  c.status(409)
  const errors = [{ field: 'body', message: OVERTAKEN }]
  return draftPage(c, edition, mailing, { values: { ...values, version: String(mailing.version) }, errors })
}

type Act = (app: Services, actor: Actor, edition: Edition, mailing: Mailing) => Promise<Result<null>>

/** Runs an action on the mailing and goes back to it, or to the list. */
const act = (c: Ctx, action: Act, notice: NoticeKey, gone = false) =>
  withMailing(c, async (edition, mailing) => {
    const acted = await action(c.get('services'), actorOf(c), edition, mailing)
    if (!acted.ok) return failurePage(c, acted.error)
    const { year } = edition
    return done(c, gone ? paths.adminMailings(year) : paths.adminMailing(year, mailing.id), notice)
  })

const release = (c: Ctx, input: { version: number; shown: string }) =>
  withMailing(c, async (edition, mailing) => {
    const sent = await releaseMailing(c.get('services'), actorOf(c), edition, mailing, input)
    if (sent.ok) return done(c, paths.adminMailing(edition.year, mailing.id), 'unterwegs')
    c.status(409)
    return sent.error.kind === 'conflict'
      ? sendPage(c, edition, mailing, sent.error.message)
      : failurePage(c, sent.error)
  })

const test = (c: Ctx, wanted: string | undefined) =>
  withMailing(c, async (edition, mailing) => {
    const { recipients } = await prepareMailing(c.get('services'), edition, mailing)
    const recipient = recipients.find(({ accountId }) => accountId === wanted) ?? recipients[0]
    if (!recipient) return errorPage(c, 'closed', 'Zurzeit gehört niemand zu dieser Gruppe.')
    await testMailing(c.get('services'), actorOf(c), edition, mailing, recipient)
    return done(c, paths.adminMailing(edition.year, mailing.id), 'probe')
  })

const MAILINGS = '/verwaltung/:year{[0-9]{4}}/rundschreiben'

export const mailingRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const nothing = form(emptyForm, (c) => errorPage(c, 'invalid'))

  app.get(MAILINGS, organiser, listPage)
  app.get(`${MAILINGS}/neu`, organiser, (c) => newPage(c, noErrors({ version: '0', body: FIRST_TEXT })))
  app.post(MAILINGS, organiser, form(mailingForm, newPage), (c) =>
    withEdition(c, (edition) => save(c, edition, null, c.req.valid('form'))),
  )
  app.get(`${MAILINGS}/:mailing`, organiser, (c) => mailingPage(c))
  app.post(`${MAILINGS}/:mailing`, organiser, form(mailingForm, mailingPage), (c) =>
    withMailing(c, (edition, mailing) => save(c, edition, mailing, c.req.valid('form'))),
  )
  app.get(`${MAILINGS}/:mailing/senden`, organiser, (c) =>
    withMailing(c, (edition, mailing) => sendPage(c, edition, mailing)),
  )
  app.post(
    `${MAILINGS}/:mailing/senden`,
    organiser,
    form(releaseForm, (c) => errorPage(c, 'invalid')),
    (c) => release(c, c.req.valid('form')),
  )
  app.post(
    `${MAILINGS}/:mailing/probe`,
    organiser,
    form(testForm, (c) => errorPage(c, 'invalid')),
    (c) => test(c, c.req.valid('form').an),
  )
  app.post(`${MAILINGS}/:mailing/verwerfen`, organiser, nothing, (c) =>
    act(c, discardMailing, 'verworfen', true),
  )
  app.post(`${MAILINGS}/:mailing/anhalten`, organiser, nothing, (c) => act(c, stopMailing, 'angehalten'))
  app.post(`${MAILINGS}/:mailing/wiederholen`, organiser, nothing, (c) => act(c, repeatFailed, 'wiederholt'))
  return app
}
