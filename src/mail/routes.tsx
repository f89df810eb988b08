/** The organisers' list of letters; in development builds every letter can be read in the browser. */
import { Hono } from 'hono'
import { DevMailView } from '../../views/dev/mail.tsx'
import { LetterView } from '../../views/mailing/letter.tsx'
import { LettersView } from '../../views/mailing/letters.tsx'
import { emptyForm } from '../account/schema.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { pageOf } from '../table/rules.ts'
import { resendLetter } from './actions.ts'
import { letterQuery, PAGE_SIZE } from './schema.ts'
import { attemptsOf, countLetters, latestLetters, letterById, listLetters } from './store.ts'

const lettersPage = async (c: Ctx) => {
  const { db } = c.get('services')
  const query = letterQuery(c.req.query())
  const { zustand, art, an, rundschreiben } = query
  const filter = { state: zustand, kind: art, recipient: an?.toLowerCase() ?? null, mailingId: rundschreiben }
  const hits = await countLetters(db, filter)
  const { offset, ...pages } = pageOf(query.seite, hits, PAGE_SIZE)
  const rows = await listLetters(db, filter, { limit: PAGE_SIZE, offset })
  const view = <LettersView query={query} rows={rows} hits={hits} {...pages} />
  return page(c, { title: 'Postausgang', wide: true }, view)
}

const letterPage = async (c: Ctx) => {
  const { db } = c.get('services')
  const letter = await letterById(db, param(c, 'letter'))
  if (!letter) return errorPage(c, 'not_found')
  const view = <LetterView letter={letter} attempts={await attemptsOf(db, letter.id)} />
  return page(c, { title: 'E-Mail' }, view)
}

const resend = async (c: Ctx) => {
  const letter = await letterById(c.get('services').db, param(c, 'letter'))
  if (!letter) return errorPage(c, 'not_found')
  const queued = await resendLetter(c.get('services'), actorOf(c), letter)
  return queued.ok ? done(c, paths.adminLetter(letter.id), 'wiederholt') : failurePage(c, queued.error)
}

export const mailRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  app.get(paths.adminMail, organiser, lettersPage)
  app.get(paths.adminLetter(':letter'), organiser, letterPage)
  app.post(
    paths.adminLetterAgain(':letter'),
    organiser,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    resend,
  )
  app.get(paths.devMail, allow('development'), async (c) => {
    const letters = await latestLetters(c.get('services').db, 50)
    return page(c, { title: 'Postausgang der Entwicklung' }, <DevMailView letters={letters} />)
  })
  return app
}
