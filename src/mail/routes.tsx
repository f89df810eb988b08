/** In development builds every letter can be read in the browser. */
import { Hono } from 'hono'
import { DevMailView } from '../../views/dev/mail.tsx'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import type { AppEnv } from '../http/context.ts'
import { page } from '../http/page.tsx'
import { latestLetters } from './store.ts'

export const mailRoutes = () => {
  const app = new Hono<AppEnv>()
  app.get(paths.devMail, allow('development'), async (c) => {
    const letters = await latestLetters(c.get('services').db, 50)
    return page(c, { title: 'Postausgang der Entwicklung' }, <DevMailView letters={letters} />)
  })
  return app
}
