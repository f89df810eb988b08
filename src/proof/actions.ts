/** The jury's result as anybody can check it: made once for every release. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { sealIn } from '../commitment/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, sha256 } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById, listCategories } from '../edition/store.ts'
import { rulesHistory } from '../judging-rules/store.ts'
import { snapshotOf } from '../publication/store.ts'
import { standingsWithout } from '../ranking/actions.ts'
import { submissionNumber } from '../submission/rules.ts'
import { auditFile, publicBundle, type Source } from './build.ts'
import type { Awarded, ResultBundle } from './bundle.ts'
import { rowOf } from './recount.ts'
import { editionsToProve, insertBundle, insertParts, recusalsIn, releaseOf, sheetsUnder } from './store.ts'

/**
 * Makes the bundle of a released edition, once. Whoever comes second finds what the other has kept.
 * @returns false where there is nothing to make one from: not released, nothing judged, no root
 */
export const proveResult = async (app: Services, edition: Edition): Promise<boolean> => {
  const release = await releaseOf(app.db, edition.id)
  const source = release && (await sourceOf(app, edition, release))
  if (!source) return false
  const bundle = publicBundle(source)
  if (bundle.form === 'file') throw new Error('an audit file is never published')
  const content = canonicalJson(bundle)
  const now = app.clock()
  const write = {
    editionId: edition.id,
    version: release.version,
    content,
    sha256: await sha256(content),
    form: bundle.form,
    now,
  }
  await app.db.commit([
    insertBundle(app.db.q, write),
    guard,
    ...insertParts(app.db.q, write),
    record(app.db.q, {
      at: now,
      actorId: null,
      editionId: edition.id,
      kind: 'result.proved',
      subject: edition.id,
      detail: { version: write.version, sha256: write.sha256, form: write.form, root: bundle.root.value },
    }),
  ])
  return true
}

/** Makes what is missing; called at intervals. */
export const proveDue = async (app: Services): Promise<void> => {
  for (const { id } of await editionsToProve(app.db)) {
    const edition = await editionById(app.db, id)
    if (edition) await proveResult(app, edition)
  }
}

/**
 * Everything that an auditor needs to recount the ranking, from the close of judging on; null before. Who takes it is
 * recorded: it tells which sheets are the same juror's.
 */
export const takeAuditFile = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<ResultBundle | null> => {
  const source = await sourceOf(app, edition, (await releaseOf(app.db, edition.id)) ?? null)
  if (!source) return null
  await app.db.commit([
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'result.file_taken',
      subject: edition.id,
      detail: {},
    }),
  ])
  return auditFile(source)
}

const sourceOf = async (
  app: Services,
  edition: Edition,
  release: ResultBundle['release'],
): Promise<Source | null> => {
  const seal = await sealIn(app.db, edition.id)
  const history = await rulesHistory(app.db, edition.id)
  const rules = history.at(-1)?.rules
  if (!seal || !rules) return null
  const categories = await listCategories(app.db, edition.id)
  const { ranking, categories: standings } = await standingsWithout(app, edition, new Set())
  const indexOf = new Map<string, number>(categories.map(({ id }, index) => [id, index]))
  const candidates = standings.flatMap(({ rows }) => rows.map(({ candidate }) => candidate))
  const numberOf = new Map(candidates.map(({ id, number }) => [id, submissionNumber(edition.year, number)]))
  return {
    year: edition.year,
    title: edition.title,
    release,
    rules: history.map(({ version, sha256: digest, rules: content }) => ({
      version,
      sha256: digest,
      content,
    })),
    seal,
    categories: categories.map(({ name }) => name),
    rows: ranking.entries
      .map((row) => rowOf(row, rules.aggregation, indexOf.get(row.group) ?? null))
      .toSorted((a, b) => (a.entry < b.entry ? -1 : 1)),
    awards: await awardsOf(app, edition, numberOf),
    sheets: await sheetsUnder(app.db, seal.leaves),
    recused: await recusalsIn(app.db, edition),
  }
}

const awardsOf = async (
  app: Services,
  edition: Edition,
  numberOf: ReadonlyMap<string, string>,
): Promise<Awarded[]> =>
  ((await snapshotOf(app.db, edition.id))?.winners ?? []).map(
    ({ submission, title, organisation, category, place, special }) => ({
      entry: numberOf.get(submission) ?? '',
      title,
      organisation,
      category,
      place,
      special,
    }),
  )
