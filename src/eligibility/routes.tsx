/** Declaring who may take part. */
import { Hono } from 'hono'
import { EligibilityFormView } from '../../views/eligibility/rules-form.tsx'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { sizeClasses, thresholdsOf } from '../register/rules.ts'
import { saveEligibility } from './actions.ts'
import { mayChangeEligibility } from './rules.ts'
import { eligibilityForm } from './schema.ts'
import { rulesInWords } from './sentences.ts'
import { currentEligibility, type Eligibility, regionNamesOf } from './store.ts'
import { stateNames } from './wording.ts'

const valuesOf = ({ version, rules }: Eligibility): Typed => ({
  version: String(version),
  kinds: rules.kinds?.effect ?? '',
  'kinds_allowed[]': rules.kinds?.allowed ?? [],
  regions: rules.regions?.effect ?? '',
  'states[]': rules.regions?.prefixes.filter((prefix) => stateNames[prefix]) ?? [],
  counties: rules.regions?.prefixes.filter((prefix) => !stateNames[prefix]).join('; ') ?? '',
  sizes: rules.sizes?.effect ?? '',
  'sizes_allowed[]': rules.sizes?.classes.map(String) ?? [],
  answers: rules.answers?.effect ?? '',
  'answers_allowed[]':
    rules.answers?.questions.flatMap(({ key, allowed }) => allowed.map((answer) => `${key}=${answer}`)) ?? [],
  administration: rules.administration?.effect ?? '',
  administration_question: rules.administration?.question ?? '',
})

const rulesPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db, clock } = c.get('services')
  const eligibility = await currentEligibility(db, edition)
  const { questions } = await currentForm(db, edition)
  const thresholds = thresholdsOf(edition)
  const regionNames = await regionNamesOf(db, eligibility.rules)
  const allowed = mayChangeEligibility(phaseOf(edition, clock()))
  const view = (
    <EligibilityFormView
      year={edition.year}
      state={state ?? noErrors(valuesOf(eligibility))}
      questions={questions}
      sizes={sizeClasses(thresholds)}
      sentences={rulesInWords(eligibility.rules, { questions, thresholds, regionNames })}
      changes={eligibility.changes}
      closed={allowed.ok ? null : allowed.error.message}
      needsReason={allowed.ok && allowed.value.needsReason}
    />
  )
  return page(c, { title: 'Wer kann teilnehmen' }, view)
}

const PATH = '/verwaltung/:year{[0-9]{4}}/teilnahme'

export const eligibilityRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(PATH, organiser, (c) => rulesPage(c))

  app.post(PATH, organiser, form(eligibilityForm, rulesPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const saved = await saveEligibility(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (saved.ok) return done(c, paths.adminEligibility(edition.year), 'gespeichert')
    c.status(saved.error.kind === 'invalid' ? 422 : 409)
    const field = saved.error.kind === 'invalid' && c.req.valid('form').rules ? 'reason' : 'form'
    return rulesPage(c, withError(noErrors(await typedAgain(c)), field, saved.error.message))
  })

  return app
}
