/** When the audience may vote, and who stands for election. Pure. */
import type { AudienceBundle, Choice } from './count.ts'

/** How far a vote is: `draft` not fixed, `waiting` for its window, `open`, `closing` while late ones arrive, `over`, `counted`. */
export type VoteState = 'draft' | 'waiting' | 'open' | 'closing' | 'over' | 'counted'

/** A vote that was on its way at the end still counts, ms. */
export const ALLOWANCE_MS = 120_000

interface Window {
  readonly fixed_at: number | null
  readonly opens_at: number
  readonly closes_at: number
}

/** @param now UTC ms */
export const voteState = (prize: Window, counted: boolean, now: number): VoteState => {
  if (counted) return 'counted'
  if (prize.fixed_at === null) return 'draft'
  if (now < prize.opens_at) return 'waiting'
  if (now < prize.closes_at) return 'open'
  return now < prize.closes_at + ALLOWANCE_MS ? 'closing' : 'over'
}

/** Most candidates on a ballot: more cannot be compared on a phone. */
export const MOST_CANDIDATES = 60

/** Characters of the sentence about a candidate. */
export const MAX_SENTENCE = 240

/** The first sentence of a longer text, cut at a word where it is too long. */
export const firstSentence = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  // Not after an ordinal or an abbreviation: the next sentence begins with a capital after at least twenty characters.
  const end = /^.{20,}?[.!?](?=\s+\p{Lu})/u.exec(plain)?.[0] ?? plain
  if (end.length <= MAX_SENTENCE) return end
  return `${end.slice(0, MAX_SENTENCE - 1).replace(/\s+\S*$/, '')}…`
}

/**
 * The order in which one voter sees the candidates: a Fisher–Yates shuffle by a generator that `seed` starts, so that
 * the same code always sees the same order and no candidate is first more often than another.
 * @param seed hex digits, at least eight
 */
export const shuffled = <T>(items: readonly T[], seed: string): T[] => {
  const result = [...items]
  let state = Number.parseInt(seed.slice(0, 8), 16) || 1
  for (let index = result.length - 1; index > 0; index -= 1) {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const other = Math.floor(((state >>> 0) / 2 ** 32) * (index + 1))
    ;[result[index], result[other]] = [result[other] as T, result[index] as T]
  }
  return result
}

/** "B2-017": batch and serial number, as printed beside a code. */
export const serialName = (batch: number, serial: number): string =>
  `B${batch}-${String(serial).padStart(3, '0')}`

/** Reads a serial number as somebody types it; null when it is none. */
export const readSerial = (typed: string): { batch: number; serial: number } | null => {
  const match = /^B?\s*(\d{1,4})\s*[-–/ ]\s*(\d{1,5})$/i.exec(typed.trim())
  return match ? { batch: Number(match[1]), serial: Number(match[2]) } : null
}

export const choiceWords: Record<Choice, string> = {
  one: 'eine Stimme für ein Projekt',
  three: 'bis zu drei Stimmen für verschiedene Projekte',
  ranking: 'drei Projekte in einer Reihenfolge (3, 2 und 1 Punkte)',
}

/** Why the audience's winner is one, as a sentence in place of the jury's. */
export const citationOf = ({ rule, turnout }: AudienceBundle, points: number): string =>
  rule.choice === 'ranking'
    ? `Gewählt vom Publikum mit ${points} Punkten; ${turnout.used} Personen haben abgestimmt.`
    : `Gewählt vom Publikum mit ${points} ${points === 1 ? 'Stimme' : 'Stimmen'}; ${turnout.used} Personen haben abgestimmt.`
