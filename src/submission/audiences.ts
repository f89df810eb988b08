/** Audiences of mailings among those who hand in. */
import { showDateTime } from '../core/berlin-time.ts'
import type { Database } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Audience, AudienceYear, Recipient } from '../mail/audience.ts'
import type { Submission } from './store.ts'

const placeholders = {
  name: 'Name der Person',
  titel: 'Titel des Projekts; bei mehreren alle',
  frist: 'Einreichungsschluss',
  link: 'Link zum Projekt; bei mehreren alle',
  ausgabe: 'Titel der Ausgabe',
}

/** Owners of entries in one of these states, each once, in two queries at most. */
const ownersOf =
  (state: Submission['state']) =>
  async (db: Database, edition: AudienceYear, origin: string): Promise<Recipient[]> => {
    const rows = await db.q
      .selectFrom('submission')
      .innerJoin('account', 'account.id', 'submission.owner_id')
      .select([
        'submission.id',
        'submission.title',
        'account.id as account_id',
        'account.email',
        'account.name',
      ])
      .where('submission.edition_id', '=', edition.id)
      .where('submission.state', '=', state)
      .orderBy('account.email')
      .orderBy('submission.created_at')
      .execute()
    const people = Map.groupBy(rows, ({ account_id }) => account_id)
    return [...people].flatMap(([accountId, entries]) => {
      const [first] = entries
      if (!first) return []
      const titles = entries.map(({ title }) => `„${title || 'noch ohne Titel'}“`).join(', ')
      return [
        {
          accountId,
          email: first.email,
          name: first.name,
          about: titles,
          values: {
            name: first.name,
            titel: titles,
            frist: edition.call_closes_at === null ? '' : showDateTime(edition.call_closes_at),
            link: entries.map(({ id }) => origin + paths.submission(id)).join('\n'),
            ausgabe: edition.title,
          },
        },
      ]
    })
  }

export const submissionAudiences: readonly Audience[] = [
  {
    key: 'drafts',
    label: 'Personen mit unfertigen Entwürfen',
    placeholders,
    read: ownersOf('draft'),
  },
  {
    key: 'submitted',
    label: 'Personen mit eingereichten Projekten',
    placeholders,
    read: ownersOf('submitted'),
  },
]
