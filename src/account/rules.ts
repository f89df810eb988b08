/** Who somebody is, and what that lets them do in general. Pure. */
import { type AccessRule, opens, type Standing } from '../permission/doors.ts'

/** A person signed in, with every role they hold now. */
export interface Actor {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly isOrganiser: boolean
  readonly isGalleryEditor: boolean
  readonly juries: readonly JuryRole[]
}

export interface JuryRole {
  readonly jurorId: string
  readonly editionId: string
  readonly isChair: boolean
}

/** What the session of this person says; the edition is checked behind the door. */
export const standingsOf = (actor: Actor | null): Standing[] => {
  if (actor === null) return ['anonymous']
  const standings: Standing[] = ['signed_in']
  if (actor.juries.length > 0) standings.push('juror')
  if (actor.juries.some((role) => role.isChair)) standings.push('chair')
  if (actor.isOrganiser) standings.push('organiser')
  if (actor.isGalleryEditor) standings.push('gallery')
  return standings
}

/** Whether `actor` may use a route that declares `rule`. */
export const mayEnter = (
  rule: AccessRule,
  actor: Actor | null,
  mode: 'development' | 'production',
): boolean => (rule !== 'development' || mode === 'development') && opens(rule, standingsOf(actor))

/** Whether `actor` may see the ranking and decide in this edition: organisers and its chair. */
export const mayDecideIn = (editionId: string, actor: Actor): boolean =>
  actor.isOrganiser || actor.juries.some((role) => role.isChair && role.editionId === editionId)

/** The actor's seat on this edition's jury, if any. */
export const seatIn = (editionId: string, actor: Actor): JuryRole | undefined =>
  actor.juries.find((role) => role.editionId === editionId)
