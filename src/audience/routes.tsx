/** The organisers' side of the audience's award, and its public count. */
import { Hono } from 'hono'
import { AudienceAdminView } from '../../views/audience/admin.tsx'
import { CountView } from '../../views/audience/result.tsx'
import { resultWords } from '../../views/audience/words/result.ts'
import { emptyForm } from '../account/schema.ts'
import { toBerlinInput } from '../core/berlin-time.ts'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf, withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { publicData, publicPage } from '../http/public-page.ts'
import { countOf, turnoutByBatch } from './box-store.ts'
import { codeSheet, type IssuedCode, invalidate, issueBatch, mailCodes } from './code-actions.ts'
import { showCode } from './codes.ts'
import type { AudienceBundle } from './count.ts'
import { countVote } from './count-actions.ts'
import { candidateDrafts, changeWindow, fixVote, savePrize } from './prize-actions.ts'
import { voteState } from './rules.ts'
import { batchForm, fixForm, mailForm, prizeForm, serialForm, windowForm } from './schema.ts'
import { candidatesOf, type Prize, prizeOf } from './store.ts'

const ADMIN = '/verwaltung/:year{[0-9]{4}}/publikum'

interface Shown {
  readonly form?: FormState
  readonly issued?: IssuedCode | null
  readonly mailed?: { mailed: number; known: number }
}

const valuesOf = (prize: Prize | undefined): Typed =>
  prize
    ? {
        title: prize.title,
        intro: prize.intro,
        choice: prize.choice,
        tie: prize.tie,
        field: prize.field,
        may_change: prize.may_change === 1 ? '1' : '',
        opens_at: toBerlinInput(prize.opens_at),
        closes_at: toBerlinInput(prize.closes_at),
      }
    : { title: 'Publikumspreis', choice: 'one', tie: 'shared', field: 'nominees', may_change: '1' }

const adminPage = async (c: Ctx, edition: Edition, shown: Shown = {}) => {
  const app = c.get('services')
  const prize = await prizeOf(app.db, edition.id)
  const count = await countOf(app.db, edition.id)
  const state = prize ? voteState(prize, count !== null, app.clock()) : 'none'
  const stored = valuesOf(prize)
  const form = shown.form ? { ...shown.form, values: { ...stored, ...shown.form.values } } : noErrors(stored)
  const { issued } = shown
  const view = (
    <AudienceAdminView
      year={edition.year}
      state={state}
      version={prize?.version ?? 0}
      form={form}
      drafts={prize && state === 'draft' ? await candidateDrafts(app, edition, prize.field) : []}
      candidates={await candidatesOf(app.db, edition.id)}
      batches={await turnoutByBatch(app.db, edition.id)}
      prize={
        prize
          ? {
              title: prize.title,
              choice: prize.choice,
              mayChange: prize.may_change === 1,
              opensAt: prize.opens_at,
              closesAt: prize.closes_at,
            }
          : null
      }
      result={count?.bundle ?? null}
      issued={
        issued ? { code: showCode(issued.code), link: app.config.origin + paths.ballot(issued.code) } : null
      }
      mailed={shown.mailed ?? null}
    />
  )
  return page(c, { title: 'Publikumspreis', wide: true }, view)
}

const again = (c: Ctx, state: FormState) =>
  withEdition(c, (edition) => adminPage(c, edition, { form: state }))

/** Back to the page, or the page again with what was typed and why not. */
const after = async <T,>(
  c: Ctx,
  edition: Edition,
  result: Result<T>,
  then: (value: T) => Response | Promise<Response> = () =>
    done(c, paths.adminAudience(edition.year), 'gespeichert'),
) => {
  if (result.ok) return then(result.value)
  c.status(result.error.kind === 'invalid' ? 422 : 409)
  return adminPage(c, edition, {
    form: withError(noErrors(await typedAgain(c)), 'form', result.error.message),
  })
}

/** The published count of a released year; before the release its address is as unknown as any other. */
const published = async (c: Ctx): Promise<AudienceBundle | null> => {
  const edition = await editionOf(c)
  if (!edition || edition.released_at === null) return null
  return (await countOf(c.get('services').db, edition.id))?.bundle ?? null
}

export const audienceRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(ADMIN, organiser, (c) => withEdition(c, (edition) => adminPage(c, edition)))

  app.post(ADMIN, organiser, form(prizeForm, again), (c) =>
    withEdition(c, async (edition) =>
      after(c, edition, await savePrize(c.get('services'), actorOf(c), edition, c.req.valid('form'))),
    ),
  )

  app.post(`${ADMIN}/zeiten`, organiser, form(windowForm, again), (c) =>
    withEdition(c, async (edition) =>
      after(c, edition, await changeWindow(c.get('services'), actorOf(c), edition, c.req.valid('form'))),
    ),
  )

  app.post(`${ADMIN}/festlegen`, organiser, form(fixForm, again), (c) =>
    withEdition(c, async (edition) =>
      after(c, edition, await fixVote(c.get('services'), actorOf(c), edition, c.req.valid('form'))),
    ),
  )

  app.post(`${ADMIN}/codes`, organiser, form(batchForm, again), (c) =>
    withEdition(c, async (edition) => {
      const input = c.req.valid('form')
      const issued = await issueBatch(c.get('services'), actorOf(c), edition, { ...input, kind: 'badge' })
      return after(c, edition, issued, async (codes) =>
        attachment(c, await codeSheet(c.get('services'), edition, codes)),
      )
    }),
  )

  app.post(`${ADMIN}/versand`, organiser, form(mailForm, again), (c) =>
    withEdition(c, async (edition) => {
      const mailed = await mailCodes(c.get('services'), actorOf(c), edition, c.req.valid('form'))
      return after(c, edition, mailed, (value) => adminPage(c, edition, { mailed: value }))
    }),
  )

  app.post(`${ADMIN}/sperren`, organiser, form(serialForm, again), (c) =>
    withEdition(c, async (edition) => {
      const { serial, replace } = c.req.valid('form')
      const gone = await invalidate(c.get('services'), actorOf(c), edition, {
        serial,
        replace: replace === '1',
      })
      return after(c, edition, gone, (issued) =>
        issued
          ? adminPage(c, edition, { issued })
          : done(c, paths.adminAudience(edition.year), 'gespeichert'),
      )
    }),
  )

  app.post(`${ADMIN}/auszaehlen`, organiser, form(emptyForm, again), (c) =>
    withEdition(c, async (edition) =>
      after(c, edition, await countVote(c.get('services'), actorOf(c).id, edition)),
    ),
  )

  app.get('/:year{[0-9]{4}}/publikumspreis', publicPage, async (c) => {
    const bundle = await published(c)
    if (!bundle) return errorPage(c, 'not_found')
    const lang = c.get('language')
    return page(
      c,
      { title: resultWords[lang].title(bundle.prize, bundle.year) },
      <CountView lang={lang} bundle={bundle} />,
    )
  })

  app.get('/:year{[0-9]{4}}/publikumspreis/auszaehlung.json', publicData, async (c) => {
    const bundle = await published(c)
    return bundle ? c.json(bundle) : errorPage(c, 'not_found')
  })

  return app
}
