/** The way to the release over HTTP: plan, seal, confirm, open, take back, correct. */
import { Hono } from 'hono'
import { CorrectionView } from '../../views/release/correction.tsx'
import { LettersView } from '../../views/release/letters.tsx'
import { OpenView } from '../../views/release/open.tsx'
import { ReleaseView } from '../../views/release/overview.tsx'
import { PlanView } from '../../views/release/plan.tsx'
import { toBerlinInput } from '../core/berlin-time.ts'
import type { NoticeKey } from '../core/de.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { wantsJson } from '../http/upload.ts'
import {
  confirmRelease,
  loadRelease,
  planOpening,
  type ReleaseState,
  savePreparation,
  sealRelease,
} from './actions.ts'
import { agreeToChange, askCorrection, askUndo, refuseChange } from './change-actions.ts'
import { lettersOf } from './letters.ts'
import { openNow } from './opening.ts'
import { namesOf } from './release-store.ts'
import {
  changeForm,
  confirmForm,
  correctedWords,
  correctionForm,
  openForm,
  type PlanInput,
  planForm,
  planFrom,
  sealForm,
  timeForm,
  undoForm,
} from './schema.ts'
import { releasedSnapshot } from './store.ts'

/** The release for those who may know of it. */
const withRelease = (
  c: Ctx,
  handler: (state: ReleaseState) => Response | Promise<Response>,
): Promise<Response> =>
  withEdition(c, async (edition) => {
    const state = await loadRelease(c.get('services'), actorOf(c), edition)
    return state.ok ? handler(state.value) : failurePage(c, state.error)
  })

const overviewPage = (c: Ctx, typed?: FormState) =>
  withRelease(c, async (release) => {
    const { seal, change, versions } = release
    const people = [seal?.sealed_by, seal?.confirmed_by, change?.asked_by]
    const names = await namesOf(
      c.get('services').db,
      [...people, ...versions.map((one) => one.confirmed_by)].flatMap((id) => id ?? []),
    )
    const state = typed ?? noErrors({ opens_at: toBerlinInput(release.opensAt) })
    const view = <ReleaseView release={release} me={actorOf(c).id} names={names} state={state} />
    return page(c, { title: 'Freigabe' }, view)
  })

const planPage = (c: Ctx, typed?: FormState) =>
  withRelease(c, async (release) => {
    if (release.edition.released_at !== null)
      return errorPage(c, 'closed', 'Die Ergebnisse sind veröffentlicht. Worte lassen sich noch berichtigen.')
    return page(c, { title: 'Freigabe vorbereiten' }, <PlanView release={release} typed={typed ?? null} />)
  })

const savePlan = (c: Ctx, input: PlanInput) =>
  withRelease(c, async ({ edition, built }) => {
    const saved = await savePreparation(c.get('services'), actorOf(c), edition, {
      plan: planFrom(input, built.decided),
      planVersion: input.version,
      editionVersion: input.edition,
    })
    if (wantsJson(c))
      return saved.ok
        ? c.json({ version: saved.value, saved: 'Gespeichert.' })
        : c.json({ message: saved.error.message }, 409)
    if (saved.ok) return done(c, paths.adminReleasePlan(edition.year), 'gespeichert')
    c.status(409)
    return planPage(c, withError(noErrors(await typedAgain(c)), 'intro', saved.error.message))
  })

const lettersPage = (c: Ctx) =>
  withRelease(c, async ({ edition, built, versions }) => {
    const letters = await lettersOf(c.get('services'), edition, built.snapshot, versions.length + 1)
    return page(c, { title: 'Briefe' }, <LettersView year={edition.year} letters={letters} />)
  })

const correctionPage = (c: Ctx, typed?: FormState) =>
  withRelease(c, async ({ edition }) => {
    const released = await releasedSnapshot(c.get('services').db, edition.id)
    if (!released) return errorPage(c, 'closed', 'Die Ergebnisse sind nicht veröffentlicht.')
    return page(
      c,
      { title: 'Worte berichtigen' },
      <CorrectionView snapshot={released.snapshot} state={typed ?? noErrors({})} />,
    )
  })

/** A version that is or was public, as it was hashed. */
const versionFile = (c: Ctx) =>
  withRelease(c, async ({ versions }) => {
    const found = versions.find(({ version }) => version === Number.parseInt(param(c, 'version'), 10))
    return found
      ? c.body(found.content, 200, { 'Content-Type': 'application/json; charset=utf-8' })
      : errorPage(c, 'not_found')
  })

/** Back to the overview after an act, or the overview with what stands against it. */
const answer = async (c: Ctx, edition: Edition, result: Result<unknown>, notice: NoticeKey) => {
  if (result.ok) return done(c, paths.adminRelease(edition.year), notice)
  const { kind, message } = result.error
  if (kind === 'forbidden' || kind === 'not_found') return failurePage(c, result.error)
  c.status(kind === 'invalid' ? 422 : 409)
  return overviewPage(c, withError(noErrors(await typedAgain(c)), 'release', message))
}

export const releaseRoutes = () => {
  const app = new Hono<AppEnv>()
  // The deputy confirms where the chair is not neutral; the use cases know who that is.
  const person = allow('signed_in')
  const organiser = allow('organiser')
  const year = ':year{[0-9]{4}}'
  const back = (c: Ctx, state: FormState) => overviewPage(c, state)

  app.get(paths.adminRelease(year), person, (c) => overviewPage(c))
  app.get(paths.adminReleasePlan(year), organiser, (c) => planPage(c))
  app.get(paths.adminReleaseLetters(year), person, lettersPage)
  app.get(`${paths.adminRelease(year)}/fassungen/:version{[0-9]{1,4}\\.json}`, person, versionFile)

  app.post(
    paths.adminReleasePlan(year),
    organiser,
    form(planForm, (c, state) =>
      wantsJson(c)
        ? c.json({ message: 'Noch nicht gespeichert: Eine Angabe passt nicht.' }, 422)
        : planPage(c, state),
    ),
    (c) => savePlan(c, c.req.valid('form')),
  )

  app.post(paths.adminReleaseDo(year, 'versiegeln'), organiser, form(sealForm, back), (c) =>
    withEdition(c, async (edition) => {
      const { edition: editionVersion, plan: planVersion } = c.req.valid('form')
      const seen = { editionVersion, planVersion }
      return answer(c, edition, await sealRelease(c.get('services'), actorOf(c), edition, seen), 'versiegelt')
    }),
  )

  app.post(paths.adminReleaseDo(year, 'bestaetigen'), person, form(confirmForm, back), (c) =>
    withEdition(c, async (edition) => {
      const { sha256 } = c.req.valid('form')
      const confirmed = await confirmRelease(c.get('services'), actorOf(c), edition, sha256)
      return answer(c, edition, confirmed, 'freigabe-bestaetigt')
    }),
  )

  app.post(paths.adminReleaseDo(year, 'zeit'), person, form(timeForm, back), (c) =>
    withEdition(c, async (edition) => {
      const { opens_at } = c.req.valid('form')
      const planned = await planOpening(c.get('services'), actorOf(c), edition, opens_at)
      return answer(c, edition, planned, 'freigabe-zeit')
    }),
  )

  app.get(paths.adminReleaseOpen(year), person, (c) =>
    withRelease(c, async (release) =>
      page(c, { title: 'Ergebnisse öffnen' }, <OpenView release={release} />),
    ),
  )

  app.post(paths.adminReleaseOpen(year), person, form(openForm, back), (c) =>
    withEdition(c, async (edition) => {
      const opened = await openNow(c.get('services'), actorOf(c), edition)
      return opened.ok
        ? done(c, paths.winners(edition.year), 'freigegeben')
        : answer(c, edition, opened, 'freigegeben')
    }),
  )

  app.post(paths.adminReleaseDo(year, 'ruecknahme'), person, form(undoForm, back), (c) =>
    withEdition(c, async (edition) => {
      const { reason } = c.req.valid('form')
      const asked = await askUndo(c.get('services'), actorOf(c), edition, reason)
      return answer(c, edition, asked, 'aenderung-erbeten')
    }),
  )

  app.get(paths.adminReleaseCorrection(year), person, (c) => correctionPage(c))

  app.post(paths.adminReleaseCorrection(year), person, form(correctionForm, correctionPage), (c) =>
    withEdition(c, async (edition) => {
      const input = c.req.valid('form')
      const wish = { words: correctedWords(input), reason: input.reason }
      const asked = await askCorrection(c.get('services'), actorOf(c), edition, wish)
      if (asked.ok) return done(c, paths.adminRelease(edition.year), 'aenderung-erbeten')
      if (asked.error.kind !== 'invalid') return failurePage(c, asked.error)
      c.status(422)
      return correctionPage(c, withError(noErrors(await typedAgain(c)), 'intro', asked.error.message))
    }),
  )

  app.post(
    paths.adminReleaseDo(year, 'zustimmen'),
    person,
    form(changeForm, (c) => withRelease(c, () => errorPage(c, 'invalid'))),
    (c) =>
      withEdition(c, async (edition) => {
        const { asked_at } = c.req.valid('form')
        const agreed = await agreeToChange(c.get('services'), actorOf(c), edition, asked_at)
        const undone = agreed.ok && agreed.value === 'undo'
        return answer(c, edition, agreed, undone ? 'ergebnisse-zurueck' : 'ergebnisse-korrigiert')
      }),
  )

  app.post(
    paths.adminReleaseDo(year, 'ablehnen'),
    person,
    form(changeForm, (c) => withRelease(c, () => errorPage(c, 'invalid'))),
    (c) =>
      withEdition(c, async (edition) => {
        const { asked_at } = c.req.valid('form')
        const refused = await refuseChange(c.get('services'), actorOf(c), edition, asked_at)
        return answer(c, edition, refused, 'gespeichert')
      }),
  )

  return app
}
