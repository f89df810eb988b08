/** Building and previewing the questions of an edition. */
import { Hono } from 'hono'
import { BuilderView, FormPreviewView } from '../../views/entry-form/builder.tsx'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { listCategories } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { saveForm } from './actions.ts'
import type { Question } from './questions.ts'
import { type EntryForm, mayChangeForm } from './rules.ts'
import { builderForm } from './schema.ts'
import { currentForm } from './store.ts'

const shownNumber = (value: number | null | undefined): string =>
  typeof value === 'number' ? String(value).replace('.', ',') : ''

const rowValues = (question: Question, row: number): [string, string | readonly string[]][] => [
  [`q${row}-key`, question.key],
  [`q${row}-label`, question.label],
  [`q${row}-hint`, question.hint],
  [`q${row}-kind`, question.kind],
  [`q${row}-limit`, String(question.limit)],
  [`q${row}-unit`, question.unit ?? ''],
  [`q${row}-min`, shownNumber(question.min)],
  [`q${row}-max`, shownNumber(question.max)],
  [`q${row}-required`, question.required ? '1' : ''],
  [`q${row}-part`, question.part],
  [`q${row}-jury`, question.jury ? '1' : ''],
  [`q${row}-published`, question.published ? '1' : ''],
  [`q${row}-parties`, question.parties ?? ''],
  [`q${row}-meaning`, question.meaning ?? ''],
  [`q${row}-choices`, question.choices.join('\n')],
  [`q${row}-categories[]`, question.categories],
]

const builderValues = (entryForm: EntryForm): Typed => ({
  version: String(entryForm.version),
  ...Object.fromEntries(entryForm.questions.flatMap(rowValues)),
})

const builderPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db, clock } = c.get('services')
  const entryForm = await currentForm(db, edition)
  const allowed = mayChangeForm(phaseOf(edition, clock()))
  const view = (
    <BuilderView
      year={edition.year}
      state={state ?? noErrors(builderValues(entryForm))}
      categories={(await listCategories(db, edition.id)).map(({ name }) => name)}
      closed={allowed.ok ? null : allowed.error.message}
      needsReason={allowed.ok && allowed.value.needsReason}
      changes={entryForm.changes}
    />
  )
  return page(c, { title: 'Fragen', wide: true }, view)
}

const PATH = '/verwaltung/:year{[0-9]{4}}/formular'

export const entryFormRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(PATH, organiser, (c) => builderPage(c))

  app.post(PATH, organiser, form(builderForm, builderPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const saved = await saveForm(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (saved.ok) return done(c, paths.adminForm(edition.year), 'gespeichert')
    c.status(saved.error.kind === 'invalid' ? 422 : 409)
    const field = saved.error.kind === 'invalid' ? 'reason' : 'form'
    return builderPage(c, withError(noErrors(await typedAgain(c)), field, saved.error.message))
  })

  app.get(`${PATH}/vorschau`, organiser, async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const { questions } = await currentForm(c.get('services').db, edition)
    return page(
      c,
      { title: 'Vorschau der Fragen' },
      <FormPreviewView year={edition.year} questions={questions} />,
    )
  })

  return app
}
