/** What the page of an award year shows, and when. Pure. */
import type { Phase } from '../edition/rules.ts'

export interface Highlight {
  /** As people say it: "Tag 1, 10 Uhr". */
  readonly when: string
  readonly title: string
  readonly speaker: string
  readonly note: string
}

export type JuryFrom = 'judging' | 'release' | 'never'

const RELEASED: readonly Phase[] = ['published', 'archived']
const JUDGED: readonly Phase[] = ['judging', 'deliberation', ...RELEASED]

/** Whether the jury is named in this phase. */
export const namesJury = (from: JuryFrom, phase: Phase): boolean =>
  from !== 'never' && (from === 'judging' ? JUDGED : RELEASED).includes(phase)

/** Whether figures can be frozen: nothing can be handed in any more, and every entry has been looked at. */
export const figuresReady = (phase: Phase, unscreened: number): boolean =>
  phase !== 'draft' && phase !== 'call' && unscreened === 0

/** Projects on one page of the list. */
export const PER_PAGE = 20

/** The pages of a list, and the one that was asked for; what is no page is the first. */
export const pageOf = (asked: string | undefined, total: number): { page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  const page = /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : 1
  return { page: page > pages ? 1 : page, pages }
}
