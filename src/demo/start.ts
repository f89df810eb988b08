/** At the start of a development build: fills an empty installation and prints one sign-in link per role. */
import { issueLink } from '../account/actions.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { listEditions } from '../edition/store.ts'
import * as thisYear from './content/this-year.ts'
import { ORGANISER, seedDemo } from './seed.ts'
import { DAY } from './year.ts'

/** Seeds when there is no edition yet, then prints the links. */
export const prepareDemo = async (app: Services): Promise<void> => {
  if ((await listEditions(app.db)).length === 0) {
    console.log('Kür legt die Demo an (einmalig, das dauert einen Moment) …')
    await seedDemo(app, (message) => console.log(`  ${message} …`))
  }
  const issuer = { db: app.db, clock: app.clock, origin: app.config.origin }
  const link = (email: string, returnTo: string) => issueLink(issuer, email, returnTo, DAY)
  const chair = thisYear.jurors.find((juror) => juror.chair)?.email ?? ''
  const juror = thisYear.jurors.find((one) => !one.chair)?.email ?? ''
  const entrant = thisYear.entries[0]?.contactEmail ?? ''
  const year = new Date(app.clock()).getUTCFullYear()
  console.log(`
Anmeldelinks der Demo (je einmal, einen Tag gültig; weitere Codes unter ${app.config.origin}${paths.devMail}):
  Einreichende     ${await link(entrant, paths.submissions)}
  Jurymitglied     ${await link(juror, paths.juryEdition(year))}
  Juryvorsitz      ${await link(chair, paths.juryEdition(year))}
  Geschäftsstelle  ${await link(ORGANISER, paths.adminEdition(year))}
`)
}
