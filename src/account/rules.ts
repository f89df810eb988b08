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

/** What is noted when a session begins. */
export interface NewSession {
  readonly method?: 'mail' | 'passkey'
  /** Like "Firefox unter Windows". */
  readonly browser?: string
}

/** The session behind a request. Times are the system clock's, UTC ms. */
export interface HeldSession {
  readonly idHash: string
  readonly signedInAt: number
  /** Last use, to the hour. */
  readonly seenAt: number
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

const HOUR_MS = 3_600_000

/** The beginning of the hour: nobody needs to know more exactly when somebody was there. */
export const hourOf = (at: number): number => at - (at % HOUR_MS)

/** Whoever changes how they or others sign in has themselves signed in at most so long ago. */
export const RECENT_MS = 10 * 60_000

/** Whether the session is young enough for what only its owner may do, not somebody at an open screen. */
export const isRecent = (session: HeldSession, now: number): boolean => session.signedInAt > now - RECENT_MS

const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Coarse name of browser and system from a User-Agent header, without versions: enough to know one's own. */
export const browserName = (userAgent: string): string => {
  const named = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent))?.[1]
  const system = named(SYSTEMS)
  const browser = named(BROWSERS) ?? 'Unbekannter Browser'
  return system ? `${browser} unter ${system}` : browser
}
