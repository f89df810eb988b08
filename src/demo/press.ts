/** What the organisers of the demo told the press about last year. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { editionByYear } from '../edition/store.ts'
import { savePress } from '../press/actions.ts'
import { must } from './year.ts'

const BODY = `Kleine Gemeinden, große Ideen: Ausgezeichnet wurden Projekte, die im Alltag angekommen sind und die andere Kommunen übernehmen können. (Alle Angaben sind erfunden.)

### Was die Jury überzeugt hat

- Der Nutzen ist für Bürgerinnen und Bürger **sofort zu sehen**.
- Die Projekte sind beschrieben, sodass andere sie nachmachen können.
- Auch Verwaltungen mit wenigen Beschäftigten haben etwas bewegt.

Alle Projekte stehen mit Bildern, Kosten und Ansprechpersonen im Archiv. Die Texte dürfen frei verwendet werden; bei Bildern gilt, was an ihnen steht.`

const CONTACT = `Geschäftsstelle des Awards (Demo)
Telefon 0000 123456
presse@kuer.example`

export const seedPress = async (app: Services, organiser: Actor, year: number) => {
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error('demo: edition vanished')
  const input = {
    version: 0,
    headline: `OZG-Taskforce Award ${year}: Was in kleinen Rathäusern gelingt`,
    body: BODY,
    contact: CONTACT,
    after: 'save' as const,
  }
  must(await savePress(app, organiser, edition, input))
}
