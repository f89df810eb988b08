/** Reporting barriers, and dealing with the reports. */
import { Hono } from 'hono'
import { BarrierThanksView, BarrierView } from '../../views/public/barrier.tsx'
import { barrierWords } from '../../views/public/words/barrier.ts'
import { BarriersView } from '../../views/site/barriers.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { inLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { allow, allowInBothLanguages } from '../http/access.ts'
import { clientAddress } from '../http/client.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { closeBarrier, reportBarrier } from './actions.ts'
import { isReceipt } from './receipt.ts'
import { barrierForm, LIMITS } from './schema.ts'
import { listBarriers } from './store.ts'

const formPage = (c: Ctx, state: FormState) => {
  const lang = c.get('language')
  const t = barrierWords[lang]
  // One sentence for each field says all that can be wrong with it, in both languages.
  const errors = state.errors.map(({ field, message }) => ({ field, message: t.errors[field] ?? message }))
  return page(c, { title: t.title }, <BarrierView lang={lang} state={{ ...state, errors }} />)
}

const openPage = (c: Ctx) => {
  const lang = c.get('language')
  const receipt = c.req.query('nummer') ?? ''
  if (isReceipt(receipt))
    return page(c, { title: barrierWords[lang].thanks }, <BarrierThanksView lang={lang} receipt={receipt} />)
  return formPage(c, noErrors({ page: (c.req.query('seite') ?? '').slice(0, LIMITS.page) }))
}

const listPage = async (c: Ctx) =>
  page(
    c,
    { title: 'Gemeldete Barrieren' },
    <BarriersView reports={await listBarriers(c.get('services').db)} />,
  )

export const barrierRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.barrier, publicPage, openPage)
  app.post(paths.barrier, allowInBothLanguages(), form(barrierForm, formPage), async (c) => {
    const language = c.get('language')
    const report = { ...c.req.valid('form'), client: clientAddress(c), language }
    const filed = await reportBarrier(c.get('services'), report)
    if (filed.ok) return c.redirect(inLanguage(language, paths.barrierReceipt(filed.value)), 303)
    c.status(429)
    return page(
      c,
      { title: barrierWords[language].title },
      <BarrierView
        lang={language}
        state={withError(noErrors(await typedAgain(c)), 'form', barrierWords[language].tooMany)}
      />,
    )
  })

  app.get(paths.adminBarriers, organiser, listPage)
  app.post(paths.adminBarrierDone(':id'), organiser, form(emptyForm, listPage), async (c) => {
    const closed = await closeBarrier(c.get('services'), actorOf(c), param(c, 'id'))
    return closed.ok ? done(c, paths.adminBarriers, 'barriere-erledigt') : failurePage(c, closed.error)
  })

  return app
}
