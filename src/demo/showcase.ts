/** Last year's page: programme, jury, statement, and who took a project over. */
import type { Actor } from '../account/rules.ts'
import { decideAdoption, proveAdoption, reportAdoption } from '../adoption/actions.ts'
import { adoptionsOfEdition } from '../adoption/store.ts'
import type { Services } from '../core/services.ts'
import { reportPdf } from '../document/report.ts'
import { type Edition, editionByYear } from '../edition/store.ts'
import { snapshotOf } from '../publication/store.ts'
import { saveEditionPage, saveStatement } from '../showcase/actions.ts'
import { adoptions, programme, statement, statementText } from './content/showcase.ts'
import { at, DAY, must } from './year.ts'

/** After the release: the page is filled, and others report what they took over. */
export const seedShowcase = async (app: Services, organiser: Actor, year: number, released: number) => {
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error('demo: edition vanished')
  const then = at(app, released + DAY)
  must(
    await saveEditionPage(then, organiser, edition, {
      version: 0,
      jury_from: 'release',
      programme: [...programme],
    }),
  )
  const pdf = await reportPdf(app.assets, {
    title: statement.title,
    author: 'OZG-Taskforce (Demo)',
    subject: 'Stellungnahme',
    lead: 'Stellungnahme der Taskforce. Erfunden wie alles in dieser Demo.',
    createdAt: released,
    parts: [
      {
        level: 2,
        title: 'Begründung',
        facts: [],
        texts: [{ title: 'Was wir fordern', text: statementText }],
        items: [],
      },
    ],
  })
  const input = {
    version: 1,
    statement_title: statement.title,
    statement_on: new Date(released).toISOString().slice(0, 10),
    statement_summary: statement.summary,
    public: '1' as const,
    datei: undefined,
  }
  must(await saveStatement(then, organiser, edition, input, { name: 'stellungnahme.pdf', bytes: pdf }))
  await seedAdoptions(app, organiser, edition, released)
}

const seedAdoptions = async (app: Services, organiser: Actor, edition: Edition, released: number) => {
  const snapshot = await snapshotOf(app.db, edition.id)
  for (const [index, { project, ...report }] of adoptions.entries()) {
    const winner = snapshot?.winners.find(({ title }) => title === project)
    if (!winner) throw new Error(`demo: ${project} has not won`)
    const then = at(app, released + (60 + 50 * index) * DAY)
    const adopted = { edition, submission: winner.submission, title: winner.title }
    const since = String(new Date(then.clock()).getUTCFullYear())
    must(await reportAdoption(then, adopted, { ...report, since, publish: '1' }, 'demo'))
    must(await proveAdoption(then, await tokenFor(app, report.email)))
  }
  const waiting = await adoptionsOfEdition(app.db, edition.id)
  for (const { id, municipality } of waiting) {
    if (municipality === adoptions.at(-1)?.organisation) continue
    const then = at(app, released + 220 * DAY)
    must(await decideAdoption(then, organiser, edition, id, { decision: 'accepted', reason: '' }))
  }
}

/** What stands in the letter alone. */
const tokenFor = async (app: Services, email: string): Promise<string> => {
  const letter = await app.db.q
    .selectFrom('outbox')
    .select('body')
    .where('recipient', '=', email)
    .where('kind', '=', 'adoption')
    .executeTakeFirst()
  return /\/uebernahmen\/(\S+)/.exec(letter?.body ?? '')?.[1] ?? ''
}
