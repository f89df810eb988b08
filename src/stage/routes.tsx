/** The hall's screen and the presenter's script. */
import { Hono } from 'hono'
import { ScriptView } from '../../views/stage/script.tsx'
import { StageDocument } from '../../views/stage/stage.tsx'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { loadStage, type Stage, stagePictures } from './actions.ts'

const withStage = async (
  c: Ctx,
  handler: (edition: Edition, stage: Stage) => Response | Promise<Response>,
): Promise<Response> => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const stage = await loadStage(c.get('services'), actorOf(c), edition)
  return stage.ok ? handler(edition, stage.value) : failurePage(c, stage.error)
}

export const stageRoutes = () => {
  const app = new Hono<AppEnv>()
  const decider = allow('decider')

  app.get('/verwaltung/:year{[0-9]{4}}/buehne', decider, (c) =>
    withStage(c, async ({ year, released_at }, stage) => {
      const pictures = await stagePictures(c.get('services'), stage)
      return c.html(
        <StageDocument year={year} released={released_at !== null} pictures={pictures} {...stage} />,
      )
    }),
  )

  app.get('/verwaltung/:year{[0-9]{4}}/buehne/sprechzettel', decider, (c) =>
    withStage(c, ({ year, starts_on, venue, place }, stage) =>
      page(
        c,
        { title: 'Sprechzettel' },
        <ScriptView
          year={year}
          day={starts_on}
          place={[venue, place].filter(Boolean).join(', ')}
          {...stage}
        />,
      ),
    ),
  )

  return app
}
