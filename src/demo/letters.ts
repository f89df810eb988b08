/** Circulars of the demo: one that the jury has received, and one that waits for a last look. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { prepareMailing, releaseMailing, saveMailing } from '../mailing/actions.ts'
import { mailingById } from '../mailing/store.ts'
import { at, DAY, must } from './year.ts'

const CLOSING = 'Mit freundlichen Grüßen\nIhre Geschäftsstelle (Demo)'

const STARTED = {
  version: 0,
  audience: 'jurors',
  subject: 'Die Bewertung hat begonnen',
  body: `Guten Tag {{name}},\n\nab sofort können Sie die Einreichungen des {{ausgabe}} bewerten:\n{{link}}\n\nBitte denken Sie an das Ende der Bewertung: {{frist}}.\n\n${CLOSING}`,
}

const NUDGE = {
  version: 0,
  audience: 'jurors_idle',
  subject: 'Dürfen wir an Ihre Wertungen erinnern?',
  body: `Guten Tag {{name}},\n\nvon Ihnen liegt uns noch keine Wertung vor. Bewertet werden kann bis {{frist}}:\n{{link}}\n\nSind Sie verhindert? Dann sagen Sie uns bitte Bescheid, damit wir Ihre Einreichungen anders verteilen können.\n\n${CLOSING}`,
}

/** Writes both in the year that is being judged. */
export const seedLetters = async (app: Services, organiser: Actor, edition: Edition, now: number) => {
  const then = at(app, now - DAY)
  const id = must(await saveMailing(then, organiser, edition, null, STARTED))
  const mailing = await mailingById(app.db, edition.id, id)
  if (!mailing) throw new Error('demo: mailing vanished')
  const { shown } = await prepareMailing(then, edition, mailing)
  must(await releaseMailing(then, organiser, edition, mailing, { version: mailing.version, shown }))
  must(await saveMailing(at(app, now), organiser, edition, null, NUDGE))
}
