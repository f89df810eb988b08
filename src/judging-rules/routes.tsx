/** The rules of judging: set, frozen, changed, and public. */
import { Hono } from 'hono'
import { judgingWords } from '../../views/components/words/judging-rules.ts'
import { PublicRulesView } from '../../views/judging-rules/public.tsx'
import { RulesSettingsView } from '../../views/judging-rules/settings.tsx'
import { mayDecideIn } from '../account/rules.ts'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { isPublic, phaseOf } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, formFor, typedAgain, validated } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { publicData, publicPage } from '../http/public-page.ts'
import {
  confirmChange,
  dropChange,
  freezeRules,
  proposeChange,
  rulesInForce,
  saveRules,
  sides,
} from './actions.ts'
import { anchorText, type JudgingRules, mayConfirm } from './rules.ts'
import { proposalForm, type RulesInput, rulesForm } from './schema.ts'
import { proposalOf, rulesHistory } from './store.ts'

const SETTINGS = '/verwaltung/:year{[0-9]{4}}/wertungsregeln'
const PUBLIC = '/:year{[0-9]{4}}/wertungsregeln'

/** The edition, where the actor decides; null otherwise. */
const decidedEdition = async (c: Ctx): Promise<Edition | null> => {
  const edition = await editionOf(c)
  return edition && mayDecideIn(edition.id, actorOf(c)) ? edition : null
}

const settingsValues = (edition: Edition, rules: JudgingRules): Typed => ({
  version: String(edition.version),
  aggregation: rules.aggregation,
  tie: rules.tieSteps.join(','),
  min_sheets: String(rules.minSheets),
  sheets_per_entry: String(rules.sheetsPerEntry),
  quorum: String(rules.quorum),
  abstention: rules.abstention ? '1' : '',
  disclosure: rules.disclosure ?? 'sealed',
  ...Object.fromEntries(
    rules.criteria.flatMap(({ id, weight, anchors }) => [
      [`weight-${id}`, String(weight)],
      [`anchors-${id}`, anchorText(anchors)],
    ]),
  ),
})

const settingsPage = async (c: Ctx, state?: FormState) => {
  const edition = await decidedEdition(c)
  if (!edition) return errorPage(c, 'not_found')
  const app = c.get('services')
  const actor = actorOf(c)
  const { rules, frozen } = await rulesInForce(app, edition)
  const waiting = await proposalOf(app.db, edition.id)
  const view = (
    <RulesSettingsView
      year={edition.year}
      organiser={actor.isOrganiser}
      rules={rules}
      frozen={frozen}
      proposal={
        waiting
          ? {
              rules: JSON.parse(waiting.content) as JudgingRules,
              sha256: waiting.sha256,
              reason: waiting.reason,
              by: waiting.proposed_as,
              at: waiting.proposed_at,
              mine: !mayConfirm(waiting, { id: actor.id, sides: sides(actor, edition) }).ok,
            }
          : null
      }
      released={edition.released_at !== null}
      state={state ?? noErrors(settingsValues(edition, rules))}
    />
  )
  return page(c, { title: 'Wertungsregeln' }, view)
}

/** Runs an action on the rules and goes back to their page. */
const onRules = async (c: Ctx, action: (edition: Edition) => Promise<Result<null>>) => {
  const edition = await decidedEdition(c)
  if (!edition) return errorPage(c, 'not_found')
  const changed = await action(edition)
  return changed.ok ? done(c, paths.adminRules(edition.year), 'gespeichert') : failurePage(c, changed.error)
}

const settingsForm = formFor(
  async (c) => {
    const edition = await decidedEdition(c)
    if (!edition) return null
    const { rules, frozen } = await rulesInForce(c.get('services'), edition)
    return rulesForm(rules, frozen !== null)
  },
  (c, state) => settingsPage(c, state),
)

const saveSettings = async (c: Ctx) => {
  const edition = await decidedEdition(c)
  if (!edition) return errorPage(c, 'not_found')
  const app = c.get('services')
  const actor = actorOf(c)
  const { frozen } = await rulesInForce(app, edition)
  if (!frozen && !actor.isOrganiser) return errorPage(c, 'forbidden')
  const saved = await (frozen ? proposeChange : saveRules)(app, actor, edition, validated<RulesInput>(c))
  if (saved.ok) return done(c, paths.adminRules(edition.year), 'gespeichert')
  const invalid = saved.error.kind === 'invalid'
  c.status(invalid ? 422 : 409)
  return settingsPage(
    c,
    withError(noErrors(await typedAgain(c)), invalid ? 'reason' : 'form', saved.error.message),
  )
}

const publicEdition = async (c: Ctx): Promise<Edition | null> => {
  const edition = await editionOf(c)
  return edition && isPublic(phaseOf(edition, c.get('services').clock())) ? edition : null
}

const rulesPage = async (c: Ctx) => {
  const edition = await publicEdition(c)
  if (!edition) return errorPage(c, 'not_found')
  const { rules } = await rulesInForce(c.get('services'), edition)
  const history = await rulesHistory(c.get('services').db, edition.id)
  const lang = c.get('language')
  const { year, title } = edition
  const view = <PublicRulesView lang={lang} year={year} title={title} rules={rules} history={history} />
  return page(c, { title: judgingWords[lang].title }, view)
}

export const judgingRulesRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const decider = allow('decider')
  const invalid = (c: Ctx) => errorPage(c, 'invalid')

  app.get(SETTINGS, decider, (c) => settingsPage(c))
  app.post(SETTINGS, decider, settingsForm, saveSettings)

  app.post(`${SETTINGS}/einfrieren`, organiser, form(emptyForm, invalid), (c) =>
    onRules(c, (edition) => freezeRules(c.get('services'), actorOf(c), edition)),
  )
  app.post(`${SETTINGS}/bestaetigen`, decider, form(proposalForm, invalid), (c) =>
    onRules(c, (edition) =>
      confirmChange(c.get('services'), actorOf(c), edition, c.req.valid('form').sha256),
    ),
  )
  app.post(`${SETTINGS}/verwerfen`, decider, form(proposalForm, invalid), (c) =>
    onRules(c, (edition) => dropChange(c.get('services'), actorOf(c), edition, c.req.valid('form').sha256)),
  )

  app.get(PUBLIC, publicPage, rulesPage)

  app.get(`${PUBLIC}/:version{[0-9]{1,4}\\.json}`, publicData, async (c) => {
    const edition = await publicEdition(c)
    const version = Number.parseInt(param(c, 'version'), 10)
    const row =
      edition && (await rulesHistory(c.get('services').db, edition.id)).find((one) => one.version === version)
    return row
      ? c.body(row.content, 200, { 'Content-Type': 'application/json; charset=utf-8' })
      : errorPage(c, 'not_found')
  })

  return app
}
