/** What organisers prepare before the release: words, order and pictures around what the jury decided. Pure. */

export interface WinnerPlan {
  /** Where the winner stands on the page, counted from 1. */
  readonly position: number
  readonly teaser: string
  /** The jury's sentence as published; counts only as long as the jury's own still is `decided`. */
  readonly citation: string
  readonly decided: string
}

export interface ReleasePlan {
  readonly intro: string
  /** Whether nominees are named. */
  readonly nominees: boolean
  /** By `winnerKey`; a winner that nobody has planned yet stands as the jury and its entry have it. */
  readonly winners: Readonly<Record<string, WinnerPlan>>
  /** By entry: ids of the pictures that are shown, the hero first; all of an entry that is not named here. */
  readonly photos: Readonly<Record<string, readonly string[]>>
}

export const EMPTY_PLAN: ReleasePlan = { intro: '', nominees: true, winners: {}, photos: {} }

/** Names an award although decisions are saved anew under new ids: one entry may win a place and special prizes. */
export const winnerKey = (award: { readonly submission: string; readonly special: string | null }): string =>
  `${award.submission}:${award.special ?? ''}`

/** The sentence that is published: the plan's, unless the jury has changed its own since. */
export const publishedCitation = (decided: string, planned: WinnerPlan | undefined): string =>
  planned && planned.decided === decided ? planned.citation : decided

/** The pictures that are shown: the planned ones that still exist, or all where nobody chose. */
export const chosenPhotos = <P extends { readonly id: string }>(
  photos: readonly P[],
  chosen: readonly string[] | undefined,
): P[] => (chosen ? chosen.flatMap((id) => photos.find((photo) => photo.id === id) ?? []) : [...photos])

/** Winners by planned position; those without one keep their order behind those that stood before them. */
export const inPlannedOrder = <W extends { readonly key: string }>(
  winners: readonly W[],
  plan: ReleasePlan,
): W[] =>
  winners
    .map((winner, index) => ({ winner, position: plan.winners[winner.key]?.position ?? index + 1, index }))
    .sort((a, b) => a.position - b.position || a.index - b.index)
    .map(({ winner }) => winner)
