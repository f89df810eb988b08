/** The minutes of a meeting as page and document. */
import { Hono } from 'hono'
import { MinutesView } from '../../views/minutes/minutes.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { type Attended, loadMeeting } from '../deliberation/actions.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { correctMinutes, loadMinutes, minutesDocument, signMinutes } from './actions.ts'
import { correctForm, signForm } from './schema.ts'

const withMeeting = async (c: Ctx, handler: (attended: Attended) => Promise<Response>): Promise<Response> => {
  const loaded = await loadMeeting(c.get('services'), actorOf(c), param(c, 'meeting'))
  return loaded.ok ? handler(loaded.value) : failurePage(c, loaded.error)
}

/** The version that the address asks for. */
const asked = (c: Ctx): number | undefined => {
  const number = c.req.query('fassung')
  return number !== undefined && /^[1-9]\d{0,3}$/.test(number) ? Number(number) : undefined
}

const minutesPage = (c: Ctx, state: FormState = noErrors({})) =>
  withMeeting(c, async (attended) => {
    const loaded = await loadMinutes(c.get('services'), actorOf(c), attended, asked(c))
    if (!loaded.ok) return failurePage(c, loaded.error)
    const view = <MinutesView meeting={attended.meeting.id} view={loaded.value} state={state} />
    return page(c, { title: 'Niederschrift' }, view)
  })

const answer = async (c: Ctx, saved: Result<null>) => {
  if (saved.ok) return done(c, paths.minutes(param(c, 'meeting')), 'gespeichert')
  if (saved.error.kind !== 'conflict') return failurePage(c, saved.error)
  const values = await typedAgain(c)
  c.status(409)
  return minutesPage(c, withError(noErrors(values), 'form', saved.error.message))
}

export const minutesRoutes = () => {
  const app = new Hono<AppEnv>()
  const person = allow('signed_in')
  const at = ':meeting'

  app.get(paths.minutes(at), person, (c) => minutesPage(c))

  app.get(paths.minutesPdf(at), person, (c) =>
    withMeeting(c, async (attended) => {
      const app = c.get('services')
      const loaded = await loadMinutes(app, actorOf(c), attended, asked(c))
      if (!loaded.ok) return failurePage(c, loaded.error)
      return attachment(c, await minutesDocument(app, loaded.value, app.clock()))
    }),
  )

  app.post(paths.minutesDo(at, 'unterzeichnen'), person, form(signForm, minutesPage), (c) =>
    withMeeting(c, async (attended) =>
      answer(c, await signMinutes(c.get('services'), actorOf(c), attended, c.req.valid('form'))),
    ),
  )

  app.post(paths.minutesDo(at, 'berichtigen'), person, form(correctForm, minutesPage), (c) =>
    withMeeting(c, async (attended) =>
      answer(c, await correctMinutes(c.get('services'), actorOf(c), attended, c.req.valid('form'))),
    ),
  )

  return app
}
