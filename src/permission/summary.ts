/** The table of permissions in few words, for the page. Pure. */
import { phaseNames } from '../core/de.ts'
import { ROLES, type Role } from './doors.ts'
import { type PermissionArea, type PermissionRow, PHASES, type TablePhase, verdict } from './phases.ts'

export const roleNames: Readonly<Record<Role, string>> = {
  anonymous: 'Ohne Anmeldung',
  entrant: 'Einreichende, zur eigenen Einreichung',
  other: 'Andere Einreichende',
  juror: 'Jurymitglied',
  conflicted: 'Befangenes Jurymitglied',
  chair: 'Juryvorsitz',
  organiser: 'Geschäftsstelle',
  gallery: 'Galerie-Redaktion',
}

const openIn = (row: PermissionRow, role: Role): TablePhase[] =>
  PHASES.filter((phase) => verdict(row, role, phase) === 'in')

/** "immer", "ab Jury bewertet", or the phases one by one; null for never. */
const whenOf = (phases: readonly TablePhase[]): string | null => {
  const [first] = phases
  if (first === undefined) return null
  if (phases.length === PHASES.length) return 'immer'
  if (phases.length > 1 && phases.length === PHASES.length - PHASES.indexOf(first))
    return `ab „${phaseNames[first]}“`
  return phases.map((phase) => `„${phaseNames[phase]}“`).join(', ')
}

const whoOf = (roles: readonly Role[]): string =>
  roles.length === ROLES.length
    ? 'Alle'
    : roles.length === ROLES.length - 1 && !roles.includes('anonymous')
      ? 'Alle Angemeldeten'
      : roles.map((role) => roleNames[role]).join(', ')

/** Who may, and when: those who may in the same phases together. */
export const summaryOf = (row: PermissionRow): { readonly who: string; readonly when: string }[] => {
  const groups = new Map<string, Role[]>()
  for (const role of ROLES) {
    const when = whenOf(openIn(row, role))
    if (when !== null) groups.set(when, [...(groups.get(when) ?? []), role])
  }
  return [...groups].map(([when, roles]) => ({ who: whoOf(roles), when }))
}

/** The areas in which this role gets through at least one door, with those rows only. */
export const areasOf = (areas: readonly PermissionArea[], role: Role): PermissionArea[] =>
  areas.flatMap(({ title, rows }) => {
    const open = rows.filter((row) => openIn(row, role).length > 0)
    return open.length > 0 ? [{ title, rows: open }] : []
  })

export const isRole = (text: string | undefined): text is Role => ROLES.some((role) => role === text)
