/** Reads the file of `npm run assign`: `{entries, jurors: [{id, max?}], perEntry, conflicts: [[entry, juror]], seed}`. */
import * as z from 'zod'
import type { Plan } from './plan.ts'

export const PLAN_LIMITS = {
  bytes: 32_000_000,
  entries: 5000,
  jurors: 200,
  perEntry: 200,
  /** Sheets in all. */
  sheets: 50_000,
  id: 200,
} as const

/** One line that says where and why a plan is refused. */
export class PlanError extends Error {}

const says = (text: string) => ({ error: text })
const whole = (low: number, high: number) =>
  z
    .int(says(`erwartet wird eine ganze Zahl von ${low} bis ${high}`))
    .min(low, says(`erwartet wird eine ganze Zahl von ${low} bis ${high}`))
    .max(high, says(`erwartet wird eine ganze Zahl von ${low} bis ${high}`))

const id = z
  .string(says('erwartet wird eine Bezeichnung als Text'))
  .max(PLAN_LIMITS.id, says(`die Bezeichnung ist länger als ${PLAN_LIMITS.id} Zeichen`))
  .refine((text) => text.trim() !== '' && text.isWellFormed() && !/\p{Cc}/u.test(text), {
    error: 'die Bezeichnung ist leer oder enthält Zeichen, die keine sind',
  })

const list = <T extends z.ZodType>(item: T, most: number, what: string) =>
  z.array(item, says('erwartet wird eine Liste')).max(most, says(`mehr als ${most} ${what}`))

const planFile = z.strictObject(
  {
    entries: list(id, PLAN_LIMITS.entries, 'Einreichungen').min(1, says('keine Einreichung')),
    jurors: list(
      z.strictObject(
        { id, max: whole(0, PLAN_LIMITS.entries).optional() },
        says('erwartet wird {"id": …, "max": …}'),
      ),
      PLAN_LIMITS.jurors,
      'Jurymitglieder',
    ).min(1, says('kein Jurymitglied')),
    perEntry: whole(1, PLAN_LIMITS.perEntry),
    conflicts: list(
      z.tuple([id, id], says('erwartet wird [Einreichung, Jurymitglied]')),
      PLAN_LIMITS.entries * PLAN_LIMITS.jurors,
      'Befangenheiten',
    ).default([]),
    seed: whole(0, 2 ** 32 - 1).default(1),
  },
  says('erwartet wird {"entries": …, "jurors": …, "perEntry": …, "conflicts": …, "seed": …}'),
)

/** The plan in these bytes, checked: every id once, conflicts only among them. Throws PlanError. */
export const readPlan = (bytes: Uint8Array): Plan => {
  if (bytes.byteLength > PLAN_LIMITS.bytes)
    throw new PlanError(`Die Datei ist größer als ${PLAN_LIMITS.bytes / 1_000_000} MB.`)
  const parsed = planFile.safeParse(jsonIn(bytes))
  if (!parsed.success) throw new PlanError(firstIssue(parsed.error))
  const plan = parsed.data
  const entries = known(plan.entries, (index) => `entries[${index}]`)
  const jurors = known(
    plan.jurors.map(({ id }) => id),
    (index) => `jurors[${index}].id`,
  )
  if (plan.entries.length * plan.perEntry > PLAN_LIMITS.sheets)
    throw new PlanError(`perEntry: zusammen mehr als ${PLAN_LIMITS.sheets} Wertungen.`)
  checkConflicts(plan.conflicts, entries, jurors)
  return { ...plan, jurors: plan.jurors.map(({ id, max }) => (max === undefined ? { id } : { id, max })) }
}

const jsonIn = (bytes: Uint8Array): unknown => {
  const text = utf8(bytes)
  if (text.trim() === '') throw new PlanError('Die Datei ist leer.')
  try {
    return JSON.parse(text)
  } catch {
    throw new PlanError('Die Datei ist kein gültiges JSON.')
  }
}

const utf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PlanError('Die Datei ist kein Text in UTF-8.')
  }
}

const firstIssue = (error: z.ZodError): string => {
  const [issue] = error.issues
  if (!issue) return 'Die Datei ist kein Plan.'
  const place = issue.path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${String(part)}`))
    .map(String)
    .join('')
  if (issue.code === 'unrecognized_keys')
    return `${place === '' ? 'Plan' : place}: unbekannte Angabe ${JSON.stringify(issue.keys[0])}.`
  return `${place === '' ? 'Plan' : place}: ${issue.message}.`
}

/** The ids as a set; refuses one that comes twice. */
const known = (ids: readonly string[], place: (index: number) => string): Set<string> => {
  const seen = new Set<string>()
  ids.forEach((id, index) => {
    if (seen.has(id)) throw new PlanError(`${place(index)}: ${JSON.stringify(id)} kommt zweimal vor.`)
    seen.add(id)
  })
  return seen
}

const checkConflicts = (
  conflicts: readonly (readonly [string, string])[],
  entries: ReadonlySet<string>,
  jurors: ReadonlySet<string>,
): void => {
  const seen = new Set<string>()
  conflicts.forEach(([entry, juror], index) => {
    const refuse = (why: string) => {
      throw new PlanError(`conflicts[${index}]: ${why}.`)
    }
    if (!entries.has(entry)) refuse(`die Einreichung ${JSON.stringify(entry)} gibt es nicht`)
    if (!jurors.has(juror)) refuse(`das Jurymitglied ${JSON.stringify(juror)} gibt es nicht`)
    const key = JSON.stringify([entry, juror])
    if (seen.has(key)) refuse('dieses Paar kommt zweimal vor')
    seen.add(key)
  })
}
