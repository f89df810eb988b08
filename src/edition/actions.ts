/** Organisers open an award year and set it up. */
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import {
  frozenFields,
  galleryErrors,
  mayChangeRules,
  ownDeadlineErrors,
  phaseOf,
  scheduleErrors,
} from './rules.ts'
import type { EditionInput } from './schema.ts'
import {
  type CategoryRow,
  type CriterionRow,
  copyRules,
  type Edition,
  insertEdition,
  isFrozen,
  keepsFrozen,
  keepsGalleryHidden,
  latestOwnDeadline,
  listCategories,
  listCriteria,
  listEditions,
  replaceCategories,
  replaceCriteria,
  touchBeforeJudging,
  touchUnfrozen,
  updateEdition,
} from './store.ts'

/** Opens an award year; categories, criteria and scale come from the latest edition, if there is one. */
export const openEdition = async (
  app: Services,
  actor: Actor,
  input: { year: number; title: string },
): Promise<Result<null>> => {
  const id = newId()
  const now = app.clock()
  const [latest] = await listEditions(app.db)
  const copied = latest
    ? copyRules(
        app.db.q,
        latest,
        id,
        await listCategories(app.db, latest.id),
        await listCriteria(app.db, latest.id),
      )
    : []
  const saved = await app.db.commit([
    insertEdition(app.db.q, { id, ...input, now }),
    ...copied,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: id,
      kind: 'edition.opened',
      subject: id,
      detail: { year: input.year },
    }),
  ])
  if (saved.ok) return ok(null)
  return fail(
    'invalid',
    `Für ${input.year} gibt es schon eine Ausgabe. Bitte ein anderes Jahr wählen oder die bestehende bearbeiten.`,
  )
}

/** What stopped saving: wrong dates, or somebody else's save in between. */
export type EditionRefusal =
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }
  | { readonly kind: 'conflict' }

/** Saves dates, texts and scale. The scale stands once judging has opened; the dates stand once released. */
export const saveEdition = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: EditionInput,
): Promise<Result<null, EditionRefusal>> => {
  const now = app.clock()
  const errors = [
    ...scheduleErrors(input),
    ...galleryErrors(edition, input.call_opens_at, now),
    ...frozenErrors(edition, input, now, await isFrozen(app.db, edition.id)),
    ...ownDeadlineErrors(input.judging_opens_at, await latestOwnDeadline(app.db, edition.id)),
  ]
  if (input.scale_max <= input.scale_min) {
    errors.push({
      field: 'scale_max',
      message: 'Der höchste Wert der Skala muss über dem niedrigsten liegen.',
    })
  }
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const { version, ...fields } = input
  const saved = await app.db.commit([
    updateEdition(app.db.q, edition.id, version, fields)
      .where(keepsFrozen(fields))
      .where(keepsGalleryHidden(fields.call_opens_at, now)),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.saved',
      subject: edition.id,
      detail: changesBetween(edition, fields),
    }),
  ])
  return saved.ok ? ok(null) : { ok: false, error: { kind: 'conflict' } }
}

const frozenErrors = (edition: Edition, input: EditionInput, now: number, frozen: boolean): FieldError[] =>
  frozenFields(phaseOf(edition, now), frozen)
    .filter(({ field }) => input[field] !== edition[field])
    .map(({ field, message }) => ({ field, message }))

const changesBetween = (edition: Edition, fields: Omit<EditionInput, 'version'>) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key, value]) => edition[key as keyof Edition] !== value)
      .map(([key, value]) => [key, { from: edition[key as keyof Edition], to: value }]),
  )

const RULES_REFUSED =
  'Nicht gespeichert: Entweder hat inzwischen jemand anderes gespeichert, oder zwei Zeilen heißen gleich, oder eine entfernte Zeile wird schon benutzt. Bitte laden Sie die Seite neu und prüfen Sie den Stand.'

/** Replaces the categories; one that submissions use cannot be removed. */
export const saveCategories = (
  app: Services,
  actor: Actor,
  edition: Edition,
  version: number,
  rows: CategoryRow[],
) =>
  saveRules(
    app,
    actor,
    edition,
    version,
    'edition.categories_saved',
    rows,
    replaceCategories(app.db.q, edition.id, rows),
  )

/** Replaces the criteria with their weights. */
export const saveCriteria = (
  app: Services,
  actor: Actor,
  edition: Edition,
  version: number,
  rows: CriterionRow[],
) =>
  saveRules(
    app,
    actor,
    edition,
    version,
    'edition.criteria_saved',
    rows,
    replaceCriteria(app.db.q, edition.id, rows),
  )

const saveRules = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  version: number,
  kind: AuditKind,
  rows: readonly CategoryRow[],
  statements: ReturnType<typeof replaceCategories>,
): Promise<Result<null>> => {
  const now = app.clock()
  const criteria = kind === 'edition.criteria_saved'
  const allowed = mayChangeRules(phaseOf(edition, now), criteria && (await isFrozen(app.db, edition.id)))
  if (!allowed.ok) return allowed
  const touch = criteria ? touchUnfrozen : touchBeforeJudging
  const saved = await app.db.commit([
    touch(app.db.q, edition.id, version, now),
    guard,
    ...statements,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind,
      subject: edition.id,
      detail: { rows },
    }),
  ])
  return saved.ok ? ok(null) : fail('conflict', RULES_REFUSED)
}
