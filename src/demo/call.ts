/** The open call as organisers set it up: who may take part, what is asked, the text in both languages. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { saveEligibility } from '../eligibility/actions.ts'
import { type EligibilityRules, NO_RULES } from '../eligibility/rules.ts'
import { saveForm } from '../entry-form/actions.ts'
import { saveText } from '../site/actions.ts'
import { callSlug } from '../site/pages.ts'
import { callText } from './content/call.ts'
import { DEMO_QUESTIONS } from './questions.ts'
import { must } from './year.ts'

const RULES: EligibilityRules = {
  ...NO_RULES,
  kinds: { effect: 'flag', allowed: ['municipality', 'association', 'county'] },
}

/** Sets up the call of an edition that is not open yet. */
export const prepareCall = async (app: Services, organiser: Actor, edition: Edition): Promise<void> => {
  must(await saveEligibility(app, organiser, edition, { version: 0, rules: RULES, reason: '' }))
  const form = { version: 0, what: 'save', reason: '', questions: [...DEMO_QUESTIONS] }
  must(await saveForm(app, organiser, edition, form))
  for (const language of ['de', 'en'] as const) {
    const text = { ...callText(edition.year)[language], published: true }
    must(await saveText(app, organiser, { slug: callSlug(edition.year), language }, 0, text))
  }
}
