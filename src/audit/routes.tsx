/** The organisers' page of the log. */
import { Hono } from 'hono'
import { LogView } from '../../views/audit/log.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import type { Cell } from '../table/columns.ts'
import { toCsv } from '../table/csv.ts'
import { askedCheck } from './chain-actions.ts'
import { loadLog, loadSealState, loadWholeLog } from './log-actions.ts'
import { predicateOf } from './predicates.ts'
import { checkForm, logQuery } from './schema.ts'
import { actorText, detailText } from './wording.ts'

const logPage = async (c: Ctx, state: FormState, problem: string | null = null) => {
  const { db, config, logCopy, backups } = c.get('services')
  const query = logQuery(c.req.query())
  const view = (
    <LogView
      query={query}
      {...(await loadLog(db, query))}
      years={(await listEditions(db)).map(({ year }) => year)}
      state={await loadSealState(db)}
      leaves={{
        log: logCopy !== undefined || (config.logMail ?? []).length > 0,
        backup: backups?.nightly === true,
      }}
      form={state}
      problem={problem}
    />
  )
  return page(c, { title: 'Protokoll', wide: true, ...(problem ? { status: 409 } : {}) }, view)
}

const HEAD = ['Nummer', 'Zeit', 'Wer', 'Was', 'Wozu', 'Einzelheiten', 'Art', 'Kennung der Person', 'Kennung']

const words = (text: string): Cell => ({ kind: 'text', text })

const logFile = async (c: Ctx) => {
  const { events, names } = await loadWholeLog(c.get('services').db, logQuery(c.req.query()))
  const nameOf = (id: string) => names.get(id)?.name
  const rows = events.map((event): Cell[] => [
    { kind: 'number', value: event.seq },
    { kind: 'moment', at: event.at },
    words(actorText(event, nameOf)),
    words(predicateOf(event.kind)),
    words(nameOf(event.subject) ?? ''),
    words(detailText(event, nameOf)),
    words(event.kind),
    words(event.actor_id ?? ''),
    words(event.subject),
  ])
  const bytes = toCsv({ head: HEAD, rows })
  return attachment(c, { name: 'protokoll.csv', type: 'text/csv; charset=utf-8', bytes })
}

export const auditRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.adminLog, organiser, (c) => logPage(c, noErrors({})))
  app.get(paths.adminLogFile(''), organiser, logFile)
  app.post(paths.adminLogCheck, organiser, form(checkForm, logPage), async (c) => {
    const { wert } = c.req.valid('form')
    const checked = await askedCheck(c.get('services'), actorOf(c), wert)
    if (checked.ok) return done(c, paths.adminLog, wert === null ? 'protokoll-geprueft' : 'pruefwert-stimmt')
    return logPage(c, noErrors({ wert: wert ?? '' }), checked.error.message)
  })

  return app
}
