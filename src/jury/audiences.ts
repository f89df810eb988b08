/** Audiences of mailings among the jury. */
import { showDateTime } from '../core/berlin-time.ts'
import { paths } from '../core/paths.ts'
import type { Audience } from '../mail/audience.ts'
import { type JurorListItem, listJurors } from './store.ts'

const placeholders = {
  name: 'Name des Jurymitglieds',
  frist: 'Ende der Bewertung',
  link: 'Link zu den Einreichungen, die zu bewerten sind',
  ausgabe: 'Titel der Ausgabe',
}

/** Jurors of the year who are in office and for whom `wanted` holds. */
const jurors = (key: string, label: string, wanted: (juror: JurorListItem) => boolean): Audience => ({
  key,
  label,
  group: 'Jury',
  placeholders,
  read: async (db, edition, origin) =>
    (await listJurors(db, edition.id))
      .filter((juror) => juror.removed_at === null && wanted(juror))
      .map(({ account_id, email, name, institution }) => ({
        accountId: account_id,
        email,
        name,
        about: institution,
        values: {
          name,
          frist: edition.judging_closes_at === null ? '' : showDateTime(edition.judging_closes_at),
          link: origin + paths.juryEdition(edition.year),
          ausgabe: edition.title,
        },
      })),
})

export const juryAudiences: readonly Audience[] = [
  jurors('jurors', 'Alle Jurymitglieder', () => true),
  jurors(
    'jurors_unanswered',
    'Jurymitglieder, die noch nicht zugesagt haben',
    (one) => one.accepted_at === null,
  ),
  jurors(
    'jurors_idle',
    'Jurymitglieder, die zugesagt, aber noch nicht begonnen haben',
    (one) => one.accepted_at !== null && (one.sheets ?? 0) === 0,
  ),
]
