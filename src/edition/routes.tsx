/** Setting up an award year. */
import { Hono } from 'hono'
import { EditionFormView, NewEditionView } from '../../views/admin/edition-form.tsx'
import { RulesFormView } from '../../views/admin/rules-form.tsx'
import { toBerlinInput } from '../core/berlin-time.ts'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { openEdition, saveCategories, saveCriteria, saveEdition } from './actions.ts'
import { mayChangeRules, phaseOf } from './rules.ts'
import { type CategoriesInput, categoriesForm, criteriaForm, editionForm, newEditionForm } from './schema.ts'
import {
  type Category,
  type Criterion,
  type Edition,
  isFrozen,
  listCategories,
  listCriteria,
} from './store.ts'

const newPage = (c: Ctx, state: FormState) =>
  page(c, { title: 'Neue Ausgabe' }, <NewEditionView state={state} />)

const settingsPage = (c: Ctx, state: FormState, conflict = false) =>
  page(
    c,
    { title: 'Ausgabe und Termine' },
    <EditionFormView year={Number(c.req.param('year'))} state={state} conflict={conflict} />,
  )

const editionValues = (edition: Edition): Typed => ({
  version: String(edition.version),
  title: edition.title,
  intro: edition.intro,
  conference_title: edition.conference_title,
  place: edition.place,
  venue: edition.venue,
  starts_on: edition.starts_on ?? '',
  ends_on: edition.ends_on ?? '',
  participants: String(edition.participants ?? ''),
  call_opens_at: toBerlinInput(edition.call_opens_at),
  call_closes_at: toBerlinInput(edition.call_closes_at),
  judging_opens_at: toBerlinInput(edition.judging_opens_at),
  judging_closes_at: toBerlinInput(edition.judging_closes_at),
  archives_at: toBerlinInput(edition.archives_at),
  scale_min: String(edition.scale_min),
  scale_max: String(edition.scale_max),
  min_sheets: String(edition.min_sheets),
})

/** Empty rows offered below the existing ones. */
const SPARE_ROWS = 3

const ruleValues = (edition: Edition, rows: readonly (Category | Criterion)[], open: boolean): Typed => {
  const padded: (Category | Criterion | null)[] = [
    ...rows,
    ...(open ? Array<null>(SPARE_ROWS).fill(null) : []),
  ]
  return {
    version: String(edition.version),
    'id[]': padded.map((row) => row?.id ?? ''),
    'name[]': padded.map((row) => row?.name ?? ''),
    'description[]': padded.map((row) => row?.description ?? ''),
    'weight[]': padded.map((row) => (row && 'weight' in row ? String(row.weight) : '')),
  }
}

const rulesPage = async (c: Ctx, kind: 'categories' | 'criteria', state?: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db, clock } = c.get('services')
  const frozen = kind === 'criteria' && (await isFrozen(db, edition.id))
  const allowed = mayChangeRules(phaseOf(edition, clock()), frozen)
  const rows =
    kind === 'categories' ? await listCategories(db, edition.id) : await listCriteria(db, edition.id)
  const view = (
    <RulesFormView
      year={edition.year}
      kind={kind}
      state={state ?? noErrors(ruleValues(edition, rows, allowed.ok))}
      closed={allowed.ok ? null : allowed.error.message}
    />
  )
  return page(c, { title: kind === 'categories' ? 'Kategorien' : 'Kriterien' }, view)
}

/** The rows of the form that have a name; `more` adds what else stands in that line. */
const namedRows = <T extends object>(input: CategoriesInput, more: (index: number) => T) =>
  input['name[]'].flatMap((name, index) =>
    name === ''
      ? []
      : [
          {
            id: input['id[]'][index] ?? '',
            name,
            description: input['description[]'][index] ?? '',
            ...more(index),
          },
        ],
  )

/** Saves categories or criteria and shows them again, with what was typed when that was refused. */
const onRules = async (
  c: Ctx,
  kind: 'categories' | 'criteria',
  save: (edition: Edition) => Promise<Result<null>>,
) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const saved = await save(edition)
  const path = kind === 'categories' ? paths.adminCategories : paths.adminCriteria
  if (saved.ok) return done(c, path(edition.year), 'gespeichert')
  c.status(409)
  return rulesPage(c, kind, withError(noErrors(await typedAgain(c)), 'form', saved.error.message))
}

export const editionRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.adminNew, allow('organiser'), (c) => newPage(c, noErrors({})))

  app.post(paths.adminNew, allow('organiser'), form(newEditionForm, newPage), async (c) => {
    const input = c.req.valid('form')
    const opened = await openEdition(c.get('services'), actorOf(c), input)
    if (opened.ok) return done(c, paths.adminEdition(input.year), 'angelegt')
    c.status(422)
    return newPage(
      c,
      withError(noErrors({ ...input, year: String(input.year) }), 'year', opened.error.message),
    )
  })

  app.get('/verwaltung/:year{[0-9]{4}}/ausgabe', allow('organiser'), async (c) => {
    const edition = await editionOf(c)
    return edition ? settingsPage(c, noErrors(editionValues(edition))) : errorPage(c, 'not_found')
  })

  app.post(
    '/verwaltung/:year{[0-9]{4}}/ausgabe',
    allow('organiser'),
    form(editionForm, settingsPage),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const saved = await saveEdition(c.get('services'), actorOf(c), edition, c.req.valid('form'))
      if (saved.ok) return done(c, paths.adminEdition(edition.year), 'gespeichert')
      const values = await typedAgain(c)
      if (saved.error.kind === 'invalid') {
        c.status(422)
        return settingsPage(c, { values, errors: saved.error.errors })
      }
      c.status(409)
      return settingsPage(c, noErrors({ ...values, version: String(edition.version) }), true)
    },
  )

  app.get('/verwaltung/:year{[0-9]{4}}/kategorien', allow('organiser'), (c) => rulesPage(c, 'categories'))

  app.post(
    '/verwaltung/:year{[0-9]{4}}/kategorien',
    allow('organiser'),
    form(categoriesForm, (c, state) => rulesPage(c, 'categories', state)),
    (c) => {
      const input = c.req.valid('form')
      return onRules(c, 'categories', (edition) =>
        saveCategories(
          c.get('services'),
          actorOf(c),
          edition,
          input.version,
          namedRows(input, () => ({})),
        ),
      )
    },
  )

  app.get('/verwaltung/:year{[0-9]{4}}/kriterien', allow('organiser'), (c) => rulesPage(c, 'criteria'))

  app.post(
    '/verwaltung/:year{[0-9]{4}}/kriterien',
    allow('organiser'),
    form(criteriaForm, (c, state) => rulesPage(c, 'criteria', state)),
    (c) => {
      const input = c.req.valid('form')
      const rows = namedRows(input, (index) => ({ weight: Number(input['weight[]'][index] ?? '') }))
      return onRules(c, 'criteria', (edition) =>
        saveCriteria(c.get('services'), actorOf(c), edition, input.version, rows),
      )
    },
  )

  return app
}
