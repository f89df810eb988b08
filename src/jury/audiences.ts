/** Audiences of mailings among the jury. */
import { showDateTime } from '../core/berlin-time.ts'
import { paths } from '../core/paths.ts'
import type { Audience } from '../mail/audience.ts'
import { dueOf, serves } from './rules.ts'
import { type JurorListItem, listJurors } from './store.ts'

const placeholders = {
  name: 'Name des Jurymitglieds',
  frist: 'Ende der Bewertung',
  stand: 'Wie weit die Person ist, zum Beispiel „3 von 12 Bögen abgeschlossen“',
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
      .map((one) => ({
        accountId: one.account_id,
        email: one.email,
        name: one.name,
        about: one.institution,
        values: {
          name: one.name,
          frist: edition.judging_closes_at === null ? '' : showDateTime(edition.judging_closes_at),
          stand: `${one.finished ?? 0} von ${dueOf(one)} Bögen abgeschlossen`,
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
  jurors(
    'jurors_unfinished',
    'Jurymitglieder, die noch nicht alles abgeschlossen haben',
    (one) => serves(one) && (one.finished ?? 0) < dueOf(one),
  ),
]
