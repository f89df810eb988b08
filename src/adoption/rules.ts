/** From the report to the list on the page. Pure. */

export type AdoptionState = 'unproven' | 'waiting' | 'accepted' | 'refused' | 'removed'

/** What organisers can decide, and from which state. */
export const DECISIONS = { accepted: 'waiting', refused: 'waiting', removed: 'accepted' } as const

export type Decision = keyof typeof DECISIONS

/** How long the link in the letter confirms the address, ms. */
export const PROOF_MS = 14 * 86_400_000

/** Whether the link can still confirm the address. */
export const isProvable = (adoption: { state: AdoptionState; created_at: number }, now: number): boolean =>
  adoption.state === 'unproven' && now < adoption.created_at + PROOF_MS

/** Reports within a day: from one network address, to one mail address, about one project. */
export const A_DAY = { client: 20, email: 5, project: 60 } as const
