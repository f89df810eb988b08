/** A juror's pages about one entry: reading it, scoring it, leaving it to others. */
import { Hono } from 'hono'
import { RecusalView } from '../../views/jury/recusal.tsx'
import { ScoreView } from '../../views/jury/score.tsx'
import { showTime } from '../core/berlin-time.ts'
import { type FormState, noErrors, type Typed, typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { phaseOf } from '../edition/rules.ts'
import { listCategories } from '../edition/store.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { wantsJson } from '../http/upload.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { submissionNumber } from '../submission/rules.ts'
import { loadEntry, recuse, type Seated, type SheetRefusal, saveSheet } from './actions.ts'
import { mayScore, serves } from './rules.ts'
import { ABSTAINS, flagForm, recusalForm, reopenForm, type SheetInput, sheetForm } from './schema.ts'
import { flag, reopen, unflag } from './sheet-actions.ts'
import { totalOf, visibleScores } from './sheet-rules.ts'
import { type OwnSheet, ownFlag, ownSheet, progressOf, sheetsOfEntry } from './sheet-store.ts'
import { nextForJuror, previousForJuror } from './store.ts'

type EntryHandler = (entry: Seated) => Response | Promise<Response>

const withEntry = async (c: Ctx, handler: EntryHandler): Promise<Response> => {
  const entry = await loadEntry(c.get('services'), actorOf(c), param(c, 'id'))
  if (!entry.ok) return failurePage(c, entry.error)
  if (!serves(entry.value.juror)) return c.redirect(paths.juryEdition(entry.value.edition.year), 303)
  return handler(entry.value)
}

const sheetValues = (sheet: OwnSheet): Typed => ({
  version: String(sheet.version),
  comment: sheet.comment,
  note: sheet.note,
  ...Object.fromEntries(
    sheet.scores.flatMap(({ criterion_id, points, abstained, comment }) => [
      [`points-${criterion_id}`, abstained === 1 ? ABSTAINS : String(points ?? '')],
      [`comment-${criterion_id}`, comment],
    ]),
  ),
})

/** What the points in the form come to. */
const typedTotal = ({ criteria }: JudgingRules, state: FormState): number | null =>
  totalOf(
    criteria,
    new Map(
      criteria.map(({ id }) => {
        const text = typed(state, `points-${id}`)
        return [id, /^\d{1,3}$/.test(text) ? Number(text) : null]
      }),
    ),
  )

interface ScorePageState {
  readonly state?: FormState
  readonly conflict?: boolean
  readonly closed?: string
}

/** Totals of the finished sheets, once they may be seen: by size, so that no order gives a name away. */
const juryTotals = async (c: Ctx, { juror, edition, submission }: Seated, rules: JudgingRules) => {
  const { db, clock } = c.get('services')
  const phase = phaseOf(edition, clock())
  if (phase === 'judging') return null
  const viewer = { jurorId: juror.id, conflicted: false }
  const seen = visibleScores(viewer, phase, await sheetsOfEntry(db, submission.id))
  return seen
    .filter(({ final }) => final)
    .flatMap(({ points }) => totalOf(rules.criteria, points) ?? [])
    .sort((a, b) => b - a)
}

const scorePage = async (c: Ctx, seated: Seated, options: ScorePageState = {}) => {
  const { juror, edition, submission } = seated
  const { db, clock } = c.get('services')
  const sheet = await ownSheet(db, juror.id, submission.id)
  const { rules } = await rulesInForce(c.get('services'), edition)
  const categories = await listCategories(db, edition.id)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const { questions: all } = await currentForm(db, edition)
  const questions = askedIn(all, category).filter(({ jury }) => jury)
  const stored = sheetValues(sheet)
  const given = options.state ?? noErrors(stored)
  // Whoever saves after a conflict has seen both.
  const state = options.conflict
    ? { ...given, values: { ...given.values, version: String(sheet.version) } }
    : given
  const final = sheet.finalisedAt !== null
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
      rules={rules}
      state={state}
      total={typedTotal(rules, final ? noErrors(stored) : state)}
      open={mayScore(edition, { recused: false, submitted: true }, clock()).ok}
      closed={options.closed ?? null}
      stored={options.conflict ? stored : null}
      savedAt={sheet.updatedAt}
      finalisedAt={sheet.finalisedAt}
      unfolded={options.state !== undefined}
      progress={await progressOf(db, { editionId: edition.id, jurorId: juror.id })}
      flag={await ownFlag(db, juror.id, submission.id)}
      totals={await juryTotals(c, seated, rules)}
    />
  )
  return page(c, { title: submission.title, wide: true }, view)
}

/** The next entry whose sheet is not finished, from the top again at the end; the list when there is none. */
const nextPath = async (
  c: Ctx,
  { juror, edition, submission }: Seated,
): Promise<{ path: string; finished: boolean }> => {
  const { db } = c.get('services')
  const seat = { editionId: edition.id, jurorId: juror.id }
  const later = await nextForJuror(db, seat, submission.number ?? 0)
  const next = later ?? (await nextForJuror(db, seat, 0))
  // This entry alone may be what is left: then the list says so.
  return next !== null && next !== submission.id
    ? { path: paths.juryEntry(next), finished: false }
    : { path: paths.juryEdition(edition.year), finished: next === null }
}

const previousPath = async (c: Ctx, { juror, edition, submission }: Seated): Promise<string> => {
  const seat = { editionId: edition.id, jurorId: juror.id }
  const previous = await previousForJuror(c.get('services').db, seat, submission.number ?? 0)
  return previous === null ? paths.juryEdition(edition.year) : paths.juryEntry(previous)
}

const afterSave = async (c: Ctx, entry: Seated, after: SheetInput['after']) => {
  if (after === 'stay') return done(c, paths.juryEntry(entry.submission.id), 'wertung-entwurf')
  if (after === 'previous') return done(c, await previousPath(c, entry), 'wertung-entwurf')
  const next = await nextPath(c, entry)
  if (after === 'next') return done(c, next.path, 'wertung-entwurf')
  return done(c, next.path, next.finished ? 'wertung-fertig' : 'wertung-final')
}

/** The answer to the autosave script: the new version, or why not; the page then still holds every word. */
const autosaved = (c: Ctx, version: number, refusal: SheetRefusal | null) => {
  if (refusal === null)
    return c.json({
      version: version + 1,
      saved: `Entwurf, zuletzt gespeichert ${showTime(c.get('receivedAt'))} Uhr`,
    })
  if (refusal.kind === 'invalid')
    return c.json({ message: 'Noch nicht gespeichert: Bitte die Angaben prüfen.' }, 422)
  const elsewhere =
    'Nicht gespeichert: Der Bogen wurde an anderer Stelle geändert. Bitte selbst speichern, dann sehen Sie beides.'
  return c.json({ message: refusal.kind === 'closed' ? refusal.message : elsewhere }, 409)
}

const refused = async (c: Ctx, entry: Seated, refusal: SheetRefusal) => {
  const values = await typedAgain(c)
  if (refusal.kind === 'invalid') {
    c.status(422)
    return scorePage(c, entry, { state: { values, errors: refusal.errors } })
  }
  c.status(409)
  return refusal.kind === 'closed'
    ? scorePage(c, entry, { state: noErrors(values), closed: refusal.message })
    : scorePage(c, entry, { state: noErrors(values), conflict: true })
}

const saved = (c: Ctx, input: SheetInput) =>
  withEntry(c, async (entry) => {
    const result = await saveSheet(c.get('services'), actorOf(c), entry, input)
    if (wantsJson(c)) return autosaved(c, input.version, result.ok ? null : result.error)
    return result.ok ? afterSave(c, entry, input.after) : refused(c, entry, result.error)
  })

/** Back to the entry after something small, or why not. */
const backTo = (c: Ctx, { submission }: Seated, result: Result<null>, notice: Parameters<typeof done>[2]) =>
  result.ok ? done(c, paths.juryEntry(submission.id), notice) : failurePage(c, result.error)

const recusalPage = (c: Ctx, { submission }: Seated, state: FormState) =>
  page(
    c,
    { title: 'Befangenheit' },
    <RecusalView id={submission.id} title={submission.title} state={state} />,
  )

export const sheetRoutes = () => {
  const app = new Hono<AppEnv>()
  const juror = allow('juror')

  app.get(paths.juryEntry(':id'), juror, (c) => withEntry(c, (entry) => scorePage(c, entry)))
  app.get(paths.juryNext(':id'), juror, (c) =>
    withEntry(c, async (entry) => c.redirect((await nextPath(c, entry)).path, 303)),
  )
  app.get(paths.juryPrevious(':id'), juror, (c) =>
    withEntry(c, async (entry) => c.redirect(await previousPath(c, entry), 303)),
  )

  app.post(
    paths.juryScore(':id'),
    juror,
    form(sheetForm, (c, state) =>
      wantsJson(c)
        ? autosaved(c, 0, { kind: 'invalid', errors: [...state.errors] })
        : withEntry(c, (entry) => scorePage(c, entry, { state })),
    ),
    (c) => saved(c, c.req.valid('form')),
  )

  app.post(
    paths.juryReopen(':id'),
    juror,
    form(reopenForm, (c) => withEntry(c, () => errorPage(c, 'invalid'))),
    (c) =>
      withEntry(c, async (entry) => {
        const { version } = c.req.valid('form')
        return backTo(c, entry, await reopen(c.get('services'), actorOf(c), entry, version), 'wertung-offen')
      }),
  )

  app.post(
    paths.juryFlag(':id'),
    juror,
    form(flagForm, (c) => withEntry(c, () => errorPage(c, 'invalid'))),
    (c) =>
      withEntry(c, async (entry) => {
        const wish = c.req.valid('form')
        const services = c.get('services')
        return wish.flag === '1'
          ? backTo(c, entry, await flag(services, actorOf(c), entry, wish.reason ?? ''), 'besprechung')
          : backTo(c, entry, await unflag(services, actorOf(c), entry), 'besprechung-zurueck')
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
