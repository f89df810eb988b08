/** The form of an entry's texts, with what the register knows about its organisation. */
import { SubmissionFormView } from '../../views/submission/form.tsx'
import { showDateTime, showTime } from '../core/berlin-time.ts'
import { type FormState, noErrors, type Typed, typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import type { Ctx } from '../http/context.ts'
import { done, page } from '../http/page.tsx'
import { placeLine, spokenName } from '../register/names.ts'
import { sizeClass, thresholdsOf } from '../register/rules.ts'
import { municipalityByKey } from '../register/store.ts'
import type { Own } from './actions.ts'
import { parseAnswers } from './questions.ts'
import type { DraftInput } from './schema.ts'

interface TextsOptions {
  readonly conflict?: boolean
  /** Name of a municipality that has just come over from the search and is not saved yet. */
  readonly takenOver?: string
}

/** What the picked municipality is, in words: place, population, size class. */
const pickedLine = async (c: Ctx, edition: Edition, key: string): Promise<string> => {
  const found = key === '' ? undefined : await municipalityByKey(c.get('services').db, key)
  if (!found) return ''
  const size = sizeClass(found.population, thresholdsOf(edition))
  return `Aus der amtlichen Liste: ${placeLine(found)}${size ? ` (Größenklasse: ${size})` : ''}`
}

/** The form with these values. */
export const textsPage = async (c: Ctx, own: Own, state: FormState, options: TextsOptions = {}) => {
  const { submission, edition } = own
  const view = (
    <SubmissionFormView
      id={submission.id}
      state={state}
      categories={await listCategories(c.get('services').db, edition.id)}
      conflict={options.conflict === true}
      picked={await pickedLine(c, edition, typed(state, 'organisation_key'))}
      takenOver={options.takenOver ?? null}
      deadline={
        edition.call_closes_at === null
          ? ''
          : `Einreichungsschluss ist ${showDateTime(edition.call_closes_at)}.`
      }
      saved={`Zuletzt gespeichert ${showTime(submission.updated_at)} Uhr`}
    />
  )
  return page(c, { title: 'Texte bearbeiten' }, view)
}

const textValues = ({ submission }: Own): Typed => ({
  version: String(submission.version),
  title: submission.title,
  organisation: submission.organisation,
  organisation_key: submission.organisation_key ?? '',
  category: submission.category_id ?? '',
  ...parseAnswers(submission.answers),
})

/** The stored texts; `?organisation=` brings a municipality over from the search. */
export const storedTextsPage = async (c: Ctx, own: Own) => {
  const values = textValues(own)
  const key = c.req.query('organisation')
  const found = key === undefined ? undefined : await municipalityByKey(c.get('services').db, key)
  if (!found) return textsPage(c, own, noErrors(values))
  const name = spokenName(found.name)
  const state = noErrors({ ...values, organisation: name, organisation_key: found.key })
  return textsPage(c, own, state, { takenOver: name })
}

/** To the overview, or to the search in the official list and from there back to the form. */
export const afterSaving = (c: Ctx, id: string, { organisation, toRegister }: DraftInput) => {
  if (!toRegister) return done(c, paths.submission(id), 'entwurf')
  const query = new URLSearchParams({ q: organisation, zurueck: paths.submissionEdit(id) })
  return done(c, `${paths.registerSearch}?${query}`, 'entwurf')
}
