/** Nominating and deciding, one category at a time. */
import { Hono } from 'hono'
import { DecisionView } from '../../views/deliberation/decision.tsx'
import { type FormState, typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { type DecisionRefusal, loadDecision, nominate, saveDecision } from './decision-actions.ts'
import { decisionForm, nomineesForm } from './schema.ts'

const YEAR = '/verwaltung/:year{[0-9]{4}}'

/** The page, with the form of one part as it was typed. */
const decisionPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const loaded = await loadDecision(c.get('services'), actorOf(c), edition)
  // Whether a year is being decided is nobody else's business; the address answers as an unknown one.
  if (!loaded.ok)
    return loaded.error.kind === 'forbidden' ? errorPage(c, 'not_found') : failurePage(c, loaded.error)
  const part = state ? typed(state, 'category') : null
  const found = loaded.value.categories.findIndex(({ id }) => id === part)
  const index = found === -1 ? loaded.value.categories.length : found
  const view = (
    <DecisionView
      year={edition.year}
      title={edition.title}
      released={edition.released_at !== null}
      organiser={actorOf(c).isOrganiser}
      data={loaded.value}
      part={part}
      version={edition.version}
      state={{
        values: state?.values ?? {},
        // Rows of several forms stand on the page; each has its own address.
        errors: (state?.errors ?? []).map(({ field, message }) => ({
          field: field.startsWith('row-')
            ? `${index}-${field}`
            : field === 'nominee[]'
              ? `nominee-${index}`
              : field,
          message,
        })),
      }}
    />
  )
  return page(c, { title: 'Rangliste und Entscheidung', wide: true }, view)
}

const answer = async (c: Ctx, year: number, saved: Result<null, DecisionRefusal>) => {
  if (saved.ok) return done(c, paths.adminDecision(year), 'entscheidung')
  const { error } = saved
  const values = await typedAgain(c)
  if (error.kind === 'invalid') {
    c.status(422)
    return decisionPage(c, { values, errors: error.errors })
  }
  if (error.kind === 'forbidden') return errorPage(c, 'not_found')
  if (error.kind === 'closed') return failurePage(c, { kind: error.kind, message: error.message })
  c.status(409)
  return decisionPage(c, { values, errors: [{ field: 'form', message: error.message }] })
}

export const decisionRoutes = () => {
  const app = new Hono<AppEnv>()
  // The deputy of the meeting decides where the chair is not neutral; the use cases know who that is.
  const person = allow('signed_in')

  app.get(`${YEAR}/entscheidung`, person, (c) => decisionPage(c, undefined))

  app.post(`${YEAR}/entscheidung`, person, form(decisionForm, decisionPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    return answer(c, edition.year, await saveDecision(c.get('services'), actorOf(c), edition, input))
  })

  app.post(`${YEAR}/nominierungen`, person, form(nomineesForm, decisionPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    return answer(c, edition.year, await nominate(c.get('services'), actorOf(c), edition, input))
  })

  return app
}
