/** From the state of an edition to a plan, and from its assignment to what would change. Pure. */
import { sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Phase } from '../edition/rules.ts'
import type { Assignment, Pair, Plan, StandingPair } from './plan.ts'
import { assign } from './rules.ts'
import type { Wish } from './schema.ts'

export interface SituationEntry {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly category: string | null
}

export interface SituationJuror {
  readonly id: string
  readonly name: string
  /** A substitute only once called in. */
  readonly inOffice: boolean
  readonly accepted: boolean
  /** The most entries; null for no limit. */
  readonly capacity: number | null
  /** Categories by id; none says nothing. */
  readonly expertise: readonly string[]
}

export interface SituationSheet {
  readonly entry: string
  readonly juror: string
  /** Finished by its juror: it counts. */
  readonly complete: boolean
}

/** Everything an assignment depends on. */
export interface Situation {
  /** 0 while nothing has been assigned. */
  readonly version: number
  /** Sheets per entry of the assignment in effect. */
  readonly perEntry: number
  /** Sheets per entry that the rules of judging ask for. */
  readonly byRules: number
  readonly entries: readonly SituationEntry[]
  readonly jurors: readonly SituationJuror[]
  readonly conflicts: readonly Pair[]
  /** As stored: also of jurors who have left and of entries that no longer take part. */
  readonly assigned: readonly Pair[]
  /** Sheets that would count: no conflict stands against them. */
  readonly sheets: readonly SituationSheet[]
}

export interface Preview {
  readonly assignment: Assignment
  /** What would be stored: pairs of jurors in office. */
  readonly pairs: readonly Pair[]
  readonly added: readonly Pair[]
  readonly removed: readonly Pair[]
  /** Pairs that stay because they are scored already. */
  readonly scored: number
  /** SHA-256 over what was asked and what came out; an apply with another one is stale. */
  readonly digest: string
}

/** The most a preview takes; beyond it one request would work too long. */
export const MOST = { entries: 5000, jurors: 200 } as const

/** Entries are assigned once they are all in, and until judging closes. */
export const mayAssign = (phase: Phase): Result<null> => {
  if (phase === 'closed' || phase === 'judging') return ok(null)
  return phase === 'draft' || phase === 'call'
    ? fail('closed', 'Zugeteilt wird, sobald die Einreichung geschlossen ist.')
    : fail('closed', 'Die Bewertung ist geschlossen; die Zuteilung steht fest.')
}

export const keyOf = (entry: string, juror: string): string => `${entry} ${juror}`

/** Whoever has left keeps the finished sheets, and gets nothing more; of the others every sheet is work done. */
const planOf = (situation: Situation, wish: Wish): Plan => {
  const active = new Set(situation.jurors.filter(({ inOffice }) => inOffice).map(({ id }) => id))
  const entries = new Set(situation.entries.map(({ id }) => id))
  const kept = situation.sheets.filter(
    ({ entry, juror, complete }) => entries.has(entry) && (active.has(juror) || complete),
  )
  const scored = new Set(kept.map(({ entry, juror }) => keyOf(entry, juror)))
  const standing: StandingPair[] = [
    ...kept.map(({ entry, juror }) => ({ entry, juror, scored: true })),
    ...situation.assigned
      .filter(([entry, juror]) => active.has(juror) && !scored.has(keyOf(entry, juror)))
      .map(([entry, juror]) => ({ entry, juror, scored: false })),
  ]
  const left = situation.jurors
    .filter(({ id }) => !active.has(id))
    .map(({ id }) => ({ id, max: kept.filter(({ juror }) => juror === id).length }))
    .filter(({ max }) => max > 0)
  return {
    ...wish,
    entries: situation.entries.map(({ id }) => id),
    jurors: [
      ...situation.jurors
        .filter(({ id }) => active.has(id))
        .map(({ id, capacity }) => (capacity === null ? { id } : { id, max: capacity })),
      ...left,
    ],
    conflicts: situation.conflicts.filter(([entry, juror]) => entries.has(entry) && active.has(juror)),
    standing,
    cost: costOf(situation),
  }
}

/** Entries outside what a juror knows well cost 1; who has named nothing takes everything alike. */
const costOf = ({ entries, jurors }: Situation) => {
  const category = new Map(entries.map((entry) => [entry.id, entry.category]))
  const expertise = new Map(jurors.map((juror) => [juror.id, juror.expertise]))
  return (entry: string, juror: string): number => {
    const known = expertise.get(juror) ?? []
    return known.length === 0 || known.includes(category.get(entry) ?? '') ? 0 : 1
  }
}

/** Works the assignment out and compares it with the present one. */
export const previewOf = async (situation: Situation, wish: Wish): Promise<Preview> => {
  const plan = planOf(situation, wish)
  const assignment = assign(plan)
  const active = new Set(situation.jurors.filter(({ inOffice }) => inOffice).map(({ id }) => id))
  const pairs = assignment.assignments.filter(([, juror]) => active.has(juror))
  const before = new Set(situation.assigned.map(([entry, juror]) => keyOf(entry, juror)))
  const after = new Set(pairs.map(([entry, juror]) => keyOf(entry, juror)))
  const scored = (plan.standing ?? []).filter(
    (pair) => pair.scored && after.has(keyOf(pair.entry, pair.juror)),
  )
  return {
    assignment,
    pairs,
    added: pairs.filter(([entry, juror]) => !before.has(keyOf(entry, juror))),
    removed: situation.assigned.filter(([entry, juror]) => !after.has(keyOf(entry, juror))),
    scored: scored.length,
    digest: await sha256(JSON.stringify([situation.version, wish, [...after].sort()])),
  }
}

/** How often any two of these jurors share an entry. */
export const meetingTable = (pairs: readonly Pair[], jurors: readonly string[]): number[][] => {
  const place = new Map(jurors.map((id, index) => [id, index]))
  const panels = Map.groupBy(pairs, ([entry]) => entry)
  const table = jurors.map(() => jurors.map(() => 0))
  for (const panel of panels.values()) {
    const seats = panel.flatMap(([, juror]) => place.get(juror) ?? [])
    for (const a of seats) {
      const row = table[a]
      if (row) for (const b of seats) if (a !== b) row[b] = (row[b] ?? 0) + 1
    }
  }
  return table
}

/** Why an entry lacks sheets, as a sentence for organisers. */
export const shortfallReason = (shortfall: { possible: number; full: number }): string => {
  const { possible, full } = shortfall
  const jurors =
    possible === 0
      ? 'Kein Jurymitglied ist ohne Befangenheit.'
      : possible === 1
        ? 'Nur 1 Jurymitglied ist ohne Befangenheit.'
        : `Nur ${possible} Jurymitglieder sind ohne Befangenheit.`
  return full === 0
    ? jurors
    : `${jurors} Davon ${full === 1 ? 'hat 1' : `haben ${full}`} die Höchstzahl erreicht.`
}

/** How many sheets each entry lacks today, given who is in office, neutral and assigned or done. */
export const lackingNow = (
  situation: Situation,
): { readonly entry: SituationEntry; readonly missing: number }[] => {
  const active = new Set(situation.jurors.filter(({ inOffice }) => inOffice).map(({ id }) => id))
  const blocked = new Set(situation.conflicts.map(([entry, juror]) => keyOf(entry, juror)))
  const serves = situation.assigned.filter(
    ([entry, juror]) => active.has(juror) && !blocked.has(keyOf(entry, juror)),
  )
  const left = situation.sheets.filter(({ juror, complete }) => complete && !active.has(juror))
  const counts = new Map<string, number>()
  for (const entry of [...serves.map(([entry]) => entry), ...left.map(({ entry }) => entry)])
    counts.set(entry, (counts.get(entry) ?? 0) + 1)
  return situation.entries.flatMap((entry) => {
    const missing = situation.perEntry - (counts.get(entry.id) ?? 0)
    return missing > 0 ? [{ entry, missing }] : []
  })
}
