/** The doors of the house: every route stands behind one of them. Pure. */

/** Everybody who can stand before a route, seen from one award year. */
export const ROLES = [
  'anonymous',
  'entrant',
  'other',
  'juror',
  'conflicted',
  'chair',
  'organiser',
  'gallery',
] as const
export type Role = (typeof ROLES)[number]

/** What a session alone tells about a person; whose entry it is and who is neutral is only known behind the door. */
export type Standing = 'anonymous' | 'signed_in' | 'juror' | 'chair' | 'organiser' | 'gallery'

/** The door a route declares. */
export type AccessRule =
  | 'public'
  | 'signed_in'
  | 'juror'
  | 'decider'
  | 'organiser'
  | 'gallery'
  | 'development'

/** Who passes which door: the route guard asks this table. `development` doors do not exist in production. */
export const DOORS: Readonly<Record<AccessRule, readonly Standing[]>> = {
  public: ['anonymous', 'signed_in'],
  signed_in: ['signed_in'],
  juror: ['juror', 'chair'],
  decider: ['chair', 'organiser'],
  organiser: ['organiser'],
  gallery: ['gallery', 'organiser'],
  development: ['anonymous', 'signed_in'],
}

/** What the session of somebody in this role says. */
export const STANDINGS: Readonly<Record<Role, readonly Standing[]>> = {
  anonymous: ['anonymous'],
  entrant: ['signed_in'],
  other: ['signed_in'],
  juror: ['signed_in', 'juror'],
  conflicted: ['signed_in', 'juror'],
  chair: ['signed_in', 'juror', 'chair'],
  organiser: ['signed_in', 'organiser'],
  gallery: ['signed_in', 'gallery'],
}

/** Whether one of these standings opens the door. */
export const opens = (rule: AccessRule, standings: readonly Standing[]): boolean =>
  DOORS[rule].some((standing) => standings.includes(standing))
