/** Reporting that a project was taken over: public form, proof by mail, the organisers' list. */
import { Hono } from 'hono'
import { AdoptionsView, AdoptionView } from '../../views/admin/adoptions.tsx'
import { AdoptionFormView, AdoptionProofView, AdoptionSentView } from '../../views/public/adoption.tsx'
import { adoptionWords } from '../../views/public/words/adoption.ts'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { allow, allowInBothLanguages } from '../http/access.ts'
import { clientAddress } from '../http/client.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, formFor, typedAgain, validated } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { releasedSnapshot } from '../publication/store.ts'
import { exampleBySlug } from '../showcase/example-store.ts'
import { type Adopted, decideAdoption, proveAdoption, reportAdoption, takeBackAdoption } from './actions.ts'
import { type Decision, isProvable } from './rules.ts'
import { type ReportInput, reasonForm, reportForm } from './schema.ts'
import { adoptionByToken, adoptionOf, adoptionsOfEdition } from './store.ts'

type Kind = 'winner' | 'project'

interface Found extends Adopted {
  /** Its page, and the address of the form. */
  readonly href: string
  readonly action: string
}

/** The public project that the address names, as a winner or as good practice; null before release. */
const projectOf = async (c: Ctx, kind: Kind): Promise<Found | null> => {
  const edition = await editionOf(c)
  if (!edition || edition.released_at === null) return null
  const { db } = c.get('services')
  const slug = param(c, 'slug')
  if (kind === 'winner') {
    const released = await releasedSnapshot(db, edition.id)
    const winner = released?.snapshot.winners.find((one) => one.slug === slug)
    if (!winner) return null
    const [href, action] = [paths.winner(edition.year, slug), paths.winnerAdoption(edition.year, slug)]
    return { edition, submission: winner.submission, title: winner.title, href, action }
  }
  const example = await exampleBySlug(db, edition.id, slug)
  if (!example || example.winner) return null
  const [href, action] = [paths.project(edition.year, slug), paths.projectAdoption(edition.year, slug)]
  return { edition, submission: example.submission, title: example.title, href, action }
}

const thisYear = (c: Ctx) => new Date(c.get('services').clock()).getUTCFullYear()

const formPage = async (c: Ctx, kind: Kind, state: FormState) => {
  const project = await projectOf(c, kind)
  if (!project) return errorPage(c, 'not_found')
  const lang = c.get('language')
  return page(
    c,
    { title: adoptionWords[lang].title },
    <AdoptionFormView
      lang={lang}
      title={project.title}
      href={project.href}
      action={project.action}
      year={thisYear(c)}
      state={state}
    />,
  )
}

const reported = async (c: Ctx, kind: Kind) => {
  const project = await projectOf(c, kind)
  if (!project) return errorPage(c, 'not_found')
  const input = validated<ReportInput>(c)
  const saved = await reportAdoption(c.get('services'), project, input, clientAddress(c))
  if (!saved.ok) {
    c.status(429)
    return formPage(c, kind, withError(noErrors(await typedAgain(c)), 'form', saved.error.message))
  }
  const lang = c.get('language')
  const view = <AdoptionSentView lang={lang} email={input.email} href={project.href} title={project.title} />
  return page(c, { title: adoptionWords[lang].sent }, view)
}

/** Shown to whoever has the link; mail scanners open it too, so only the button confirms. */
const proofPage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const token = param(c, 'token')
  const adoption = await adoptionByToken(db, await sha256(token))
  if (!adoption) return errorPage(c, 'not_found')
  const lang = c.get('language')
  const view = (
    <AdoptionProofView
      lang={lang}
      token={token}
      adoption={adoption}
      provable={isProvable(adoption, clock())}
      over={adoption.email === ''}
    />
  )
  return page(c, { title: adoptionWords[lang].report }, view)
}

const adminPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const adoptions = await adoptionsOfEdition(c.get('services').db, edition.id)
  return page(c, { title: 'Übernahmen' }, <AdoptionsView year={edition.year} adoptions={adoptions} />)
}

const onePage = async (c: Ctx, state: FormState) => {
  const edition = await editionOf(c)
  const adoption = edition && (await adoptionOf(c.get('services').db, edition.id, param(c, 'adoption')))
  if (!edition || !adoption || adoption.state === 'unproven') return errorPage(c, 'not_found')
  const view = <AdoptionView year={edition.year} adoption={adoption} state={state} />
  return page(c, { title: adoption.municipality }, view)
}

const decided = async (c: Ctx, decision: Decision, reason: string) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const saved = await decideAdoption(c.get('services'), actorOf(c), edition, param(c, 'adoption'), {
    decision,
    reason,
  })
  return saved.ok ? done(c, paths.adminAdoptions(edition.year), 'gespeichert') : failurePage(c, saved.error)
}

const FORMS: [Kind, string][] = [
  ['winner', '/:year{[0-9]{4}}/preistraeger/:slug/uebernommen'],
  ['project', '/:year{[0-9]{4}}/projekte/:slug/uebernommen'],
]
const ADMIN = '/verwaltung/:year{[0-9]{4}}/uebernahmen'

export const adoptionRoutes = () => {
  const app = new Hono<AppEnv>()
  const both = allowInBothLanguages()
  const organiser = allow('organiser')
  const invalid = (c: Ctx) => errorPage(c, 'invalid')

  for (const [kind, path] of FORMS) {
    app.get(path, both, (c) => formPage(c, kind, noErrors({})))
    app.post(
      path,
      both,
      formFor(
        async (c) => reportForm(thisYear(c), c.get('language')),
        (c, state) => formPage(c, kind, state),
      ),
      (c) => reported(c, kind),
    )
  }

  app.get(paths.adoptionProof(':token'), both, proofPage)
  app.post(paths.adoptionProof(':token'), both, form(emptyForm, invalid), async (c) => {
    const proven = await proveAdoption(c.get('services'), param(c, 'token'))
    return proven.ok ? proofPage(c) : failurePage(c, proven.error)
  })
  app.post(paths.adoptionWithdraw(':token'), both, form(emptyForm, invalid), async (c) => {
    const app = c.get('services')
    const adoption = await adoptionByToken(app.db, await sha256(param(c, 'token')))
    if (!adoption) return errorPage(c, 'not_found')
    const back = await takeBackAdoption(app, adoption)
    return back.ok ? proofPage(c) : failurePage(c, back.error)
  })

  app.get(ADMIN, organiser, adminPage)
  app.get(`${ADMIN}/:adoption`, organiser, (c) => onePage(c, noErrors({})))
  app.post(`${ADMIN}/:adoption/annehmen`, organiser, form(emptyForm, invalid), (c) =>
    decided(c, 'accepted', ''),
  )
  app.post(`${ADMIN}/:adoption/ablehnen`, organiser, form(reasonForm, onePage), (c) =>
    decided(c, 'refused', c.req.valid('form').reason),
  )
  app.post(`${ADMIN}/:adoption/entfernen`, organiser, form(reasonForm, onePage), (c) =>
    decided(c, 'removed', c.req.valid('form').reason),
  )

  return app
}
