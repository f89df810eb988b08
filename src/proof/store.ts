/** Bundles of results: what they are made of, and the rows that keep them. */
import { type Selectable, sql } from 'kysely'
import type { ScorePayload } from '../commitment/rules.ts'
import { notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { ResultBundleTable } from '../core/release-tables.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { submissionNumber } from '../submission/rules.ts'
import type { FinalSheet } from './build.ts'

/** Every sheet under these commitments, and whether the ranking counts it. */
export const sheetsUnder = async (db: Database, leaves: readonly string[]): Promise<FinalSheet[]> => {
  const rows = await db.q
    .selectFrom('score_commitment as c')
    .innerJoin('juror', 'juror.id', 'c.juror_id')
    .innerJoin('submission', 'submission.id', 'c.submission_id')
    .select(['c.commitment', 'c.payload', 'c.nonce', 'juror.tag'])
    .select(
      sql<number>`${TAKES_PART} AND ${notConflicted(sql.ref('c.juror_id'), sql.ref('c.submission_id'))}`.as(
        'counts',
      ),
    )
    .where(sql<boolean>`c.commitment IN (SELECT value FROM json_each(${JSON.stringify(leaves)}))`)
    .execute()
  return rows.map(({ payload, counts, ...row }) => ({
    ...row,
    payload: JSON.parse(payload) as ScorePayload,
    counts: counts === 1,
  }))
}

/** By tag: numbers of the entries from which each juror is recused. */
export const recusalsIn = async (
  db: Database,
  { id, year }: { readonly id: string; readonly year: number },
): Promise<Map<string, ReadonlySet<string>>> => {
  const rows = await db.q
    .selectFrom('conflict')
    .innerJoin('juror', 'juror.id', 'conflict.juror_id')
    .innerJoin('submission', 'submission.id', 'conflict.submission_id')
    .select(['juror.tag', 'submission.number'])
    .where('juror.edition_id', '=', id)
    .execute()
  const byTag = Map.groupBy(rows, ({ tag }) => tag)
  return new Map(
    [...byTag].map(([tag, own]) => [
      tag,
      new Set(own.map(({ number }) => submissionNumber(year, number ?? 0))),
    ]),
  )
}

/** In SQL, beside an edition: the release that a bundle belongs to; corrections of words made later keep it. */
const RELEASE = sql<number | null>`(SELECT max(release_version.version) FROM release_version
  WHERE release_version.edition_id = edition.id AND release_version.reason = '')`

/** In SQL, beside an edition: there is a bundle of its release. */
const HAS_BUNDLE = sql<boolean>`EXISTS (SELECT 1 FROM result_bundle
  WHERE result_bundle.edition_id = edition.id AND result_bundle.version = ${RELEASE})`

/** The release of an edition whose results are public, with the digest of what was released; undefined before. */
export const releaseOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('edition')
    .innerJoin('release_version', (join) =>
      join.onRef('release_version.edition_id', '=', 'edition.id').on('release_version.version', '=', RELEASE),
    )
    .select(['release_version.version', 'release_version.sha256'])
    .where('edition.id', '=', editionId)
    .where('edition.released_at', 'is not', null)
    .executeTakeFirst()

/** Released editions with a root and without a bundle. */
export const editionsToProve = (db: Database): Promise<{ id: string }[]> =>
  db.q
    .selectFrom('edition')
    .innerJoin('commitment_root', 'commitment_root.edition_id', 'edition.id')
    .select('edition.id')
    .where('edition.released_at', 'is not', null)
    .where(sql<boolean>`${RELEASE} IS NOT NULL AND NOT ${HAS_BUNDLE}`)
    .execute()

/** Characters in one piece; a row of D1 holds a megabyte, and a character takes at most three bytes. */
const PART = 300_000

export interface BundleWrite {
  readonly editionId: string
  readonly version: number
  readonly content: string
  readonly sha256: string
  readonly form: ResultBundleTable['form']
  readonly now: number
}

/** Keeps a bundle, once, and only for the release that is public now; the guard belongs behind it. */
export const insertBundle = (q: Reader, write: BundleWrite): Statement =>
  sql`
    INSERT INTO result_bundle (edition_id, version, sha256, form, made_at)
    SELECT edition.id, ${write.version}, ${write.sha256}, ${write.form}, ${write.now}
    FROM edition
    WHERE edition.id = ${write.editionId} AND edition.released_at IS NOT NULL AND ${RELEASE} = ${write.version}
      AND NOT ${HAS_BUNDLE}`.compile(q)

/** Statements that keep the content; they stand behind the guard of `insertBundle`. */
export const insertParts = (q: Reader, { editionId, version, content }: BundleWrite): Statement[] =>
  Array.from({ length: Math.ceil(content.length / PART) }, (_, part) =>
    q.insertInto('result_bundle_part').values({
      edition_id: editionId,
      version,
      part,
      content: content.slice(part * PART, (part + 1) * PART),
    }),
  )

export type BundleHead = Pick<Selectable<ResultBundleTable>, 'version' | 'sha256' | 'form' | 'made_at'>

/** Bundles of a released edition, the newest first; none before the release and after it was taken back. */
export const bundlesOf = (db: Database, editionId: string): Promise<BundleHead[]> =>
  db.q
    .selectFrom('result_bundle')
    .innerJoin('edition', 'edition.id', 'result_bundle.edition_id')
    .select(['result_bundle.version', 'sha256', 'form', 'made_at'])
    .where('edition_id', '=', editionId)
    .where('edition.released_at', 'is not', null)
    .orderBy('result_bundle.version', 'desc')
    .execute()

/** Released years that have a bundle, the newest first. */
export const provedYears = async (db: Database): Promise<number[]> => {
  const rows = await db.q
    .selectFrom('edition')
    .select('year')
    .where('released_at', 'is not', null)
    .where('id', 'in', (e) => e.selectFrom('result_bundle').select('edition_id'))
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

/** The bytes of a bundle of a released edition; null where there is none. */
export const bundleContent = async (
  db: Database,
  editionId: string,
  version: number,
): Promise<string | null> => {
  const parts = await db.q
    .selectFrom('result_bundle_part')
    .innerJoin('edition', 'edition.id', 'result_bundle_part.edition_id')
    .select('content')
    .where('edition_id', '=', editionId)
    .where('result_bundle_part.version', '=', version)
    .where('edition.released_at', 'is not', null)
    .orderBy('part')
    .execute()
  return parts.length === 0 ? null : parts.map(({ content }) => content).join('')
}

/** Whether there is something to check about a year. */
export const isProved = async (db: Database, year: number): Promise<boolean> => {
  const row = await db.q
    .selectFrom('result_bundle')
    .innerJoin('edition', 'edition.id', 'result_bundle.edition_id')
    .select('result_bundle.version')
    .where('edition.year', '=', year)
    .where('edition.released_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
