/** What organisers have to do now in an award year. */
import { integer } from '../core/de.ts'
import { paths } from '../core/paths.ts'
import type { Phase } from '../edition/rules.ts'
import { dueOf, isForJudging, serves } from '../jury/rules.ts'

/** What a year stands at, counted. */
export interface Situation {
  readonly year: number
  readonly phase: Phase
  /** What the call lacks before it can open, in words. */
  readonly missing: readonly string[]
  readonly submitted: number
  /** Handed in and neither passed nor refused. */
  readonly unscreened: number
  readonly jurors: {
    /** In office, accepted or not. */
    readonly seats: number
    readonly unanswered: number
    /** Accepted, with something to score and nothing saved yet. */
    readonly idle: number
    /** Finished sheets, and all that are wanted. */
    readonly finished: number
    readonly wanted: number
  }
  /** Evidence of conflicts that nobody has looked at. */
  readonly openConflicts: number
  /** Entries with fewer jurors than the rules ask for. */
  readonly lacking: number
  readonly remindersWaiting: number
  readonly adoptionsWaiting: number
  readonly objections: number
}

export interface Task {
  readonly text: string
  readonly link: string
  readonly href: string
}

const many = (count: number, one: string, more: string): string =>
  count === 1 ? one : `${integer(count)} ${more}`

/** What waits for the organisers, the most pressing first; empty when the year runs by itself. */
export const tasksOf = (now: Situation): Task[] => [
  ...standing(now),
  ...(now.phase === 'draft' ? preparing(now) : []),
  ...(now.phase === 'call' || now.phase === 'closed' ? beforeJudging(now) : []),
  ...(now.phase === 'closed' || now.phase === 'judging' ? aboutTheJury(now) : []),
  ...(now.phase === 'deliberation' ? deciding(now) : []),
]

const standing = (now: Situation): Task[] => [
  ...when(now.remindersWaiting > 0, {
    text: `Erinnerungen warten auf Ihre Freigabe: ${integer(now.remindersWaiting)}.`,
    link: 'Lesen und absenden',
    href: paths.adminReminders(now.year),
  }),
  ...when(now.objections > 0, {
    text: many(now.objections, 'Ein Einwand gegen ein Bild ist offen.', 'Einwände gegen Bilder sind offen.'),
    link: 'Einwände entscheiden',
    href: paths.adminObjections(now.year),
  }),
  ...when(now.adoptionsWaiting > 0, {
    text: many(
      now.adoptionsWaiting,
      'Eine Kommune meldet, dass sie ein Projekt übernommen hat.',
      'Kommunen melden, dass sie ein Projekt übernommen haben.',
    ),
    link: 'Meldungen prüfen',
    href: paths.adminAdoptions(now.year),
  }),
]

const preparing = (now: Situation): Task[] =>
  now.missing.length === 0
    ? []
    : [
        {
          text: `Bevor die Einreichung beginnt, fehlt noch: ${now.missing.join(', ')}.`,
          link: 'Termine eintragen',
          href: paths.adminSettings(now.year),
        },
      ]

const beforeJudging = (now: Situation): Task[] => [
  ...when(now.jurors.seats === 0, {
    text: 'In der Jury ist noch niemand.',
    link: 'Jurymitglieder einladen',
    href: paths.adminJury(now.year),
  }),
  ...when(now.jurors.unanswered > 0, {
    text: many(
      now.jurors.unanswered,
      'Ein Jurymitglied hat noch nicht zugesagt.',
      'Jurymitglieder haben noch nicht zugesagt.',
    ),
    link: 'Zusagen ansehen',
    href: paths.adminJury(now.year),
  }),
  ...when(now.unscreened > 0, {
    text: `${many(now.unscreened, 'Eine Einreichung ist', 'Einreichungen sind')} noch nicht geprüft. Was nicht abgelehnt ist, nimmt teil.`,
    link: 'Einreichungen prüfen',
    href: paths.adminScreening(now.year),
  }),
]

const aboutTheJury = (now: Situation): Task[] => [
  ...when(now.openConflicts > 0, {
    text: `${many(now.openConflicts, 'Ein Hinweis', 'Hinweise')} auf Befangenheit ${now.openConflicts === 1 ? 'ist' : 'sind'} ungeprüft. Bis dahin ist die Einreichung für das Jurymitglied gesperrt.`,
    link: 'Hinweise prüfen',
    href: paths.adminConflicts(now.year),
  }),
  ...when(now.lacking > 0 && now.jurors.seats > 0, {
    text: `${many(now.lacking, 'Einer Einreichung fehlen', 'Einreichungen fehlen')} Jurymitglieder.`,
    link: 'Zuteilung ergänzen',
    href: paths.adminAssignment(now.year),
  }),
  ...when(now.phase === 'judging' && now.jurors.idle > 0, {
    text: many(
      now.jurors.idle,
      'Ein Jurymitglied hat noch nicht begonnen.',
      'Jurymitglieder haben noch nicht begonnen.',
    ),
    link: 'Per Rundschreiben erinnern',
    href: paths.adminMailings(now.year),
  }),
]

const deciding = (now: Situation): Task[] => [
  {
    text: 'Die Bewertung ist geschlossen. Die Jury berät und entscheidet in einer Sitzung.',
    link: 'Sitzung vorbereiten',
    href: paths.adminMeetings(now.year),
  },
  {
    text: 'Sobald die Plätze feststehen, bereiten Sie die Veröffentlichung vor.',
    link: 'Freigabe vorbereiten',
    href: paths.adminRelease(now.year),
  },
]

const when = (so: boolean, task: Task): Task[] => (so ? [task] : [])

/** A seat of the jury, as far as this room needs to know it. */
interface Seat {
  readonly removed_at: number | null
  readonly declined_at: number | null
  readonly accepted_at: number | null
  readonly is_substitute: number
  readonly called_in_at: number | null
  readonly sheets: number | null
  readonly finished: number | null
  readonly entries: number | null
  readonly assigned: number | null
  readonly recusals: number | null
}

/** How far the jury is. Substitutes count once they are called in. */
export const jurySituation = (seats: readonly Seat[]): Situation['jurors'] => {
  const sitting = seats.filter(
    (seat) => seat.removed_at === null && seat.declined_at === null && isForJudging(seat),
  )
  const accepted = sitting.filter(serves)
  return {
    seats: sitting.length,
    unanswered: sitting.length - accepted.length,
    idle: accepted.filter((seat) => dueOf(seat) > 0 && (seat.sheets ?? 0) === 0).length,
    finished: accepted.reduce((sum, { finished }) => sum + (finished ?? 0), 0),
    wanted: accepted.reduce((sum, seat) => sum + dueOf(seat), 0),
  }
}
