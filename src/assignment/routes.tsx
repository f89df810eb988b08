/** The organisers' pages of the assignment. */
import { Hono } from 'hono'
import { AssignmentEntryView } from '../../views/assignment/entry.tsx'
import { AssignmentView, type PreviewProps } from '../../views/assignment/plan.tsx'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { fieldErrors, form, typedAgain } from '../http/form.ts'
import { editionOf, withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { submissionNumber } from '../submission/rules.ts'
import { applyAssignment, changePair, previewAssignment } from './actions.ts'
import { lackingNow, mayAssign, meetingTable, type Preview, type Situation } from './preview.ts'
import { applyForm, pairForm, type Wish, wishQuery } from './schema.ts'
import { readSituation } from './store.ts'

const PLAN = '/verwaltung/:year{[0-9]{4}}/zuteilung'
const ENTRY = '/verwaltung/:year{[0-9]{4}}/zuteilung/:id'

const activeIds = ({ jurors }: Situation): string[] =>
  jurors.filter(({ inOffice }) => inOffice).map(({ id }) => id)

const previewProps = (situation: Situation, preview: Preview): PreviewProps => ({
  ...preview,
  meetings: preview.assignment.pairs,
  components: preview.assignment.components,
  shortfall: preview.assignment.shortfall,
  meets: meetingTable(preview.pairs, activeIds(situation)),
})

interface Shown {
  readonly state: FormState
  readonly wish: Wish | null
}

const planPage = async (c: Ctx, edition: Edition, { state, wish }: Shown) => {
  const { db, clock } = c.get('services')
  const situation = await readSituation(db, edition.id)
  const allowed = mayAssign(phaseOf(edition, clock()))
  const preview = wish && allowed.ok ? await previewAssignment(situation, wish) : null
  const shown = preview && !preview.ok ? withError(state, 'form', preview.error.message) : state
  const view = (
    <AssignmentView
      {...situation}
      year={edition.year}
      present={situation.version === 0 ? null : situation.assigned}
      lacking={lackingNow(situation)}
      closed={allowed.ok ? null : allowed.error.message}
      state={{
        ...shown,
        values: { perEntry: String(situation.byRules), aim: 'fill', seed: '1', ...shown.values },
      }}
      preview={preview?.ok ? previewProps(situation, preview.value) : null}
    />
  )
  return page(c, { title: 'Zuteilung', wide: true }, view)
}

/** The page as its address asks for: with a preview when there is a complete wish. */
const askedPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { perEntry, aim, seed } = c.req.query()
  if (perEntry === undefined) return planPage(c, edition, { state: noErrors({}), wish: null })
  const values: Typed = {
    perEntry,
    ...(aim === undefined ? {} : { aim }),
    ...(seed === undefined ? {} : { seed }),
  }
  const wish = wishQuery.safeParse(values)
  if (wish.success) return planPage(c, edition, { state: noErrors(values), wish: wish.data })
  c.status(422)
  return planPage(c, edition, { state: { values, errors: fieldErrors(wish.error.issues) }, wish: null })
}

const entryPage = async (c: Ctx, edition: Edition, refusal: string | null) => {
  const { db, clock } = c.get('services')
  const situation = await readSituation(db, edition.id)
  const entry = situation.entries.find(({ id }) => id === param(c, 'id'))
  if (!entry || situation.version === 0) return errorPage(c, 'not_found')
  const allowed = mayAssign(phaseOf(edition, clock()))
  const here = (pairs: readonly (readonly [string, string])[], juror: string) =>
    pairs.some(([one, other]) => one === entry.id && other === juror)
  const stateOf = (juror: string) => {
    if (here(situation.conflicts, juror)) return 'conflicted'
    if (situation.sheets.some((sheet) => sheet.entry === entry.id && sheet.juror === juror)) return 'begun'
    return here(situation.assigned, juror) ? 'assigned' : 'free'
  }
  const view = (
    <AssignmentEntryView
      year={edition.year}
      id={entry.id}
      number={submissionNumber(edition.year, entry.number)}
      title={entry.title}
      jurors={situation.jurors
        .filter(({ inOffice }) => inOffice)
        .map(({ id, name }) => ({
          id,
          name,
          state: stateOf(id),
          load: situation.assigned.filter(([, juror]) => juror === id).length,
        }))}
      refusal={refusal ?? (allowed.ok ? null : allowed.error.message)}
      open={allowed.ok}
    />
  )
  return page(c, { title: 'Zuteilung' }, view)
}

export const assignmentRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(PLAN, organiser, askedPage)

  app.post(
    PLAN,
    organiser,
    form(applyForm, (c, state) => withEdition(c, (edition) => planPage(c, edition, { state, wish: null }))),
    (c) =>
      withEdition(c, async (edition) => {
        const input = c.req.valid('form')
        const applied = await applyAssignment(c.get('services'), actorOf(c), edition, input)
        if (applied.ok) return done(c, paths.adminAssignment(edition.year), 'zugeteilt')
        c.status(409)
        const state = withError(noErrors(await typedAgain(c)), 'form', applied.error.message)
        return planPage(c, edition, { state, wish: input })
      }),
  )

  app.get(ENTRY, organiser, (c) => withEdition(c, (edition) => entryPage(c, edition, null)))

  app.post(
    ENTRY,
    organiser,
    form(pairForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withEdition(c, async (edition) => {
        const pair = { ...c.req.valid('form'), entry: param(c, 'id') }
        const changed = await changePair(c.get('services'), actorOf(c), edition, pair)
        if (changed.ok) return done(c, paths.adminAssignmentEntry(edition.year, pair.entry), 'gespeichert')
        c.status(409)
        return entryPage(c, edition, changed.error.message)
      }),
  )

  return app
}
