/** Who somebody is, and what that lets them do in general. Pure. */

/** A person signed in, with every role they hold now. */
export interface Actor {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly isOrganiser: boolean
  readonly juries: readonly JuryRole[]
}

export interface JuryRole {
  readonly jurorId: string
  readonly editionId: string
  readonly isChair: boolean
}

/** The rule a route declares. `juror` and `decider` only open the door; the edition is checked behind it. */
export type AccessRule = 'public' | 'signed_in' | 'juror' | 'decider' | 'organiser' | 'development'

/** Whether `actor` may use a route that declares `rule`. */
export const mayEnter = (
  rule: AccessRule,
  actor: Actor | null,
  mode: 'development' | 'production',
): boolean => {
  switch (rule) {
    case 'public':
      return true
    case 'development':
      return mode === 'development'
    case 'signed_in':
      return actor !== null
    case 'juror':
      return actor !== null && actor.juries.length > 0
    case 'decider':
      return actor !== null && (actor.isOrganiser || actor.juries.some((role) => role.isChair))
    case 'organiser':
      return actor?.isOrganiser === true
  }
}

/** Whether `actor` may see the ranking and decide in this edition: organisers and its chair. */
export const mayDecideIn = (editionId: string, actor: Actor): boolean =>
  actor.isOrganiser || actor.juries.some((role) => role.isChair && role.editionId === editionId)

/** The actor's seat on this edition's jury, if any. */
export const seatIn = (editionId: string, actor: Actor): JuryRole | undefined =>
  actor.juries.find((role) => role.editionId === editionId)
