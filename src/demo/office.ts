/** What the office of the demo has done besides the award: somebody works on galleries, and something is held back. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { editionByYear } from '../edition/store.ts'
import { inviteGalleryEditor } from '../gallery/editor-actions.ts'
import { hold, loadRetention } from '../retention/actions.ts'
import { at, DAY, must } from './year.ts'

export const seedOffice = async (app: Services, organiser: Actor, year: number, now: number) => {
  const then = at(app, now - DAY)
  must(await inviteGalleryEditor(then, organiser, 'fotos@presseamt-musterhausen.example'))
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error('demo: edition vanished')
  const input = {
    class: 'sheets',
    reason: 'Zum Ergebnis einer Kategorie läuft noch eine Rückfrage.',
    until: now + 180 * DAY,
  }
  must(await hold(then, organiser, await loadRetention(then, edition), input))
}
