/** The text of the open call, as organisers write it. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { saveText } from '../site/actions.ts'
import { callSlug } from '../site/pages.ts'
import { callText } from './content/call.ts'
import { must } from './year.ts'

/** Writes the call of `year` in both languages. */
export const writeCall = async (app: Services, organiser: Actor, year: number): Promise<void> => {
  for (const language of ['de', 'en'] as const) {
    const text = { ...callText(year)[language], published: true }
    must(await saveText(app, organiser, { slug: callSlug(year), language }, 0, text))
  }
}
