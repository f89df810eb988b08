/** Audiences of mailings among those who hand in. */
import { showDateTime } from '../core/berlin-time.ts'
import type { Database } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Audience, AudienceYear, Recipient } from '../mail/audience.ts'
import { writesIn } from './guards.ts'
import { deadlineOf } from './rules.ts'
import type { Submission } from './store.ts'

const placeholders = {
  name: 'Name der Person',
  titel: 'Titel des Projekts; bei mehreren alle',
  frist: 'Einreichungsschluss',
  link: 'Link zum Projekt; bei mehreren alle',
  ausgabe: 'Titel der Ausgabe',
}

/** Everybody who may write in entries of this state, each once, in one query. */
const writersOf =
  (state: Submission['state']) =>
  async (db: Database, edition: AudienceYear, origin: string): Promise<Recipient[]> => {
    const rows = await db.q
      .selectFrom('submission')
      .innerJoin('account', (join) => join.on(writesIn))
      .select(['submission.id', 'submission.title', 'submission.extended_until'])
      .select(['account.id as account_id', 'account.email', 'account.name'])
      .where('submission.edition_id', '=', edition.id)
      .where('submission.state', '=', state)
      .orderBy('account.email')
      .orderBy('submission.created_at')
      .execute()
    return [...Map.groupBy(rows, ({ account_id }) => account_id).values()].flatMap(
      (entries) => recipientOf(entries, edition, origin) ?? [],
    )
  }

interface Row {
  readonly id: string
  readonly title: string
  readonly extended_until: number | null
  readonly account_id: string
  readonly email: string
  readonly name: string
}

/** One person with all entries of theirs; the nearest deadline counts. */
const recipientOf = (entries: readonly Row[], edition: AudienceYear, origin: string): Recipient | null => {
  const [person] = entries
  if (!person) return null
  const titles = entries.map(({ title }) => `„${title || 'noch ohne Titel'}“`).join(', ')
  const deadlines = entries.flatMap((entry) => deadlineOf(entry, edition) ?? [])
  return {
    accountId: person.account_id,
    email: person.email,
    name: person.name,
    about: titles,
    values: {
      name: person.name,
      titel: titles,
      frist: deadlines.length === 0 ? '' : showDateTime(Math.min(...deadlines)),
      link: entries.map(({ id }) => origin + paths.submission(id)).join('\n'),
      ausgabe: edition.title,
    },
  }
}

export const submissionAudiences: readonly Audience[] = [
  {
    key: 'drafts',
    label: 'Personen mit unfertigen Entwürfen',
    placeholders,
    read: writersOf('draft'),
  },
  {
    key: 'submitted',
    label: 'Personen mit eingereichten Projekten',
    placeholders,
    read: writersOf('submitted'),
  },
]
