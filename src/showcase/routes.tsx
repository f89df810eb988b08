/** What organisers, entrants and jurors say about the public page of a year. */
import { Hono } from 'hono'
import { EditionPageFormView } from '../../views/admin/edition-page.tsx'
import { NamingView } from '../../views/jury/naming.tsx'
import { ExampleConsentView } from '../../views/submission/example.tsx'
import { seatIn } from '../account/rules.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Failure } from '../core/result.ts'
import { phaseOf } from '../edition/rules.ts'
import { countSubmissions } from '../edition/store.ts'
import { exampleQuestion } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf, withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf } from '../http/upload.ts'
import { listJurors } from '../jury/store.ts'
import { loadOwn } from '../submission/actions.ts'
import { publishFigures, saveEditionPage, saveStatement, sayExampleConsent, sayNaming } from './actions.ts'
import { figuresReady } from './rules.ts'
import { consentForm, pageForm, statementForm } from './schema.ts'
import { consentOf, type EditionPage, editionPageOf, figuresOfEdition, isNamed, namedJury } from './store.ts'

/** Empty rows offered below the programme. */
const SPARE_ROWS = 3

const pageValues = ({ version, jury_from, programme }: EditionPage) => {
  const rows = [...programme, ...Array(SPARE_ROWS).fill({ when: '', title: '', speaker: '', note: '' })]
  return {
    version: String(version),
    jury_from,
    'when[]': rows.map(({ when }) => when),
    'title[]': rows.map(({ title }) => title),
    'speaker[]': rows.map(({ speaker }) => speaker),
    'note[]': rows.map(({ note }) => note),
  }
}

const statementValues = (stored: EditionPage) => ({
  version: String(stored.version),
  statement_title: stored.statement_title,
  statement_on: stored.statement_on ?? '',
  statement_summary: stored.statement_summary,
  public: stored.statement_public === 1 ? '1' : '',
})

/** The organisers' page, with one of its two forms as it was typed. */
const adminPage = (c: Ctx, again: { page?: FormState; statement?: FormState } = {}) =>
  withEdition(c, async (edition) => {
    const { db, clock } = c.get('services')
    const stored = await editionPageOf(db, edition.id)
    const { unscreened } = await countSubmissions(db, edition.id)
    const ready = figuresReady(phaseOf(edition, clock()), unscreened)
    const published = (await figuresOfEdition(db, edition.id)) !== null
    const seated = (await listJurors(db, edition.id)).filter(({ removed_at }) => removed_at === null)
    const view = (
      <EditionPageFormView
        year={edition.year}
        page={again.page ?? noErrors(pageValues(stored))}
        statement={again.statement ?? noErrors(statementValues(stored))}
        file={stored.file}
        named={(await namedJury(db, edition.id)).length}
        jurors={seated.length}
        figures={published ? 'public' : ready ? 'possible' : 'early'}
      />
    )
    return page(c, { title: 'Seite der Ausgabe' }, view)
  })

/** After a conflict the form carries the version that is stored now: saving once more is then meant. */
const refused = async (c: Ctx, which: 'page' | 'statement', field: string, { kind, message }: Failure) => {
  c.status(kind === 'conflict' ? 409 : 422)
  const edition = await editionOf(c)
  const typed = await typedAgain(c)
  const stored = edition && (await editionPageOf(c.get('services').db, edition.id))
  const values = kind === 'conflict' && stored ? { ...typed, version: String(stored.version) } : typed
  return adminPage(c, { [which]: withError(noErrors(values), field, message) })
}

const consentPage = async (c: Ctx) => {
  const app = c.get('services')
  const own = await loadOwn(app, actorOf(c), param(c, 'id'), 'own')
  if (!own.ok) return failurePage(c, own.error)
  const { submission, edition } = own.value
  const question = exampleQuestion((await currentForm(app.db, edition)).questions)
  const view = (
    <ExampleConsentView
      id={submission.id}
      title={submission.title}
      year={edition.year}
      handedIn={submission.state === 'submitted'}
      consent={await consentOf(app.db, submission.id, question?.key)}
      released={edition.released_at !== null}
    />
  )
  return page(c, { title: 'Gutes Beispiel' }, view)
}

const namingPage = (c: Ctx) =>
  withEdition(c, async (edition) => {
    const { db } = c.get('services')
    const seat = seatIn(edition.id, actorOf(c))
    const juror = (await listJurors(db, edition.id)).find(({ id }) => id === seat?.jurorId)
    if (!seat || !juror) return errorPage(c, 'not_found')
    const view = (
      <NamingView
        year={edition.year}
        name={juror.name}
        institution={juror.institution}
        named={await isNamed(db, seat.jurorId)}
        from={(await editionPageOf(db, edition.id)).jury_from}
      />
    )
    return page(c, { title: 'Öffentliche Nennung' }, view)
  })

const PAGE = '/verwaltung/:year{[0-9]{4}}/seite'
const NAMING = '/jury/:year{[0-9]{4}}/nennung'

export const showcaseRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(PAGE, organiser, (c) => adminPage(c))

  app.post(
    PAGE,
    organiser,
    form(pageForm, (c, state) => adminPage(c, { page: state })),
    (c) =>
      withEdition(c, async (edition) => {
        const saved = await saveEditionPage(c.get('services'), actorOf(c), edition, c.req.valid('form'))
        if (saved.ok) return done(c, paths.adminEditionPage(edition.year), 'gespeichert')
        return refused(c, 'page', 'form', saved.error)
      }),
  )

  app.post(
    `${PAGE}/stellungnahme`,
    allow('organiser', MAX_UPLOAD_BYTES),
    form(statementForm, (c, state) => adminPage(c, { statement: state })),
    (c) =>
      withEdition(c, async (edition) => {
        const [file] = await filesOf(c, 'datei')
        const input = c.req.valid('form')
        const saved = await saveStatement(c.get('services'), actorOf(c), edition, input, file)
        if (saved.ok) return done(c, paths.adminEditionPage(edition.year), 'gespeichert')
        return refused(c, 'statement', saved.error.kind === 'invalid' ? 'datei' : 'form', saved.error)
      }),
  )

  app.post(
    `${PAGE}/zahlen`,
    organiser,
    form(consentForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withEdition(c, async (edition) => {
        const saved = await publishFigures(c.get('services'), actorOf(c), edition)
        return saved.ok
          ? done(c, paths.adminEditionPage(edition.year), 'gespeichert')
          : failurePage(c, saved.error)
      }),
  )

  app.get(paths.submissionExample(':id'), allow('signed_in'), consentPage)

  app.post(
    paths.submissionExample(':id'),
    allow('signed_in'),
    form(consentForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const app = c.get('services')
      const own = await loadOwn(app, actorOf(c), param(c, 'id'), 'own')
      if (!own.ok) return failurePage(c, own.error)
      const said = await sayExampleConsent(app, actorOf(c), own.value, c.req.valid('form').agreed === '1')
      return said.ok
        ? done(c, paths.submissionExample(own.value.submission.id), 'gespeichert')
        : failurePage(c, said.error)
    },
  )

  app.get(NAMING, allow('juror'), namingPage)

  app.post(
    NAMING,
    allow('juror'),
    form(consentForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withEdition(c, async (edition) => {
        const agreed = c.req.valid('form').agreed === '1'
        const said = await sayNaming(c.get('services'), actorOf(c), edition, agreed)
        return said.ok ? done(c, paths.juryNaming(edition.year), 'gespeichert') : failurePage(c, said.error)
      }),
  )

  return app
}
