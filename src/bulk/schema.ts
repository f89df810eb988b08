/** What can be done with many entries at once: which ones, what, and what was seen before it is done. */
import * as z from 'zod'
import { line } from '../core/text.ts'
import { LIMITS as DEADLINE } from '../deadline/schema.ts'
import { berlinTime } from '../edition/schema.ts'
import { EVERYTHING, PAGE_SIZE, LIMITS as TABLE, type TableQuery, tableQueryOf } from '../table/schema.ts'

export const LIMITS = {
  /** Entries changed in one go. */
  entries: 2000,
  /** Of these, each with letters of its own. */
  deadlines: 100,
  /** Characters of what a preview remembers of them. */
  seen: 100_000,
} as const

export const ACTIONS = ['schlagwort', 'schlagwort-weg', 'kategorie', 'zulassen', 'frist'] as const

const selectionShape = {
  /** The table's address, where the person came from. */
  filter: line(TABLE.address).catch(''),
  umfang: z.enum(['markiert', 'alle']).catch('markiert'),
  'id[]': z.array(z.uuid()).max(PAGE_SIZE).catch([]),
}

const orderShape = {
  aktion: z.string().pipe(z.enum(ACTIONS)),
  tag: line(TABLE.tag).default(''),
  /** Id of the category. */
  ziel: line(40).default(''),
  /** A deadline, and why. */
  bis: berlinTime.prefault(''),
  grund: line(DEADLINE.reason).default(''),
}

const complete = (order: z.output<typeof orderForm>, ctx: z.RefinementCtx) => {
  if (order.aktion === 'kategorie' && order.ziel === '')
    ctx.addIssue({ code: 'custom', path: ['ziel'], message: 'Bitte wählen Sie die Kategorie.' })
  if (order.aktion === 'frist' && order.bis === null)
    ctx.addIssue({ code: 'custom', path: ['bis'], message: 'Bitte die neue Frist angeben.' })
  if (order.aktion === 'frist' && order.grund === '')
    ctx.addIssue({ code: 'custom', path: ['grund'], message: 'Bitte den Grund nennen.' })
  if (order.aktion.startsWith('schlagwort') && order.tag === '')
    ctx.addIssue({ code: 'custom', path: ['tag'], message: 'Bitte nennen Sie das Schlagwort.' })
}

const orderForm = z.object(orderShape)

/** Which entries: the ticked ones, or all that the filter leaves. */
export const selectionForm = z.object(selectionShape)

/** Which entries, and what shall happen to them. */
export const previewForm = orderForm.superRefine(complete)

/** The same once more, with what the preview showed; `key` lets it happen only once. */
export const applyForm = z
  .strictObject({
    ...selectionShape,
    ...orderShape,
    seen: z.string().max(LIMITS.seen),
    key: z.string().pipe(z.uuid()),
  })
  .superRefine(complete)

export type SelectionInput = z.output<typeof selectionForm>
export type Order = z.output<typeof previewForm>

/** What the table is asked for, to find the selection again. */
export const selected = (
  input: SelectionInput,
): { readonly query: TableQuery; readonly ids?: readonly string[] } =>
  input.umfang === 'alle'
    ? { query: { ...tableQueryOf(input.filter), seite: 1 } }
    : { query: EVERYTHING, ids: input['id[]'] }

/** The selection as fields of a form or parts of an address. */
export const selectionFields = (
  input: SelectionInput,
): readonly (readonly [name: string, value: string])[] => [
  ['umfang', input.umfang],
  ['filter', input.filter],
  ...(input.umfang === 'alle' ? [] : input['id[]'].map((id) => ['id[]', id] as const)),
]
