/** What the hall sees, step by step. Pure. */
import { awardName, type Nominee, type Snapshot, type Winner } from '../publication/snapshot.ts'

export type Step =
  | { readonly kind: 'opening' }
  | { readonly kind: 'nominees'; readonly category: string; readonly nominees: readonly Nominee[] }
  | {
      readonly kind: 'award'
      readonly category: string | null
      /** "2. Platz", "1. Platz (geteilt)" or the name of the special prize. */
      readonly award: string
      readonly winner: Winner
    }
  | {
      readonly kind: 'empty'
      readonly category: string
      readonly award: string
      readonly citation: string
    }
  | { readonly kind: 'closing' }

/**
 * The ceremony in its order: each category with its nominees, then its places from last to first; special prizes last.
 * Nominees are sorted by name, so that their order tells nothing.
 */
export const stepsOf = (snapshot: Snapshot): Step[] => {
  const { nominees } = snapshot
  const categories = new Set(
    [...nominees, ...snapshot.winners, ...snapshot.emptyPlaces].flatMap(({ category }) => category ?? []),
  )
  return [
    { kind: 'opening' },
    ...[...categories].flatMap((category): Step[] => [
      { kind: 'nominees', category, nominees: byName(nominees.filter((one) => one.category === category)) },
      ...placesOf(snapshot, category),
    ]),
    ...snapshot.winners.filter(({ place }) => place === null).map((winner) => awardStep(winner, false)),
    { kind: 'closing' },
  ]
}

const byName = (nominees: readonly Nominee[]): Nominee[] =>
  nominees.toSorted(
    (a, b) => a.organisation.localeCompare(b.organisation, 'de') || a.title.localeCompare(b.title, 'de'),
  )

const awardStep = (winner: Winner, shared: boolean): Step => ({
  kind: 'award',
  category: winner.place === null ? null : winner.category,
  award: awardName(winner) + (shared ? ' (geteilt)' : ''),
  winner,
})

/** The places of a category, the last first. */
const placesOf = (snapshot: Snapshot, category: string): Step[] => {
  const winners = snapshot.winners.filter((winner) => winner.category === category)
  const times = (place: number) => winners.filter((winner) => winner.place === place).length
  const given = winners.flatMap((winner) =>
    winner.place === null ? [] : [{ place: winner.place, step: awardStep(winner, times(winner.place) > 1) }],
  )
  const left = snapshot.emptyPlaces
    .filter((empty) => empty.category === category)
    .map(({ place, citation }) => ({
      place,
      step: { kind: 'empty', category, award: `${place}. Platz`, citation } as const,
    }))
  return [...given, ...left].sort((a, b) => b.place - a.place).map(({ step }) => step)
}

/** Names a step however often the decision is saved anew or the order changes. */
export const stepKey = (step: Step): string => {
  switch (step.kind) {
    case 'opening':
    case 'closing':
      return step.kind
    case 'nominees':
      return `nominees:${step.category}`
    case 'award':
      return `award:${step.winner.submission}:${step.winner.special ?? ''}`
    case 'empty':
      return `empty:${step.category}:${step.award}`
  }
}

/** `bytes` as text for the address of a picture that stands in the page itself. */
export const base64 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  // String.fromCharCode takes its characters as arguments, of which there may not be any number.
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return btoa(parts.join(''))
}
