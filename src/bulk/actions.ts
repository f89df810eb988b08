/** A change of many entries: shown first, then made in one commit if everything is still as it was shown. */
import type { Actor } from '../account/rules.ts'
import { record, recordEach } from '../audit/store.ts'
import { guardRows, type Reader, type Statement } from '../core/database.ts'
import type { Result } from '../core/result.ts'
import { ok } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { extensionStatements } from '../deadline/actions.ts'
import { mayChangeRules, phaseOf } from '../edition/rules.ts'
import { type Category, type Edition, listCategories } from '../edition/store.ts'
import { askedIn, parseAnswers, type Question } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { mayScreen } from '../screening/rules.ts'
import { replaceParties } from '../submission/party-store.ts'
import { receiptHash } from '../submission/receipt.ts'
import { readyTable } from '../table/actions.ts'
import { countRows } from '../table/store.ts'
import { changesIn, type Difference, differenceTo, type Entry, type Planned, planOf } from './rules.ts'
import { LIMITS, type Order, type SelectionInput, selected } from './schema.ts'
import {
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

/** How many entries an order may change at once: a deadline writes letters, so fewer. */
export const mostEntries = (order: Order | null): number =>
  order?.aktion === 'frist' ? LIMITS.deadlines : LIMITS.entries

/** A selection, and what an order would do to it. */
export interface Preview {
  readonly hits: number
  readonly categories: readonly Category[]
  /** Null without an order, and for more entries than are changed in one go. */
  readonly plan: readonly Planned[] | null
  /** Most entries that this order may change at once. */
  readonly most: number
}

/** Looks what the order would do; writes nothing. */
export const previewOf = async (
  app: Services,
  edition: Edition,
  input: SelectionInput,
  order: Order | null,
): Promise<Preview> => {
  const request = { editionId: edition.id, ...selected(input) }
  await readyTable(app.db, request.query)
  const { hits } = await countRows(app.db, request)
  const categories = await listCategories(app.db, edition.id)
  if (order === null || hits > mostEntries(order))
    return { hits, categories, plan: null, most: mostEntries(order) }
  const page = { limit: LIMITS.entries, offset: 0, hits }
  const wanted = { tag: order.tag, answers: order.aktion === 'kategorie' }
  const entries = await selectedEntries(app.db, request, page, wanted)
  const { questions } = await currentForm(app.db, edition)
  const now = app.clock()
  const open = mayChangeRules(phaseOf(edition, now))
  const screenable = mayScreen(edition, now)
  const plan = planOf(order, entries, { categories, questions, open, screenable, schedule: edition, now })
  return { hits, categories, plan, most: mostEntries(order) }
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
  frist: 'submission.deadline_extended',
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
  statements.push(
    ...(order.aktion === 'frist'
      ? await deadlines(app, actor, edition, order, changes)
      : await together(app, edition, { ...order, key }, changes, event)),
  )
  const detail = { action: order.aktion, entries }
  return [...statements, record(q, { ...event, kind: 'bulk.changed', subject: key, detail })]
}

/** Many entries in one statement each time, with one event for each of them. */
const together = async (
  app: Services,
  edition: Edition,
  { key, ...order }: Order & { readonly key: string },
  changes: Changes,
  event: { readonly at: number; readonly actorId: string; readonly editionId: string },
): Promise<Statement[]> => {
  const { q } = app.db
  const { questions } = await currentForm(app.db, edition)
  const statements: Statement[] = []
  for (const some of chunks(changes)) {
    const wanted = await Promise.all(some.map(({ entry }) => wantedOf(order, entry)))
    const subjects = some.map(({ entry, from, to }) => ({
      id: entry.id,
      detail: { ...detailOf(order, entry, from, to), bulk: key },
    }))
    statements.push(
      unchanged(q, edition.id, wanted),
      ...writesOf(app, edition, order, wanted, event.at),
      ...(order.aktion === 'kategorie' ? some.flatMap((change) => namesOf(q, change, questions)) : []),
      recordEach(q, { ...event, kind: KINDS[order.aktion] }, subjects),
    )
  }
  return statements
}

/** Where another category asks somebody else to be named, an entry mentions others: conflicts of interest follow them. */
const namesOf = (q: Reader, { entry, to }: Changes[number], questions: readonly Question[]): Statement[] => {
  const asked = askedIn(questions, to)
  const naming = (some: readonly Question[]) => some.filter(({ parties }) => parties).map(({ key }) => key)
  return String(naming(asked)) === String(naming(askedIn(questions, entry.category)))
    ? []
    : replaceParties(q, { ...entry, answers: parseAnswers(entry.answers, questions) }, asked)
}

/** Every deadline with its own trace and letters, as if it were given alone. */
const deadlines = async (app: Services, actor: Actor, edition: Edition, order: Order, changes: Changes) => {
  const input = { until: order.bis ?? 0, reason: order.grund }
  const each = changes.map(({ entry }) => extensionStatements(app, actor, edition, entry, input))
  return [
    unchanged(
      app.db.q,
      edition.id,
      changes.map(({ entry: { id, version } }) => ({ id, version })),
    ),
    ...(await Promise.all(each)).flat(),
  ]
}

/** What the audit log keeps of a change. */
const detailOf = (order: Order, entry: Entry, from: string, to: string) => {
  if (order.aktion === 'kategorie') return { from, to }
  if (order.aktion === 'zulassen') return { from: entry.screening, version: entry.version }
  return {}
}

const writesOf = ({ db: { q } }: Services, { id }: Edition, order: Order, wanted: Wanted[], now: number) => {
  switch (order.aktion) {
    case 'schlagwort':
      return [tagMany(q, id, order.tag, wanted), guardRows(wanted.length)]
    case 'schlagwort-weg':
      return [untagMany(q, id, order.tag, wanted), guardRows(wanted.length)]
    case 'kategorie':
      return [moveMany(q, id, order.ziel, wanted, now), movedAll(q, order.ziel, wanted)]
    case 'frist':
      // Each by itself: see deadlines().
      return []
    case 'zulassen':
      return [passMany(q, id, wanted, now), guardRows(wanted.length)]
  }
}

const wantedOf = async (order: Order, { id, version, ...entry }: Entry): Promise<Wanted> =>
  order.aktion === 'kategorie'
    ? { id, version, receipt: await receiptHash({ ...entry, id, category: order.ziel }) }
    : { id, version }
