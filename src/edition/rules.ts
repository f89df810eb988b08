/** When what is possible: the phase of an edition follows from its dates and its release. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import type { phaseNames } from '../core/de.ts'
import type { FieldError } from '../core/form-state.ts'
import { fail, ok, type Result } from '../core/result.ts'

export type Phase = keyof typeof phaseNames

/** The dates that decide, UTC ms. */
export interface Schedule {
  readonly call_opens_at: number | null
  readonly call_closes_at: number | null
  readonly judging_opens_at: number | null
  readonly judging_closes_at: number | null
  readonly released_at: number | null
  readonly archives_at: number | null
  readonly gallery_published_at: number | null
}

/** The phase at `now`. Opening times belong to the new phase, closing times no longer to the old one. */
export const phaseOf = (edition: Schedule, now: number): Phase => {
  const reached = (at: number | null) => at !== null && now >= at
  if (edition.released_at !== null) return reached(edition.archives_at) ? 'archived' : 'published'
  // A year before Kür: no dates at all, but its gallery is public.
  if (edition.call_opens_at === null && edition.gallery_published_at !== null) return 'archived'
  if (!reached(edition.call_opens_at)) return 'draft'
  if (!reached(edition.call_closes_at)) return 'call'
  if (!reached(edition.judging_opens_at)) return 'closed'
  if (!reached(edition.judging_closes_at)) return 'judging'
  return 'deliberation'
}

/** Whether the public may see the edition's page. */
export const isPublic = (phase: Phase): boolean => phase !== 'draft'

/** Criteria, weights and scale stand from the moment judging opens, or earlier once the rules are frozen. */
export const mayChangeRules = (phase: Phase, frozen = false): Result<null> => {
  if (frozen)
    return fail(
      'closed',
      'Kriterien, Gewichte und Skala sind mit den Wertungsregeln eingefroren. Ändern können sie nur Geschäftsstelle und Juryvorsitz gemeinsam.',
    )
  return phase === 'draft' || phase === 'call' || phase === 'closed'
    ? ok(null)
    : fail(
        'closed',
        'Kriterien, Gewichte und Skala stehen fest, seit die Jury bewertet. Sie lassen sich nicht mehr ändern.',
      )
}

export interface FrozenField {
  readonly field: 'scale_min' | 'scale_max' | 'min_sheets' | (typeof PAST_DATES)[number] | 'judging_closes_at'
  readonly message: string
}

const PAST_DATES = ['call_opens_at', 'call_closes_at', 'judging_opens_at'] as const

/** The questions freeze with the opening of the call, and entrants rely on its deadline. */
const CALL_FROZEN: FrozenField[] = [
  {
    field: 'call_opens_at',
    message: 'Die Einreichung hat begonnen; dieser Termin lässt sich nicht mehr ändern.',
  },
  {
    field: 'call_closes_at',
    message:
      'Die Einreichung hat begonnen; ihr Schluss lässt sich hier nicht mehr ändern. Verlängern können Sie ihn unter „Frist verlängern“, mit einem Grund, den alle lesen.',
  },
]

/**
 * Fields of the edition that stand in this phase. Once judging has opened its start cannot move, or the rules could
 * be thawed after scores were given; once it has closed it cannot open again, or scores could follow the ranking.
 */
export const frozenFields = (phase: Phase, frozen = false): FrozenField[] => {
  const rules = mayChangeRules(phase, frozen)
  const scale = rules.ok
    ? []
    : (['scale_min', 'scale_max', 'min_sheets'] as const).map((field) => ({
        field,
        message: rules.error.message,
      }))
  if (phase === 'draft') return scale
  if (phase === 'call' || phase === 'closed') return [...scale, ...CALL_FROZEN]
  const opened = 'Die Bewertung hat begonnen; dieser Termin lässt sich nicht mehr ändern.'
  const dates = PAST_DATES.map((field) => ({ field, message: opened }))
  if (phase === 'judging') return [...scale, ...dates]
  const closed = 'Die Bewertung ist geschlossen; sie lässt sich nicht wieder öffnen.'
  return [...scale, ...dates, { field: 'judging_closes_at', message: closed }]
}

type Dates = Omit<Schedule, 'released_at' | 'gallery_published_at'> & {
  readonly starts_on: string | null
  readonly ends_on: string | null
}

const ORDER: readonly [keyof Dates, keyof Dates, string][] = [
  ['call_opens_at', 'call_closes_at', 'Der Einreichungsschluss muss nach dem Beginn der Einreichung liegen.'],
  [
    'call_closes_at',
    'judging_opens_at',
    'Die Bewertung kann erst beginnen, wenn die Einreichung geschlossen ist.',
  ],
  ['judging_opens_at', 'judging_closes_at', 'Das Ende der Bewertung muss nach ihrem Beginn liegen.'],
  ['judging_closes_at', 'archives_at', 'Ins Archiv kommt die Ausgabe erst nach dem Ende der Bewertung.'],
  ['starts_on', 'ends_on', 'Der letzte Konferenztag liegt vor dem ersten.'],
]

/** May the two moments be the same? Only where nothing happens between them. */
const MAY_TOUCH = new Set<keyof Dates>(['judging_opens_at', 'ends_on', 'archives_at'])

/** What is wrong with the dates, field by field; empty when they fit together. */
export const scheduleErrors = (dates: Dates): FieldError[] => {
  const errors: FieldError[] = []
  for (const [earlier, later, message] of ORDER) {
    const a = dates[earlier]
    const b = dates[later]
    if (b !== null && a === null && later !== 'ends_on' && later !== 'archives_at') {
      errors.push({ field: later, message: 'Bitte zuerst den Zeitpunkt davor festlegen.' })
    } else if (a !== null && b !== null && (MAY_TOUCH.has(later) ? a > b : a >= b)) {
      errors.push({ field: later, message })
    }
  }
  return errors
}

/**
 * Whether the year is still being prepared with dates of its own. Its gallery must not be public then: with it the year
 * would stand in the archive. A year without any dates is one before Kür, and its gallery may.
 */
export const isPlanned = (edition: Pick<Schedule, 'call_opens_at' | 'released_at'>, now: number): boolean =>
  edition.released_at === null && edition.call_opens_at !== null && edition.call_opens_at > now

/** A year whose gallery is public does not go back into preparation. */
export const galleryErrors = (
  edition: Pick<Schedule, 'gallery_published_at' | 'released_at'>,
  callOpens: number | null,
  now: number,
): FieldError[] =>
  edition.gallery_published_at !== null && isPlanned({ ...edition, call_opens_at: callOpens }, now)
    ? [
        {
          field: 'call_opens_at',
          message:
            'Die Galerie dieses Jahres ist öffentlich, die Ausgabe wäre es damit vor ihrem Beginn. Ziehen Sie erst die Galerie zurück.',
        },
      ]
    : []

/** Judging must not begin while a single entry may still be changed. */
export const ownDeadlineErrors = (judgingOpens: number | null, latest: number | null): FieldError[] =>
  judgingOpens === null || latest === null || judgingOpens >= latest
    ? []
    : [
        {
          field: 'judging_opens_at',
          message: `Eine Einreichung hat eine eigene Frist bis ${showDateTime(latest)}. Die Bewertung kann erst danach beginnen.`,
        },
      ]

/** What is still missing before the call can go well; shown to the organisers. */
export const missingForCall = (edition: Schedule, categories: number, criteria: number): string[] => [
  ...(categories === 0 ? ['mindestens eine Kategorie'] : []),
  ...(criteria === 0 ? ['mindestens ein Kriterium'] : []),
  ...(edition.call_opens_at === null ? ['Beginn und Schluss der Einreichung'] : []),
  ...(edition.judging_opens_at === null ? ['Beginn und Ende der Bewertung'] : []),
]
