/** A juror's pages. */
import { Hono } from 'hono'
import { JuryHomeView, JuryListView } from '../../views/jury/list.tsx'
import { RecusalView, ScoreView } from '../../views/jury/score.tsx'
import { seatIn } from '../account/rules.ts'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, type Typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { listCategories, listCriteria, listEditions } from '../edition/store.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { photosOfSubmission } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { submissionNumber } from '../submission/rules.ts'
import { samplesFor } from '../trial/store.ts'
import { acceptInvitation, loadEntry, recuse, type Seated, saveSheet } from './actions.ts'
import { mayScore } from './rules.ts'
import { recusalForm, sheetForm } from './schema.ts'
import { jurorById, listForJuror, nextForJuror, type OwnSheet, ownSheet } from './store.ts'

const homePage = async (c: Ctx) => {
  const { juries } = actorOf(c)
  const editions = (await listEditions(c.get('services').db)).filter(({ id }) =>
    juries.some((seat) => seat.editionId === id),
  )
  const [only] = editions
  if (only && editions.length === 1) return c.redirect(paths.juryEdition(only.year), 303)
  return page(c, { title: 'Jury' }, <JuryHomeView editions={editions} />)
}

const listPage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const edition = await editionOf(c)
  const seat = edition && seatIn(edition.id, actorOf(c))
  const juror = seat && (await jurorById(db, seat.jurorId))
  if (!edition || !juror) return errorPage(c, 'not_found')
  const phase = phaseOf(edition, clock())
  const before = phase === 'draft' || phase === 'call' || phase === 'closed'
  const view = (
    <JuryListView
      year={edition.year}
      title={edition.title}
      accepted={juror.accepted_at !== null}
      chair={juror.is_chair === 1}
      phase={before ? 'before' : phase === 'judging' ? 'open' : 'after'}
      opensAt={edition.judging_opens_at}
      closesAt={edition.judging_closes_at}
      now={clock()}
      criteria={(await listCriteria(db, edition.id)).length}
      items={before ? [] : await listForJuror(db, edition.id, juror.id)}
      samples={before ? [] : await samplesFor(db, edition.id, juror.id)}
    />
  )
  return page(c, { title: 'Ihre Bewertung', wide: true }, view)
}

type EntryHandler = (entry: Seated) => Response | Promise<Response>

const withEntry = async (c: Ctx, handler: EntryHandler): Promise<Response> => {
  const entry = await loadEntry(c.get('services'), actorOf(c), param(c, 'id'))
  if (!entry.ok) return failurePage(c, entry.error)
  if (entry.value.juror.accepted_at === null)
    return c.redirect(paths.juryEdition(entry.value.edition.year), 303)
  return handler(entry.value)
}

const sheetValues = (sheet: OwnSheet): Typed => ({
  version: String(sheet.version),
  comment: sheet.comment,
  ...Object.fromEntries(
    sheet.scores.flatMap(({ criterion_id, points, comment }) => [
      [`points-${criterion_id}`, points === null ? '' : String(points)],
      [`comment-${criterion_id}`, comment],
    ]),
  ),
})

interface ScorePageState {
  readonly state?: FormState
  readonly conflict?: boolean
  readonly closed?: string
}

const scorePage = async (c: Ctx, { juror, edition, submission }: Seated, options: ScorePageState = {}) => {
  const { db, clock } = c.get('services')
  const sheet = await ownSheet(db, juror.id, submission.id)
  const criteria = await listCriteria(db, edition.id)
  const categories = await listCategories(db, edition.id)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const { questions: all } = await currentForm(db, edition)
  const questions = askedIn(all, category).filter(({ jury }) => jury)
  const own = (await listForJuror(db, edition.id, juror.id)).filter(({ recused }) => !recused)
  const open = mayScore(edition, { recused: false, submitted: true }, clock())
  const state = options.state ?? noErrors(sheetValues(sheet))
  const view = (
    <ScoreView
      id={submission.id}
      year={edition.year}
      number={submissionNumber(edition.year, submission.number ?? 0)}
      title={submission.title}
      organisation={submission.organisation}
      category={category}
      answers={parseAnswers(submission.answers, questions)}
      questions={questions}
      photos={(await photosOfSubmission(db, submission.id)).map(privatePhotoView)}
      criteria={criteria}
      scale={{ min: edition.scale_min, max: edition.scale_max }}
      state={
        options.conflict ? { ...state, values: { ...state.values, version: String(sheet.version) } } : state
      }
      open={open.ok}
      closed={options.closed ?? null}
      conflict={options.conflict ?? false}
      progress={{ done: own.filter(({ scored }) => scored === criteria.length).length, of: own.length }}
    />
  )
  return page(c, { title: submission.title, wide: true }, view)
}

/** The next entry after this one that still lacks points, from the top again at the end; the list when none does. */
const nextPath = async (
  c: Ctx,
  { juror, edition, submission }: Seated,
): Promise<{ path: string; finished: boolean }> => {
  const { db } = c.get('services')
  const criteria = (await listCriteria(db, edition.id)).length
  const seat = { editionId: edition.id, jurorId: juror.id }
  const later = await nextForJuror(db, seat, criteria, submission.number ?? 0)
  const next = later ?? (await nextForJuror(db, seat, criteria, 0))
  // This entry alone may be what is left: then the list says so.
  return next !== null && next !== submission.id
    ? { path: paths.juryEntry(next), finished: false }
    : { path: paths.juryEdition(edition.year), finished: true }
}

const recusalPage = (c: Ctx, { submission }: Seated, state: FormState) =>
  page(
    c,
    { title: 'Befangenheit' },
    <RecusalView id={submission.id} title={submission.title} state={state} />,
  )

export const juryRoutes = () => {
  const app = new Hono<AppEnv>()
  const juror = allow('juror')

  app.get(paths.jury, juror, homePage)
  app.get('/jury/:year{[0-9]{4}}', juror, listPage)

  app.post(
    '/jury/:year{[0-9]{4}}/annehmen',
    juror,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const accepted = await acceptInvitation(c.get('services'), actorOf(c), edition)
      return accepted.ok ? done(c, paths.juryEdition(edition.year)) : failurePage(c, accepted.error)
    },
  )

  app.get(paths.juryEntry(':id'), juror, (c) => withEntry(c, (entry) => scorePage(c, entry)))

  app.post(
    paths.juryScore(':id'),
    juror,
    form(sheetForm, (c, state) => withEntry(c, (entry) => scorePage(c, entry, { state }))),
    (c) =>
      withEntry(c, async (entry) => {
        const input = c.req.valid('form')
        const saved = await saveSheet(c.get('services'), actorOf(c), entry, input)
        if (saved.ok) {
          if (input.after === 'stay') return done(c, paths.juryEntry(entry.submission.id), 'wertung')
          const next = await nextPath(c, entry)
          return done(c, next.path, next.finished ? 'wertung-fertig' : 'wertung')
        }
        const values = await typedAgain(c)
        if (saved.error.kind === 'invalid') {
          c.status(422)
          return scorePage(c, entry, { state: { values, errors: saved.error.errors } })
        }
        c.status(409)
        if (saved.error.kind === 'closed')
          return scorePage(c, entry, { state: noErrors(values), closed: saved.error.message })
        return scorePage(c, entry, { state: noErrors(values), conflict: true })
      }),
  )

  app.get(paths.juryRecuse(':id'), juror, (c) => withEntry(c, (entry) => recusalPage(c, entry, noErrors({}))))

  app.post(
    paths.juryRecuse(':id'),
    juror,
    form(recusalForm, (c, state) => withEntry(c, (entry) => recusalPage(c, entry, state))),
    (c) =>
      withEntry(c, async (entry) => {
        const { reason } = c.req.valid('form')
        const recused = await recuse(c.get('services'), actorOf(c), entry, reason)
        if (!recused.ok) return failurePage(c, recused.error)
        const next = await nextPath(c, entry)
        return done(c, next.path, 'befangen')
      }),
  )

  return app
}
