/** The hall's screen and the presenter's script. */
import { Hono } from 'hono'
import { ScriptView } from '../../views/stage/script.tsx'
import { StageDocument } from '../../views/stage/stage.tsx'
import { TextsView } from '../../views/stage/texts.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { loadStage, type Stage, saveScript, stagePictures } from './actions.ts'
import { scriptForm } from './schema.ts'
import { scriptOf } from './store.ts'

const withStage = async (
  c: Ctx,
  handler: (edition: Edition, stage: Stage) => Response | Promise<Response>,
): Promise<Response> => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const stage = await loadStage(c.get('services'), actorOf(c), edition)
  return stage.ok ? handler(edition, stage.value) : failurePage(c, stage.error)
}

const TEXTS = '/verwaltung/:year{[0-9]{4}}/buehne/texte'

const textsPage = (c: Ctx, state?: FormState) =>
  withStage(c, async ({ id, year }, { steps }) => {
    const script = await scriptOf(c.get('services').db, id)
    return page(
      c,
      { title: 'Sprechzettel schreiben' },
      <TextsView year={year} steps={steps} script={script} state={state ?? null} />,
    )
  })

export const stageRoutes = () => {
  const app = new Hono<AppEnv>()
  // Whoever confirms the release may present it, and that need not be the chair.
  const person = allow('signed_in')

  app.get('/verwaltung/:year{[0-9]{4}}/buehne', person, (c) =>
    withStage(c, async ({ year, released_at }, stage) => {
      const pictures = await stagePictures(c.get('services'), stage)
      return c.html(
        String(<StageDocument year={year} released={released_at !== null} pictures={pictures} {...stage} />),
      )
    }),
  )

  app.get('/verwaltung/:year{[0-9]{4}}/buehne/sprechzettel', person, (c) =>
    withStage(c, async (edition, stage) => {
      const { notes } = await scriptOf(c.get('services').db, edition.id)
      const place = [edition.venue, edition.place].filter(Boolean).join(', ')
      return page(
        c,
        { title: 'Sprechzettel' },
        <ScriptView year={edition.year} day={edition.starts_on} place={place} notes={notes} {...stage} />,
      )
    }),
  )

  app.get(TEXTS, person, (c) => textsPage(c))

  app.post(TEXTS, person, form(scriptForm, textsPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const saved = await saveScript(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (saved.ok) return done(c, paths.adminStageScript(edition.year), 'gespeichert')
    if (saved.error.kind !== 'conflict') return failurePage(c, saved.error)
    c.status(409)
    return textsPage(c, withError(noErrors(await typedAgain(c)), 'form', saved.error.message))
  })

  return app
}
