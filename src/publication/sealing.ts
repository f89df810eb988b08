/** How far a release has come, and when it may open. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Snapshot } from './snapshot.ts'

/** `lapsed`: what would be published is no longer what was sealed. */
export type Stage = 'preparing' | 'sealed' | 'confirmed' | 'lapsed'

/**
 * @param sha256 digest of what would be published now
 */
export const stageOf = (
  seal:
    | { readonly sha256: string; readonly confirmed_at: number | null; readonly lapsed_at: number | null }
    | undefined,
  sha256: string,
): Stage => {
  if (!seal) return 'preparing'
  if (seal.lapsed_at !== null || seal.sha256 !== sha256) return 'lapsed'
  return seal.confirmed_at === null ? 'sealed' : 'confirmed'
}

/** Whether results may be set to open at this moment: it lies ahead, and judging has closed by then. */
export const mayOpenAt = (opensAt: number, judgingCloses: number | null, now: number): Result<null> => {
  if (opensAt <= now) return fail('invalid', 'Bitte einen Zeitpunkt wählen, der in der Zukunft liegt.')
  if (judgingCloses === null || opensAt < judgingCloses)
    return fail(
      'invalid',
      judgingCloses === null
        ? 'Bitte zuerst das Ende der Bewertung festlegen.'
        : `Die Bewertung endet erst am ${showDateTime(judgingCloses)}; vorher lässt sich nichts veröffentlichen.`,
    )
  return ok(null)
}

/** Public names of the pictures in a snapshot, by their ids. */
export const keysIn = (snapshot: Pick<Snapshot, 'winners'>): Map<string, string> =>
  new Map(snapshot.winners.flatMap(({ photos }) => photos.map(({ id, key }) => [id, key] as const)))

/** What should be looked at before the release; none of it forbids it. */
export const warningsFor = (snapshot: Snapshot): string[] => [
  ...(snapshot.winners.length === 0 ? ['Es ist noch kein Projekt ausgezeichnet.'] : []),
  ...snapshot.winners.flatMap((winner) => [
    ...(winner.citation === '' ? [`„${winner.title}“: Die Begründung der Jury fehlt.`] : []),
    ...(winner.photos.length === 0 ? [`„${winner.title}“: Es gibt kein vollständiges Bild.`] : []),
  ]),
]

/** Words of one winner, and of the page, that a small correction may change. */
export interface CorrectedWords {
  readonly intro: string
  /** By slug. */
  readonly winners: ReadonlyMap<
    string,
    {
      readonly title: string
      readonly organisation: string
      readonly teaser: string
      readonly citation: string
    }
  >
}

/** The same results in corrected words; addresses, places and pictures stay. */
export const correctedSnapshot = (
  snapshot: Snapshot,
  words: CorrectedWords,
  correction: { readonly replaces: number; readonly reason: string },
): Snapshot => ({
  ...snapshot,
  intro: words.intro,
  winners: snapshot.winners.map((winner) => ({ ...winner, ...words.winners.get(winner.slug) })),
  corrections: [...snapshot.corrections, { ...correction, kind: 'text' }],
})

export interface Correctable {
  readonly where: string
  readonly before: string
  readonly after: string
}

const FIELDS = [
  ['title', 'Titel'],
  ['organisation', 'Kommune'],
  ['teaser', 'Kurz gesagt'],
  ['citation', 'Begründung'],
] as const

/** What a correction changes, word field by word field. */
export const differences = (before: Snapshot, after: Snapshot): Correctable[] => [
  ...(before.intro === after.intro
    ? []
    : [{ where: 'Einleitung', before: before.intro, after: after.intro }]),
  ...before.winners.flatMap((winner, index) =>
    FIELDS.flatMap(([field, label]) => {
      const [was, is] = [winner[field], after.winners[index]?.[field] ?? '']
      return was === is ? [] : [{ where: `${winner.title}: ${label}`, before: was, after: is }]
    }),
  ),
]
