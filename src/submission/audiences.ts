/** Audiences of mailings among those who hand in. */
import { type RawBuilder, sql } from 'kysely'
import { showDateTime } from '../core/berlin-time.ts'
import type { Database } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Audience, AudienceYear, Recipient } from '../mail/audience.ts'
import { writesIn } from './guards.ts'
import { deadlineOf } from './rules.ts'

const placeholders = {
  name: 'Name der Person',
  titel: 'Titel des Projekts; bei mehreren alle',
  frist: 'Einreichungsschluss',
  link: 'Link zum Projekt; bei mehreren alle',
  ausgabe: 'Titel der Ausgabe',
}

/** Everybody who may write in entries for which `wanted` holds, each once, in one query. */
const writersOf =
  (wanted: RawBuilder<boolean>) =>
  async (db: Database, edition: AudienceYear, origin: string): Promise<Recipient[]> => {
    const rows = await db.q
      .selectFrom('submission')
      .innerJoin('account', (join) => join.on(writesIn))
      .select(['submission.id', 'submission.title', 'submission.extended_until'])
      .select(['account.id as account_id', 'account.email', 'account.name'])
      .where('submission.edition_id', '=', edition.id)
      .where(wanted)
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

/** An audience of everybody who may write in entries for which `wanted` holds in SQL. */
export const writersAudience = (key: string, label: string, wanted: RawBuilder<boolean>): Audience => ({
  key,
  label,
  group: 'Einreichende',
  placeholders,
  read: writersOf(wanted),
})

export const submissionAudiences: readonly Audience[] = [
  writersAudience('drafts', 'Personen mit unfertigen Entwürfen', sql`submission.state = 'draft'`),
  writersAudience(
    'submitted',
    'Personen mit eingereichten Projekten, die teilnehmen',
    sql`submission.state = 'submitted' AND submission.screening <> 'refused'`,
  ),
]

const TAG = 'tag:'

/** The audience of a tag: organisers choose any entries by giving them one. Null for another key. */
export const tagAudience = (key: string): Audience | null => {
  if (!key.startsWith(TAG)) return null
  const tag = key.slice(TAG.length)
  const tagged = sql<boolean>`submission.state <> 'withdrawn' AND EXISTS (
    SELECT 1 FROM submission_tag AS t
    WHERE t.edition_id = submission.edition_id AND t.tag = ${tag} AND t.submission_id = submission.id)`
  return writersAudience(key, `Personen mit Einreichungen, Schlagwort „${tag}“`, tagged)
}

/** One audience for each tag that the edition uses. */
export const tagAudiences = async (db: Database, editionId: string): Promise<Audience[]> => {
  const rows = await db.q
    .selectFrom('submission_tag')
    .select('tag')
    .distinct()
    .where('edition_id', '=', editionId)
    .orderBy('tag')
    .execute()
  return rows.flatMap(({ tag }) => tagAudience(TAG + tag) ?? [])
}
