/** Rows of the table of permissions: who may do something, in which phases, and what everybody else hears. Pure. */
import type { phaseNames } from '../core/de.ts'
import { type AccessRule, opens, type Role, STANDINGS } from './doors.ts'

/** The phases of an award year; the archive is the same as the published year. */
export type TablePhase = Exclude<keyof typeof phaseNames, 'archived'>

export const PHASES: readonly TablePhase[] = [
  'draft',
  'call',
  'closed',
  'judging',
  'deliberation',
  'published',
]

/** This phase and all after it. */
export const from = (first: TablePhase): readonly TablePhase[] => PHASES.slice(PHASES.indexOf(first))

export const ALWAYS = from('draft')

export interface PermissionRow {
  /** German, for the page: what somebody does. */
  readonly label: string
  /** The door that every one of its routes declares. */
  readonly door: AccessRule
  /** Who gets further than the door, and when; without it, everybody who passes the door, always. */
  readonly may?: Partial<Readonly<Record<Role, readonly TablePhase[]>>>
  /** The phase in which the thing can exist at all; before it nobody finds it. */
  readonly exists?: TablePhase
  /** What those who may hear in the other phases: that it is closed (409), or nothing (404). */
  readonly otherwise?: 'closed' | 'hidden'
  /** Who may not, and yet knows that it exists: they hear 403 instead of nothing. */
  readonly seenBy?: readonly Role[]
  /** A sentence for the page where the phases alone do not say it. */
  readonly note?: string
  /** `METHOD /path`, parameters without their patterns. */
  readonly routes: readonly string[]
}

/**
 * What somebody meets: `in` gets through, `sign_in` is asked who they are, `forbidden` 403, `hidden` 404 as if nothing
 * were there, `closed` 409 because it is not the time.
 */
export type Verdict = 'in' | 'sign_in' | 'forbidden' | 'hidden' | 'closed'

/** What the table says of this row for somebody in this role, in this phase. */
export const verdict = (row: PermissionRow, role: Role, phase: TablePhase): Verdict => {
  if (!opens(row.door, STANDINGS[role])) return role === 'anonymous' ? 'sign_in' : 'forbidden'
  if (row.exists && !from(row.exists).includes(phase)) return 'hidden'
  if (!row.may) return 'in'
  const phases = row.may[role]
  if (!phases) return row.seenBy?.includes(role) ? 'forbidden' : 'hidden'
  return phases.includes(phase) ? 'in' : (row.otherwise ?? 'closed')
}

/** A part of the house, for the page. */
export interface PermissionArea {
  readonly title: string
  readonly rows: readonly PermissionRow[]
}
