/** A change of many entries: shown first, then made in one commit if everything is still as it was shown. */
import type { Actor } from '../account/rules.ts'
import { record, recordEach } from '../audit/store.ts'
import type { Statement } from '../core/database.ts'
import type { Result } from '../core/result.ts'
import { ok } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { mayChangeRules, phaseOf } from '../edition/rules.ts'
import { type Category, type Edition, listCategories } from '../edition/store.ts'
import { currentForm } from '../entry-form/store.ts'
import { mayScreen } from '../screening/rules.ts'
import { receiptHash } from '../submission/receipt.ts'
import { indexChanges } from '../table/actions.ts'
import { countRows } from '../table/store.ts'
import { changesIn, type Difference, differenceTo, type Entry, type Planned, planOf } from './rules.ts'
import { LIMITS, type Order, type SelectionInput, selected } from './schema.ts'
import {
  changedExactly,
  insertChange,
  isDone,
  movedAll,
  moveMany,
  passMany,
  selectedEntries,
  tagMany,
  unchanged,
  untagMany,
  type Wanted,
} from './store.ts'

/** A selection, and what an order would do to it. */
export interface Preview {
  readonly hits: number
  readonly categories: readonly Category[]
  /** Null without an order, and for more entries than are changed in one go. */
  readonly plan: readonly Planned[] | null
}

/** Looks what the order would do; writes nothing. */
export const previewOf = async (
  app: Services,
  edition: Edition,
  input: SelectionInput,
  order: Order | null,
): Promise<Preview> => {
  const request = { editionId: edition.id, ...selected(input) }
  if (request.query.q !== '') await indexChanges(app.db)
  const { hits } = await countRows(app.db, request)
  const categories = await listCategories(app.db, edition.id)
  if (order === null || hits > LIMITS.entries) return { hits, categories, plan: null }
  const page = { limit: LIMITS.entries, offset: 0, hits }
  const wanted = { tag: order.tag, answers: order.aktion === 'kategorie' }
  const entries = await selectedEntries(app.db, request, page, wanted)
  const { questions } = await currentForm(app.db, edition)
  const now = app.clock()
  const open = mayChangeRules(phaseOf(edition, now))
  const screenable = mayScreen(edition, now)
  return { hits, categories, plan: planOf(order, entries, { categories, questions, open, screenable }) }
}

/** What stands in the way, with the entries as they are now. */
export interface Outdated {
  readonly preview: Preview
  readonly difference: Difference | null
}

/** Makes the change that was shown; the same `key` again is the same as once. */
export const applyToMany = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: SelectionInput & Order & { readonly seen: string; readonly key: string },
): Promise<Result<null, Outdated>> => {
  if (await isDone(app.db, input.key, actor.id)) return ok(null)
  const preview = await previewOf(app, edition, input, input)
  const plan = preview.plan ?? []
  const difference = differenceTo(input.seen, plan)
  const changes = changesIn(plan)
  if (difference !== null || changes.length === 0) return { ok: false, error: { preview, difference } }
  const saved = await app.db.commit(await statementsFor(app, actor, edition, input, changes))
  // A double click: the other request was faster.
  if (saved.ok || (await isDone(app.db, input.key, actor.id))) return ok(null)
  const now = await previewOf(app, edition, input, input)
  return { ok: false, error: { preview: now, difference: differenceTo(input.seen, now.plan ?? []) } }
}

type Changes = ReturnType<typeof changesIn>

/** Entries in one statement: their ids travel as one parameter, which D1 limits in length. */
const CHUNK = 250

const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  )

const KINDS = {
  schlagwort: 'submission.tagged',
  'schlagwort-weg': 'submission.untagged',
  kategorie: 'submission.moved',
  zulassen: 'submission.passed',
} as const

const statementsFor = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { key, ...order }: Order & { readonly key: string },
  changes: Changes,
): Promise<Statement[]> => {
  const { q } = app.db
  const now = app.clock()
  const event = { at: now, actorId: actor.id, editionId: edition.id }
  const entries = changes.length
  const statements: Statement[] = [
    insertChange(q, {
      key,
      editionId: edition.id,
      accountId: actor.id,
      action: order.aktion,
      entries,
      now,
    }),
  ]
  for (const some of chunks(changes)) {
    const wanted = await Promise.all(some.map(({ entry }) => wantedOf(order, entry)))
    const subjects = some.map(({ entry, from, to }) => ({
      id: entry.id,
      detail: { ...detailOf(order, entry, from, to), bulk: key },
    }))
    statements.push(
      unchanged(q, edition.id, wanted),
      ...writesOf(app, edition, order, wanted, now),
      recordEach(q, { ...event, kind: KINDS[order.aktion] }, subjects),
    )
  }
  const detail = { action: order.aktion, entries }
  return [...statements, record(q, { ...event, kind: 'bulk.changed', subject: key, detail })]
}

/** What the audit log keeps of a change. */
const detailOf = (order: Order, entry: Entry, from: string, to: string) => {
  if (order.aktion === 'kategorie') return { from, to }
  if (order.aktion === 'zulassen') return { from: entry.screening, version: entry.version }
  return { tag: order.tag }
}

const writesOf = ({ db: { q } }: Services, { id }: Edition, order: Order, wanted: Wanted[], now: number) => {
  switch (order.aktion) {
    case 'schlagwort':
      return [tagMany(q, id, order.tag, wanted), changedExactly(q, wanted.length)]
    case 'schlagwort-weg':
      return [untagMany(q, id, order.tag, wanted), changedExactly(q, wanted.length)]
    case 'kategorie':
      return [moveMany(q, id, order.ziel, wanted, now), movedAll(q, order.ziel, wanted)]
    case 'zulassen':
      return [passMany(q, id, wanted, now), changedExactly(q, wanted.length)]
  }
}

const wantedOf = async (order: Order, { id, version, ...entry }: Entry): Promise<Wanted> =>
  order.aktion === 'kategorie'
    ? { id, version, receipt: await receiptHash({ ...entry, id, category: order.ziel }) }
    : { id, version }
